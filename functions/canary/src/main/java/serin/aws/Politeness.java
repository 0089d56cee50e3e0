package serin.aws;

/**
 * The share of AWS's request quotas that Serin may use; the rest is left to deployments and to everyone else in the account.
 *
 * @param share of every quota, above 0 and at most 1
 * @param lambdaSharedShare of the 15 requests a second that Lambda's other control-plane operations have together, which a
 *     deployment in progress needs most
 */
public record Politeness(double share, double lambdaSharedShare) {
    /** Half of each quota. */
    public static final Politeness DEFAULT = new Politeness(0.5, 0.5);

    /** For a hook, which runs while CloudFormation and CodeDeploy call Lambda: a fifth of the shared quota. */
    public static final Politeness HOOK = new Politeness(0.5, 0.2);

    public Politeness {
        requireShare("share", share);
        requireShare("lambdaSharedShare", lambdaSharedShare);
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most 1, was " + value);
        }
    }
}
