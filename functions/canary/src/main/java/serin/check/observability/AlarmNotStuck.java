package serin.check.observability;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.expectation.ExpectedAlarm;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AlarmFacts;
import serin.observation.Evidence;

/**
 * The alarm has not been in ALARM for more than a day. To go off is what an alarm is for, and it tells its own people; one that is
 * left on is heard by nobody any more, and where a deployment heeds it, it stops the deployment that mends it too.
 *
 * <p>Not asked are the canary's own alarms, on its metrics and on its function's, since a finding here would keep them on for ever,
 * and composite ones, whose parts are judged each for itself.
 */
final class AlarmNotStuck implements Check<ExpectedAlarm.Metric> {
    static final CheckInfo INFO = new CheckInfo(
            "alarm.not-stuck",
            "is not left in ALARM for days",
            Severity.HIGH,
            Set.of("cloudwatch:DescribeAlarms"),
            Set.of(),
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
            "Mend what the alarm tells of; if it is no fault, change the alarm's condition in the template.");

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Of the canary's own metrics, which have a stack for their first dimension. */
    private static final String NAMESPACE = "Serin";

    private static final String STACK = "Stack";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedAlarm.Metric> about() {
        return ExpectedAlarm.Metric.class;
    }

    @Override
    public Outcome examine(ExpectedAlarm.Metric expected, Context context) {
        if (isOfTheCanary(expected, context)) {
            return new Outcome.Skipped("it tells of the canary's own runs, and this one must not keep it on");
        }
        return LiveAlarm.judge(expected, context, (alarm, evidence) -> judge(alarm.state(), evidence, context.now()));
    }

    private static Outcome judge(AlarmFacts.State state, Evidence evidence, Instant now) {
        if (!state.value().equals("ALARM")) {
            return new Outcome.Pass(state.value(), evidence);
        }
        if (state.since().isEmpty()) {
            return new Outcome.Unknown("it is in ALARM, and nothing says since when");
        }
        var since = state.since().get();
        return since.plus(LONGEST).isBefore(now)
                ? new Outcome.Fail("ALARM for a day at most", "ALARM since " + since, evidence)
                : new Outcome.Pass("ALARM since " + since + ", which is not yet a day", evidence);
    }

    private static boolean isOfTheCanary(ExpectedAlarm.Metric alarm, Context context) {
        var dimensions = alarm.dimensions().known().orElse(Map.of());
        return (alarm.condition("Namespace").known().equals(Optional.of(NAMESPACE)) && dimensions.containsKey(STACK))
                || context.stack()
                        .all(ExpectedFunction.class)
                        .filter(ExpectedFunction::isCanary)
                        .filter(function -> function.resource().physicalId().isPresent())
                        .anyMatch(function -> function.name().equals(dimensions.get("FunctionName")));
    }
}
