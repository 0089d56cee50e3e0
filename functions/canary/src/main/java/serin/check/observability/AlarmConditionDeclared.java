package serin.check.observability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import serin.check.Check;
import serin.check.Context;
import serin.check.NamedValues;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlarm;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AlarmFacts;
import serin.observation.AlarmQuery;
import serin.observation.Evidence;

/** The alarm goes off when the template says: by its metric, period and threshold, its formula, or the rule over other alarms. */
final class AlarmConditionDeclared implements Check<ExpectedAlarm> {
    static final CheckInfo INFO = new CheckInfo(
            "alarm.condition",
            "goes off on the declared condition",
            Severity.HIGH,
            Set.of("cloudwatch:DescribeAlarms"),
            Set.of(
                    "AlarmRule",
                    "ComparisonOperator",
                    "DatapointsToAlarm",
                    "EvaluateLowSampleCountPercentile",
                    "EvaluationPeriods",
                    "ExtendedStatistic",
                    "MetricName",
                    "Metrics",
                    "Namespace",
                    "Period",
                    "Statistic",
                    "Threshold",
                    "ThresholdMetricId",
                    "Unit"),
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html",
            "Put the alarm again with the declared condition (aws cloudwatch put-metric-alarm, or put-composite-alarm).");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedAlarm> about() {
        return ExpectedAlarm.class;
    }

    @Override
    public Outcome examine(ExpectedAlarm expected, Context context) {
        return LiveAlarm.judge(expected, context, (alarm, evidence) -> switch (expected) {
            case ExpectedAlarm.Metric metric ->
                alarm instanceof AlarmFacts.Metric live
                        ? condition(metric, live, evidence)
                        : LiveAlarm.otherKind(alarm, evidence);
            case ExpectedAlarm.Composite composite ->
                alarm instanceof AlarmFacts.Composite live
                        ? rule(composite, live, evidence)
                        : LiveAlarm.otherKind(alarm, evidence);
        });
    }

    private static Outcome condition(ExpectedAlarm.Metric expected, AlarmFacts.Metric alarm, Evidence evidence) {
        var live = new HashMap<>(alarm.condition());
        // All of the evaluated periods, where nothing else is set.
        if (live.containsKey("EvaluationPeriods")) {
            live.putIfAbsent("DatapointsToAlarm", live.getOrDefault("EvaluationPeriods", ""));
        }
        var outcome = NamedValues.compare(expected.condition(), live, evidence);
        return outcome instanceof Outcome.Pass ? queries(expected, alarm, outcome, evidence) : outcome;
    }

    private static Outcome queries(
            ExpectedAlarm.Metric expected, AlarmFacts.Metric alarm, Outcome otherwise, Evidence evidence) {
        return switch (expected.queries()) {
            case Declared.Known<List<AlarmQuery>>(var queries) ->
                byId(queries).equals(byId(alarm.queries()))
                        ? otherwise
                        : new Outcome.Fail(show(queries), show(alarm.queries()), evidence);
            case Declared.Omitted<List<AlarmQuery>>() -> otherwise;
            case Declared.Secret<List<AlarmQuery>>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<List<AlarmQuery>>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Map<String, AlarmQuery> byId(List<AlarmQuery> queries) {
        return queries.stream().collect(Collectors.toMap(AlarmQuery::id, query -> query, (one, _) -> one));
    }

    private static String show(List<AlarmQuery> queries) {
        return queries.isEmpty()
                ? "no metric math"
                : queries.stream().map(AlarmQuery::toString).sorted().collect(Collectors.joining("; "));
    }

    private static Outcome rule(ExpectedAlarm.Composite expected, AlarmFacts.Composite alarm, Evidence evidence) {
        return NamedValues.compare(
                Map.of("AlarmRule", expected.rule().map(AlarmConditionDeclared::plain)),
                Map.of("AlarmRule", plain(alarm.rule())),
                evidence);
    }

    /** White space means nothing in a rule. */
    private static String plain(String rule) {
        return rule.strip().replaceAll("\\s+", " ").replaceAll("\\( ", "(").replaceAll(" \\)", ")");
    }
}
