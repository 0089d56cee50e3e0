package localcloud;

/**
 * Secrets that this cloud and the stacks on it hold, each made so that it is found wherever it turns up: none may stand in anything that
 * Serin, its functions or its tests print, store or send.
 */
public final class Planted {
    /** In every one of them, followed by two digits. */
    public static final String MARK = "PLANTED";

    public static final String ALPACA_KEY_ID = "PKPLANTED01EXAMPLE";
    public static final String ALPACA_SECRET_KEY = "PLANTED02-example-secret-key";
    public static final String ALPHA_VANTAGE_KEY = "PLANTED03EXAMPLE";

    /** Of the address from which a function's code can be fetched. */
    public static final String URL_TOKEN = "PLANTED04ExampleSecurityToken";

    public static final String URL_SIGNATURE = "PLANTED05ExampleSignature";

    /** Begins the secret access key of every function's session. */
    public static final String SESSION_SECRET = "PLANTED06";

    /** Begins every function's session token. */
    public static final String SESSION_TOKEN = "PLANTED07";

    private Planted() {}
}
