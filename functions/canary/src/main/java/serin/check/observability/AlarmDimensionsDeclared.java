package serin.check.observability;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlarm;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AlarmFacts;
import serin.observation.AliasFacts;
import serin.observation.Evidence;
import serin.observation.Observation;

/**
 * The alarm watches the declared metric and no other: dimensions are part of what a metric is. Where they name a function of the stack
 * and an alias of it, there is that alias, since else no data point can ever have these dimensions.
 *
 * <p>Whether the metric had a data point is not asked: one that never had any is no fault on a fresh stack, nor is an Errors metric of
 * a function that nobody has called.
 */
final class AlarmDimensionsDeclared implements Check<ExpectedAlarm.Metric> {
    static final CheckInfo INFO = new CheckInfo(
            "alarm.dimensions",
            "watches the declared metric's dimensions",
            Severity.HIGH,
            Set.of("cloudwatch:DescribeAlarms", "lambda:GetAlias"),
            Set.of("Dimensions"),
            "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html",
            "Put the alarm again with the declared dimensions, or declare those of a metric that there can be.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedAlarm.Metric> about() {
        return ExpectedAlarm.Metric.class;
    }

    /** An alarm on metric math has its dimensions inside its queries. */
    @Override
    public boolean appliesTo(ExpectedAlarm.Metric expected) {
        return expected.condition().containsKey("MetricName");
    }

    @Override
    public Outcome examine(ExpectedAlarm.Metric expected, Context context) {
        return switch (expected.dimensions()) {
            case Declared.Known<Map<String, String>>(var dimensions) ->
                LiveAlarm.judge(
                        expected,
                        context,
                        (alarm, evidence) -> alarm instanceof AlarmFacts.Metric live
                                ? compare(expected, dimensions, live.dimensions(), evidence, context)
                                : LiveAlarm.otherKind(alarm, evidence));
            case Declared.Omitted<Map<String, String>>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<Map<String, String>>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Map<String, String>>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome compare(
            ExpectedAlarm.Metric expected,
            Map<String, String> declared,
            Map<String, String> live,
            Evidence evidence,
            Context context) {
        if (!declared.equals(live)) {
            return new Outcome.Fail(show(declared), show(live), evidence);
        }
        return expected.condition("Namespace").known().equals(Optional.of("AWS/Lambda"))
                ? ofLambda(declared, evidence, context)
                : new Outcome.Pass(show(live), evidence);
    }

    /** Lambda's metrics by Resource: the function's name, a colon, and the alias or version that was invoked. */
    private static Outcome ofLambda(Map<String, String> dimensions, Evidence evidence, Context context) {
        var name = dimensions.getOrDefault("FunctionName", "");
        var resource = dimensions.getOrDefault("Resource", name);
        var pass = new Outcome.Pass(show(dimensions), evidence);
        if (resource.equals(name) || isNotOfThisStack(name, context)) {
            return pass;
        }
        if (!resource.startsWith(name + ":")) {
            return new Outcome.Fail("Resource " + name + " with an alias or version", "Resource " + resource, evidence);
        }
        var alias = resource.substring(name.length() + 1);
        if (alias.matches("[0-9]+") || isDeclared(name, alias, context)) {
            return pass;
        }
        return switch (context.cloud().functions().alias(name, alias)) {
            case Observation.Present<AliasFacts> _ -> pass;
            case Observation.Absent<AliasFacts>(var what, var absence) ->
                new Outcome.Fail("an alias that there is", what, absence);
            case Observation.Unreadable<AliasFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static boolean isNotOfThisStack(String function, Context context) {
        return context.stack()
                .all(ExpectedFunction.class)
                .filter(one -> one.resource().physicalId().isPresent())
                .noneMatch(one -> one.name().equals(function));
    }

    /** Whether it is there is then said of the alias itself. */
    private static boolean isDeclared(String function, String alias, Context context) {
        return context.stack()
                .all(ExpectedAlias.class)
                .anyMatch(one -> one.function().known().equals(Optional.of(function))
                        && one.name().known().equals(Optional.of(alias)));
    }

    private static String show(Map<String, String> dimensions) {
        return dimensions.isEmpty() ? "no dimensions" : new TreeMap<>(dimensions).toString();
    }
}
