package serin.observation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An alarm, as DescribeAlarms answers.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html">DescribeAlarms</a>
 */
public sealed interface AlarmFacts {
    String name();

    Actions actions();

    State state();

    /**
     * An alarm on a metric, or on several by a formula.
     *
     * @param condition by CloudFormation's property names, such as {@code Threshold}; what is not set is not in it
     * @param queries of an alarm on metric math, in the answer's order
     */
    record Metric(
            String name,
            Actions actions,
            State state,
            Map<String, String> condition,
            Map<String, String> dimensions,
            List<AlarmQuery> queries)
            implements AlarmFacts {
        public Metric {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(actions, "actions is null");
            Objects.requireNonNull(state, "state is null");
            condition = Map.copyOf(condition);
            dimensions = Map.copyOf(dimensions);
            queries = List.copyOf(queries);
        }
    }

    /** An alarm on the states of other alarms. */
    record Composite(String name, Actions actions, State state, String rule) implements AlarmFacts {
        public Composite {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(actions, "actions is null");
            Objects.requireNonNull(state, "state is null");
            Objects.requireNonNull(rule, "rule is null");
        }
    }

    /** Whom it tells, as ARNs. */
    record Actions(boolean enabled, Set<String> alarm, Set<String> ok, Set<String> insufficientData) {
        public Actions {
            alarm = Set.copyOf(alarm);
            ok = Set.copyOf(ok);
            insufficientData = Set.copyOf(insufficientData);
        }
    }

    /**
     * How it is.
     *
     * @param value {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
     * @param since when it came into this state; empty in an answer that does not say
     */
    record State(String value, Optional<Instant> since) {
        public State {
            Objects.requireNonNull(value, "value is null");
            Objects.requireNonNull(since, "since is null");
        }
    }
}
