package serin.check.observability;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.FailedFinding;
import serin.expectation.ExpectedAlarm;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedQueue;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
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

    private static final Set<String> OF_FUNCTIONS =
            Set.of("lambda.function.active", "lambda.function.errors", "lambda.function.throttles");

    private static final String OF_QUEUES = "sqs.dead-letters.empty";

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
        return LiveAlarm.judge(
                expected,
                context,
                (alarm, evidence) -> judge(alarm.state(), evidence, context.now(), () -> cause(expected, context)));
    }

    private static Outcome judge(
            AlarmFacts.State state, Evidence evidence, Instant now, Supplier<Optional<FindingRef>> cause) {
        if (!state.value().equals("ALARM")) {
            return new Outcome.Pass(state.value(), evidence);
        }
        if (state.since().isEmpty()) {
            return new Outcome.Unknown("it is in ALARM, and nothing says since when");
        }
        var since = state.since().get();
        return since.plus(LONGEST).isBefore(now)
                ? new Outcome.Fail("ALARM for a day at most", "ALARM since " + since, evidence, cause.get())
                : new Outcome.Pass("ALARM since " + since + ", which is not yet a day", evidence);
    }

    /** What failed of that which the alarm watches: a function that errs, a queue that holds dead letters. */
    private static Optional<FindingRef> cause(ExpectedAlarm.Metric alarm, Context context) {
        var dimensions = alarm.dimensions().known().orElse(Map.of());
        var functions = context.stack()
                .all(ExpectedFunction.class)
                .filter(function -> function.resource().physicalId().isPresent())
                .filter(function -> function.name().equals(dimensions.get("FunctionName")))
                .flatMap(
                        function -> FailedFinding.first(OF_FUNCTIONS::contains, function.resource(), context).stream());
        var queues = context.stack()
                .all(ExpectedQueue.class)
                .filter(queue -> queue.resource().physicalId().isPresent())
                .filter(queue -> queue.name().equals(dimensions.get("QueueName")))
                .flatMap(queue -> FailedFinding.of(OF_QUEUES, queue.resource(), context).stream());
        return Stream.concat(functions, queues).findFirst();
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
