package serin.gate;

import java.time.Duration;
import java.time.Instant;

/**
 * When a hook must have done what: CodeDeploy waits an hour, Lambda at most 15 minutes, and an answer that comes too late is none.
 *
 * @param judgeUntil no judging goes on after it
 * @param answerUntil no attempt to answer begins after it
 */
public record Timetable(Instant judgeUntil, Instant answerUntil) {
    private static final Duration LEAST_FOR_ANSWER = Duration.ofSeconds(30);

    /** For the log and the end of the invocation. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /**
     * Keeps 30 s, or a tenth of the time where that is more, for the answer; at most half of it.
     *
     * @param left of the invocation
     */
    public static Timetable of(Instant now, Duration left) {
        var tenth = left.dividedBy(10);
        var wanted = tenth.compareTo(LEAST_FOR_ANSWER) > 0 ? tenth : LEAST_FOR_ANSWER;
        var half = left.dividedBy(2);
        var reserve = wanted.compareTo(half) < 0 ? wanted : half;
        var words = LAST_WORDS.compareTo(reserve.dividedBy(4)) < 0 ? LAST_WORDS : reserve.dividedBy(4);
        return new Timetable(now.plus(left).minus(reserve), now.plus(left).minus(words));
    }
}
