package serin.aws;

import java.util.Optional;

/**
 * The share of AWS's default request quotas that Serin may use; the rest is left to deployments and to everyone else in the account.
 *
 * @param share of every quota, above 0 and at most {@value #MOST}; above 1 only where AWS has raised the account's quotas
 * @param lambdaSharedShare of the 15 requests a second that Lambda's other control-plane operations have together, which a
 *     deployment in progress needs most
 */
public record Politeness(double share, double lambdaSharedShare) {
    /** Beyond it no request would ever wait. */
    public static final int MOST = 100;

    /** Half of each quota. */
    public static final Politeness DEFAULT = of(0.5);

    /** A hook runs while CloudFormation and CodeDeploy call Lambda. */
    private static final double OF_A_HOOK = 0.4;

    public Politeness {
        requireShare("share", share);
        requireShare("lambdaSharedShare", lambdaSharedShare);
    }

    /** The same share of every quota. */
    public static Politeness of(double share) {
        return new Politeness(share, share);
    }

    /**
     * Reads a share.
     *
     * @return empty when it is no number above 0 and at most {@value #MOST}
     */
    public static Optional<Politeness> parse(String text) {
        try {
            var share = Double.parseDouble(text);
            return isShare(share) ? Optional.of(of(share)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** For a hook: two fifths of what a run may take of the quota that Lambda's operations share. */
    public Politeness forHook() {
        return new Politeness(share, lambdaSharedShare * OF_A_HOOK);
    }

    private static void requireShare(String name, double value) {
        if (!isShare(value)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most " + MOST + ", was " + value);
        }
    }

    private static boolean isShare(double value) {
        return value > 0 && value <= MOST;
    }
}
