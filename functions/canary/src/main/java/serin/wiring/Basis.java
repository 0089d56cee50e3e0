package serin.wiring;

/** What a connection rests on. */
public enum Basis {
    SCHEDULE("the rule's schedule"),
    BUS("the bus that the rule is on"),
    TARGET("a target of the rule, and the permission for it"),
    ALIAS("the alias's function"),
    GRANT("what the function's role is granted");

    private final String words;

    Basis(String words) {
        this.words = words;
    }

    /** For a legend. */
    public String words() {
        return words;
    }
}
