package serin.probe;

/** What a function can depend on; the answer bears {@link #word()}. */
public enum Kind {
    TABLE("table"),
    INDEX("index"),
    BUS("bus"),
    QUEUE("queue"),
    SECRET("secret"),
    KEY("key"),
    /** A host outside AWS. */
    HOST("host"),
    /** An environment variable. */
    ENVIRONMENT("environment"),
    /** An event that the function is sent, as its own code reads it. */
    EVENT("event");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word that stands in the answer. */
    public String word() {
        return word;
    }
}
