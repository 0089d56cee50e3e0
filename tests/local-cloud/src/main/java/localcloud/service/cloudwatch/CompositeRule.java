package localcloud.service.cloudwatch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rule of a composite alarm.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html">AlarmRule</a>
 */
public sealed interface CompositeRule {

    /**
     * Whether the alarm is in ALARM by this rule.
     *
     * @param states the state of an alarm by its name or ARN; empty when there is no such alarm, which is in no state
     */
    boolean holds(Function<String, Optional<AlarmState>> states);

    /** The alarms that it looks at, by name or ARN as the rule has them, in its order. */
    Set<String> alarms();

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException when it is none
     */
    static CompositeRule of(String text) {
        return new CompositeRuleReader(text).read();
    }

    /** TRUE or FALSE. */
    record Constant(boolean value) implements CompositeRule {
        @Override
        public boolean holds(Function<String, Optional<AlarmState>> states) {
            return value;
        }

        @Override
        public Set<String> alarms() {
            return Set.of();
        }
    }

    /** ALARM, OK or INSUFFICIENT_DATA of one alarm. */
    record InState(AlarmState state, String alarm) implements CompositeRule {
        @Override
        public boolean holds(Function<String, Optional<AlarmState>> states) {
            return states.apply(alarm).filter(state::equals).isPresent();
        }

        @Override
        public Set<String> alarms() {
            return Set.of(alarm);
        }
    }

    /** NOT. */
    record Not(CompositeRule of) implements CompositeRule {
        @Override
        public boolean holds(Function<String, Optional<AlarmState>> states) {
            return !of.holds(states);
        }

        @Override
        public Set<String> alarms() {
            return of.alarms();
        }
    }

    /** AND. */
    record All(List<CompositeRule> of) implements CompositeRule {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Function<String, Optional<AlarmState>> states) {
            return of.stream().allMatch(each -> each.holds(states));
        }

        @Override
        public Set<String> alarms() {
            return union(of);
        }
    }

    /** OR. */
    record Any(List<CompositeRule> of) implements CompositeRule {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Function<String, Optional<AlarmState>> states) {
            return of.stream().anyMatch(each -> each.holds(states));
        }

        @Override
        public Set<String> alarms() {
            return union(of);
        }
    }

    private static Set<String> union(List<CompositeRule> rules) {
        var union = new LinkedHashSet<String>();
        rules.forEach(rule -> union.addAll(rule.alarms()));
        return union;
    }
}
