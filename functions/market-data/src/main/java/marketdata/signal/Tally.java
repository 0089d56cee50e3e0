package marketdata.signal;

/**
 * How much was done on one event.
 *
 * @param processed items written, events put
 * @param failed what could not be done although it should have been
 * @param skipped rows that could not be used; that is no failure
 */
public record Tally(int processed, int failed, int skipped) {
    /** An event that failed as a whole. */
    static final Tally FAILED = new Tally(0, 1, 0);

    /** Work that does not count. */
    static final Tally NOTHING = new Tally(0, 0, 0);

    public Tally {
        if (processed < 0 || failed < 0 || skipped < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative, were " + processed + ", " + failed + ", " + skipped);
        }
    }
}
