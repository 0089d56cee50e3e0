package serin.check.dynamodb;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.FailedFinding;
import serin.check.Outcomes;
import serin.check.metrics.Changed;
import serin.check.metrics.Heartbeat;
import serin.expectation.Declared;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedTable;
import serin.expectation.Freshness;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.MetricFacts;
import serin.observation.Observation;

/**
 * The data of the table is no older than declared: the heart of the function that writes it on a schedule has beaten. A function's
 * heart beats only when the work of a schedule was done, so a run that failed leaves the table as old as it was.
 */
final class TableFresh implements Check<ExpectedTable> {
    static final CheckInfo INFO = new CheckInfo(
            "dynamodb.table.fresh",
            "has data that is no older than declared",
            Severity.HIGH,
            Set.of("cloudwatch:GetMetricData", "cloudformation:DescribeStacks"),
            Set.of(),
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html",
            "Find out why the function that writes the table has not done its work, mend that, and run it once.");

    /** What of a rule explains that its function has not run. */
    private static final List<String> OF_RULES = List.of(
            "eventbridge.rule.enabled",
            "eventbridge.rule.schedule-expression",
            "eventbridge.rule.targets",
            "eventbridge.rule.target-permission",
            "eventbridge.rule.fired");

    /** What of the function explains that it has not done its work. */
    private static final List<String> OF_FUNCTIONS = List.of("lambda.function.active", "lambda.function.errors");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedTable> about() {
        return ExpectedTable.class;
    }

    @Override
    public boolean appliesTo(ExpectedTable expected) {
        return !(expected.freshness() instanceof Declared.Omitted<Freshness>);
    }

    @Override
    public Outcome examine(ExpectedTable expected, Context context) {
        return switch (expected.freshness()) {
            case Declared.Known<Freshness>(var freshness) ->
                context.stack()
                        .find(ExpectedFunction.class, freshness.writtenBy())
                        .filter(function -> function.resource().physicalId().isPresent())
                        .map(writer -> examine(freshness, writer, context))
                        .orElseGet(() -> new Outcome.Skipped(freshness.writtenBy() + " is not part of this stack"));
            case Declared.Omitted<Freshness>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<Freshness>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Freshness>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome examine(Freshness freshness, ExpectedFunction writer, Context context) {
        var oldest = freshness.oldest(context.now());
        var query = Heartbeat.of(writer);
        return switch (context.cloud().metrics().sums(List.of(query), oldest, context.now())) {
            case Observation.Present<List<MetricFacts>>(var facts, var evidence) ->
                facts.getFirst().points() > 0
                        ? new Outcome.Pass(writer.name() + " has done its work since " + oldest, evidence)
                        : silent(freshness, writer, oldest, evidence, context);
            case Observation.Absent<List<MetricFacts>>(var what, var _) -> new Outcome.Unknown(what);
            case Observation.Unreadable<List<MetricFacts>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** A schedule that was changed since may not have come round; any other change of the stack is no excuse. */
    private static Outcome silent(
            Freshness freshness, ExpectedFunction writer, Instant oldest, Evidence evidence, Context context) {
        var changed = changed(writer, context);
        if (changed.isEmpty()) {
            return new Outcome.Unknown("CloudFormation does not say when its writer's schedule was last changed");
        }
        return changed.get().isAfter(oldest)
                ? new Outcome.Skipped(
                        "its writer's schedule was changed within that time, and may not have come round",
                        Optional.empty(),
                        changed.map(freshness::due))
                : new Outcome.Fail(
                        writer.name() + " has done its work since " + oldest,
                        "no heartbeat of it since",
                        evidence,
                        cause(writer, context));
    }

    private static Optional<Instant> changed(ExpectedFunction writer, Context context) {
        var schedules = context.stack()
                .all(ExpectedRule.class)
                .filter(rule -> calls(rule, writer.name()))
                .map(ExpectedRule::resource)
                .toList();
        return (schedules.isEmpty() ? Stream.of(writer.resource()) : schedules.stream())
                .flatMap(resource -> Changed.at(resource, context).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<FindingRef> cause(ExpectedFunction writer, Context context) {
        var ofRules = context.stack()
                .all(ExpectedRule.class)
                .filter(rule -> calls(rule, writer.name()))
                .flatMap(rule ->
                        OF_RULES.stream().flatMap(check -> FailedFinding.of(check, rule.resource(), context).stream()));
        var ofFunctions =
                OF_FUNCTIONS.stream().flatMap(check -> FailedFinding.of(check, writer.resource(), context).stream());
        return Stream.concat(ofRules, ofFunctions).findFirst();
    }

    private static boolean calls(ExpectedRule rule, String function) {
        return rule.targets().known().stream()
                .flatMap(List::stream)
                .flatMap(target -> target.arn().known().stream())
                .anyMatch(arn -> (arn + ":").contains(":function:" + function + ":"));
    }
}
