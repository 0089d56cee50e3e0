package serin.check.eventbridge;

import java.util.List;
import java.util.Set;
import serin.check.metrics.MeteredCheck;
import serin.check.metrics.NothingCounted;
import serin.expectation.Declared;
import serin.expectation.ExpectedRule;
import serin.finding.CheckInfo;
import serin.finding.Severity;

/** What must not be counted of a rule. EventBridge sends each of these metrics only when it is not zero. */
final class RuleSums {
    private static final String PAGE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html";

    static final List<NothingCounted<ExpectedRule>> ALL = List.of(
            row(
                    "failed-invocations",
                    "has delivered every event lately",
                    Severity.CRITICAL,
                    "Mend the target or its permission; what could not be delivered lies in the target's dead-letter queue.",
                    "failed invocations",
                    "FailedInvocations"),
            row(
                    "dead-lettered",
                    "has given up no event lately",
                    Severity.CRITICAL,
                    "Mend the target or its permission, then send the events of the dead-letter queue again.",
                    "events sent to the dead-letter queue, or lost on the way there",
                    "InvocationsSentToDlq",
                    "InvocationsFailedToBeSentToDlq"),
            row(
                    "throttled",
                    "has not been throttled lately",
                    Severity.MEDIUM,
                    "Let fewer events match at once, or ask AWS for a higher invocation quota.",
                    "throttled executions",
                    "ThrottledRules"));

    /** The ids of those that say that an event did not arrive. */
    static final Set<String> UNDELIVERED =
            Set.of("eventbridge.rule.failed-invocations", "eventbridge.rule.dead-lettered");

    private RuleSums() {}

    private static NothingCounted<ExpectedRule> row(
            String name, String title, Severity severity, String remediation, String noun, String... metrics) {
        return new NothingCounted<>(
                new CheckInfo(
                        "eventbridge.rule." + name,
                        title,
                        severity,
                        Set.of(MeteredCheck.READS),
                        Set.of(),
                        PAGE,
                        remediation),
                ExpectedRule.class,
                rule -> new Declared.Known<>(List.of(metrics).stream()
                        .map(metric -> RuleMetric.of(rule, metric))
                        .toList()),
                rule -> List.of(RuleMetric.invocations(rule)),
                noun,
                "invocation",
                (_, context) -> NothingCounted.window(context),
                RuleCauses::ofNotDelivering);
    }
}
