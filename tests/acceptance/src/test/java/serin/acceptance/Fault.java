package serin.acceptance;

/**
 * One thing that is broken.
 *
 * @param finding {@code check@logicalId} of the finding that must name it
 */
record Fault(Change change, String finding) {
    static Fault fault(Change change, String finding) {
        return new Fault(change, finding);
    }
}
