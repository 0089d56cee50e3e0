package serin.aws;

/**
 * Two settings of the JDK's HTTP connections, which can be made for the whole process only, and before the first connection.
 * A {@code -D} on the command line wins.
 */
final class Connections {

    private Connections() {}

    static void prepare() {
        // The JDK sends a POST a second time, unasked, when a connection breaks without an answer: a probe could run
        // twice.
        setUnlessSet("sun.net.http.retryPost", "false");
        setUnlessSet("http.maxConnections", String.valueOf(AwsClients.CONNECTIONS));
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
