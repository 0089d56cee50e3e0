package marketdata.signal;

/** What knows how much was done: an answer, or the failure that tells of work left undone. */
@FunctionalInterface
public interface Tallied {
    Tally tally();
}
