package serin.metric;

import java.util.List;
import java.util.OptionalDouble;

/** Which share of the last samples failed, in percent. */
public final class FailureRate {
    /** Samples that count. */
    public static final int LAST = 20;

    /** With fewer samples one failure would be a rate of over 20 %, and every alarm would go off at the first. */
    private static final int ENOUGH = 5;

    /** Failures in a row that count although there are fewer samples than enough. */
    private static final int IN_A_ROW = 2;

    private FailureRate() {}

    /**
     * Of judgements that runs have made. While there are fewer than five it is 0, unless the last two both failed.
     *
     * @param newestFirst those behind the {@value #LAST}th do not count
     * @return empty when there is no sample
     */
    public static OptionalDouble ofRuns(List<Sample> newestFirst) {
        var last = last(newestFirst);
        var tooFew = last.size() < ENOUGH;
        var inARow = last.size() >= IN_A_ROW
                && last.subList(0, IN_A_ROW).stream().allMatch(sample -> sample == Sample.FAILED);
        return last.isEmpty() || !tooFew || inARow ? share(last) : OptionalDouble.of(0);
    }

    /**
     * Of deployments, from the first on.
     *
     * @param newestFirst those behind the {@value #LAST}th do not count
     * @return empty when there was none
     */
    public static OptionalDouble ofDeployments(List<Sample> newestFirst) {
        return share(last(newestFirst));
    }

    private static List<Sample> last(List<Sample> newestFirst) {
        return newestFirst.subList(0, Math.min(LAST, newestFirst.size()));
    }

    private static OptionalDouble share(List<Sample> samples) {
        if (samples.isEmpty()) {
            return OptionalDouble.empty();
        }
        var failed = samples.stream().filter(sample -> sample == Sample.FAILED).count();
        return OptionalDouble.of(100.0 * failed / samples.size());
    }
}
