package serin.check.probe;

import java.util.List;

/**
 * Whether a version's rehearsal is about as quick as another version's of the same function: the median of three of each, so that
 * one start or one slow moment decides nothing.
 */
public sealed interface RehearsalPace {
    /** How often each version is asked. */
    int SAMPLES = 3;

    /** What takes no longer is quick enough, whatever another version takes: in milliseconds. */
    long UNREMARKABLE_MILLIS = 1_000;

    /** More than this many times the other version's time is slower. */
    int FACTOR = 5;

    /** Quick enough, whatever another version takes. */
    record Unremarkable(long millis) implements RehearsalPace {}

    /** Slow, and not much slower than the other version. */
    record Kept(long millis, long otherMillis) implements RehearsalPace {}

    /** More than {@value #FACTOR} times slower than the other version. */
    record Slower(long millis, long otherMillis) implements RehearsalPace {}

    /** Whether there is reason to compare: the time of one rehearsal, or the median of several. */
    static boolean isRemarkable(long millis) {
        return millis > UNREMARKABLE_MILLIS;
    }

    /**
     * Compares.
     *
     * @param millis of {@value #SAMPLES} rehearsals of the version in question
     * @param otherMillis of {@value #SAMPLES} rehearsals of the one that it is measured by
     */
    static RehearsalPace of(List<Long> millis, List<Long> otherMillis) {
        var median = median(millis);
        if (!isRemarkable(median)) {
            return new Unremarkable(median);
        }
        var other = median(otherMillis);
        // Not the quotient: the other version may have taken no time at all.
        return median > FACTOR * other ? new Slower(median, other) : new Kept(median, other);
    }

    /** The middle one of {@value #SAMPLES} times. */
    static long median(List<Long> millis) {
        if (millis.size() != SAMPLES) {
            throw new IllegalArgumentException("there must be " + SAMPLES + " times, were " + millis.size());
        }
        return millis.stream().sorted().skip(SAMPLES / 2).findFirst().orElseThrow();
    }
}
