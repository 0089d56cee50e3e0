package serin.wiring;

/** Where a part stands on the way of an event, from what sets it off to what it changes. */
public enum Layer {
    SOURCE("set off by"),
    RULE("rule"),
    ALIAS("alias"),
    FUNCTION("function"),
    STORE("reads and writes");

    private final String title;

    Layer(String title) {
        this.title = title;
    }

    /** In a few words, for the head of a column. */
    public String title() {
        return title;
    }
}
