package serin.aws;

import static serin.aws.MalformedAnswer.required;
import static serin.aws.MalformedAnswer.whole;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import serin.observation.AlarmFacts;
import serin.observation.AlarmQuery;
import serin.observation.Alarms;
import serin.observation.Observation;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** CloudWatch's alarms and dashboards through the SDK. */
final class AwsAlarms implements Alarms {
    private final CloudWatchClient client;
    private final AwsReader reader;
    private final SingleFlight<List<String>, List<AlarmFacts>> alarms = new SingleFlight<>(Operation.DESCRIBE_ALARMS);
    private final SingleFlight<String, String> dashboards = new SingleFlight<>(Operation.GET_DASHBOARD);

    AwsAlarms(CloudWatchClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    /** Without a type CloudWatch answers metric alarms only. */
    @Override
    public Observation<List<AlarmFacts>> alarms(List<String> names) {
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            throw new IllegalArgumentException("there must be 1 to " + MOST_NAMES + " names, not " + names.size());
        }
        return alarms.look(
                List.copyOf(names),
                () -> reader.readAll(
                        Operation.DESCRIBE_ALARMS,
                        "alarms",
                        (limits, token) -> client.describeAlarms(r -> r.alarmNames(names)
                                .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                                .maxRecords(MOST_NAMES)
                                .nextToken(token)
                                .overrideConfiguration(limits)),
                        AwsAlarms::facts,
                        DescribeAlarmsResponse::nextToken));
    }

    @Override
    public Observation<String> dashboard(String name) {
        return dashboards.look(
                name,
                () -> reader.read(
                        Operation.GET_DASHBOARD,
                        "dashboard " + name,
                        limits -> client.getDashboard(r -> r.dashboardName(name).overrideConfiguration(limits)),
                        response -> required(response.dashboardBody(), "DashboardBody")));
    }

    /** An answer has both lists; one that has neither is some other answer. */
    private static List<AlarmFacts> facts(DescribeAlarmsResponse response) {
        if (!response.hasMetricAlarms() && !response.hasCompositeAlarms()) {
            throw new MalformedAnswer("the answer has neither MetricAlarms nor CompositeAlarms");
        }
        var facts = new ArrayList<AlarmFacts>();
        whole(response.metricAlarms(), "MetricAlarms").forEach(alarm -> facts.add(metric(alarm)));
        whole(response.compositeAlarms(), "CompositeAlarms").forEach(alarm -> facts.add(composite(alarm)));
        return facts;
    }

    private static AlarmFacts metric(MetricAlarm alarm) {
        return new AlarmFacts.Metric(
                required(alarm.alarmName(), "MetricAlarms.AlarmName"),
                new AlarmFacts.Actions(
                        required(alarm.actionsEnabled(), "MetricAlarms.ActionsEnabled"),
                        Set.copyOf(alarm.alarmActions()),
                        Set.copyOf(alarm.okActions()),
                        Set.copyOf(alarm.insufficientDataActions())),
                state(alarm.stateValueAsString(), alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
                condition(alarm),
                dimensions(alarm.dimensions()),
                alarm.metrics().stream().map(AwsAlarms::query).toList());
    }

    private static AlarmFacts composite(CompositeAlarm alarm) {
        return new AlarmFacts.Composite(
                required(alarm.alarmName(), "CompositeAlarms.AlarmName"),
                new AlarmFacts.Actions(
                        required(alarm.actionsEnabled(), "CompositeAlarms.ActionsEnabled"),
                        Set.copyOf(alarm.alarmActions()),
                        Set.copyOf(alarm.okActions()),
                        Set.copyOf(alarm.insufficientDataActions())),
                state(alarm.stateValueAsString(), alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
                required(alarm.alarmRule(), "CompositeAlarms.AlarmRule"));
    }

    /** The time of the last transition; in answers that lack it, that of the last update. */
    private static AlarmFacts.State state(
            @Nullable String value, @Nullable Instant transitioned, @Nullable Instant updated) {
        return new AlarmFacts.State(
                required(value, "StateValue"),
                Optional.ofNullable(transitioned).or(() -> Optional.ofNullable(updated)));
    }

    private static Map<String, String> condition(MetricAlarm alarm) {
        var condition = new HashMap<String, String>();
        put(condition, "Namespace", alarm.namespace());
        put(condition, "MetricName", alarm.metricName());
        put(condition, "Statistic", alarm.statisticAsString());
        put(condition, "ExtendedStatistic", alarm.extendedStatistic());
        put(condition, "Period", alarm.period());
        put(condition, "Unit", alarm.unitAsString());
        put(condition, "EvaluationPeriods", alarm.evaluationPeriods());
        put(condition, "DatapointsToAlarm", alarm.datapointsToAlarm());
        put(condition, "ComparisonOperator", alarm.comparisonOperatorAsString());
        put(condition, "Threshold", alarm.threshold());
        put(condition, "ThresholdMetricId", alarm.thresholdMetricId());
        put(condition, "TreatMissingData", alarm.treatMissingData());
        put(condition, "EvaluateLowSampleCountPercentile", alarm.evaluateLowSampleCountPercentile());
        return condition;
    }

    private static void put(Map<String, String> condition, String name, @Nullable Object value) {
        if (value != null) {
            condition.put(name, value.toString());
        }
    }

    private static Map<String, String> dimensions(List<Dimension> dimensions) {
        return dimensions.stream()
                .collect(Collectors.toMap(
                        dimension -> required(dimension.name(), "Dimensions.Name"),
                        dimension -> required(dimension.value(), "Dimensions.Value"),
                        (one, _) -> one));
    }

    private static AlarmQuery query(MetricDataQuery query) {
        var stat = Optional.ofNullable(query.metricStat());
        var metric = stat.map(of -> of.metric());
        return new AlarmQuery(
                required(query.id(), "Metrics.Id"),
                text(query.expression()),
                metric.map(of -> of.namespace()).orElse(""),
                metric.map(of -> of.metricName()).orElse(""),
                metric.map(of -> dimensions(of.dimensions())).orElseGet(Map::of),
                stat.map(of -> of.stat()).orElse(""),
                stat.map(of -> of.period())
                        .or(() -> Optional.ofNullable(query.period()))
                        .map(String::valueOf)
                        .orElse(""),
                Optional.ofNullable(query.returnData()).orElse(true));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
