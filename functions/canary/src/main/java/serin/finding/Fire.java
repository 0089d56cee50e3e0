package serin.finding;

import java.time.Instant;
import java.util.Objects;

/**
 * What a run has concluded of one time at which a schedule was to fire.
 *
 * @param rule the logical id of the rule
 * @param at the scheduled time
 * @param why what it rests on, one sentence
 */
public record Fire(String rule, Instant at, Conclusion conclusion, String why) {
    public Fire {
        Objects.requireNonNull(rule, "rule is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(conclusion, "conclusion is null");
        Objects.requireNonNull(why, "why is null");
    }

    /** Whether it came. That it came once only is nothing that anybody can tell, nor EventBridge promises. */
    public enum Conclusion {
        /** Something shows that it came. */
        CONFIRMED,
        /** Its time is over, the metrics could be read, those of other rules are there, and nothing shows that it came. */
        MISSED,
        /** Neither. */
        UNKNOWN
    }
}
