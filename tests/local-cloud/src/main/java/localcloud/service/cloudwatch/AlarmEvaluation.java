package localcloud.service.cloudwatch;

import java.util.List;

/**
 * Which state an alarm has on account of the periods that it looks at.
 *
 * @param state what the alarm changes to, or stays in
 * @param evaluated the periods with data that counted, most recent first
 * @param filled how many of the N evaluated periods had no data
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">How CloudWatch alarms
 *     treat missing data</a>
 */
record AlarmEvaluation(AlarmState state, List<AlarmPeriod> evaluated, int filled) {

    /** More periods than N are looked at; AWS's examples have 5 for N = 3, and how many it is for another N is not said. */
    private static final int FURTHER_BACK = 2;

    AlarmEvaluation {
        evaluated = List.copyOf(evaluated);
    }

    /** How many periods an alarm looks at. */
    static int range(AlarmRule rule) {
        return rule.evaluationPeriods() + FURTHER_BACK;
    }

    /**
     * Evaluates.
     *
     * @param found the periods of the range that have data, most recent first
     * @param current the state that the alarm is in
     */
    static AlarmEvaluation of(AlarmRule rule, List<AlarmPeriod> found, AlarmState current) {
        var evaluated = found.subList(0, Math.min(found.size(), rule.evaluationPeriods()));
        int filled = rule.evaluationPeriods() - evaluated.size();
        return new AlarmEvaluation(state(rule, evaluated, filled, current), evaluated, filled);
    }

    private static AlarmState state(AlarmRule rule, List<AlarmPeriod> evaluated, int filled, AlarmState current) {
        int breaching = (int) evaluated.stream()
                .filter(period -> rule.breaches(period.value()))
                .count();
        int needed = rule.datapointsToAlarm();
        if (breaching >= needed) {
            return AlarmState.ALARM;
        }
        if (filled == 0) {
            return AlarmState.OK;
        }
        return switch (rule.missing()) {
            case BREACHING -> breaching + filled >= needed ? AlarmState.ALARM : AlarmState.OK;
            case NOT_BREACHING -> AlarmState.OK;
            case IGNORE -> breaching < evaluated.size() ? AlarmState.OK : current;
            case MISSING -> breaching < evaluated.size() ? AlarmState.OK : premature(evaluated, needed);
        };
    }

    /** All that there is breaches, and it is not enough: it counts when the oldest is as old as the number that is needed. */
    private static AlarmState premature(List<AlarmPeriod> evaluated, int needed) {
        return !evaluated.isEmpty() && evaluated.getLast().age() >= needed
                ? AlarmState.ALARM
                : AlarmState.INSUFFICIENT_DATA;
    }
}
