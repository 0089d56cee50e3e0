package serin.aws;

/** A function and a qualifier: an alias, a version or {@code $LATEST}. */
record Qualified(String function, String qualifier) {
    @Override
    public String toString() {
        return "function " + function + ":" + qualifier;
    }
}
