package localcloud.iam;

/** Pieces of ARNs. */
final class Arns {
    private static final int ACCOUNT = 4;

    private Arns() {}

    /** The fifth component; empty when there is none. */
    static String account(String arn) {
        var parts = arn.split(":", Wild.ARN_COMPONENTS);
        return parts.length > ACCOUNT ? parts[ACCOUNT] : "";
    }
}
