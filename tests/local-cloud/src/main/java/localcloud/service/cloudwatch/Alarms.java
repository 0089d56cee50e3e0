package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;

/**
 * Alarms; their state is evaluated when they are looked at.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html">DescribeAlarms</a>
 */
final class Alarms {
    static final String TYPE = "AWS::CloudWatch::Alarm";
    static final String COMPOSITE_TYPE = "AWS::CloudWatch::CompositeAlarm";

    private final World world;
    private final AlarmWatch watch;

    Alarms(World world, AlarmWatch watch) {
        this.world = world;
        this.watch = watch;
    }

    List<Operation> operations() {
        return List.of(new Operation(
                "DescribeAlarms",
                Set.of(
                        "AlarmNames",
                        "AlarmNamePrefix",
                        "AlarmTypes",
                        "StateValue",
                        "ActionPrefix",
                        "MaxRecords",
                        "NextToken"),
                this::describe));
    }

    /** Of both kinds, in the order of their names. */
    List<Resource> all() {
        List<Resource> alarms = new ArrayList<>(world.resources().ofType(TYPE));
        alarms.addAll(world.resources().ofType(COMPOSITE_TYPE));
        alarms.sort(Comparator.comparing(Resource::physicalId));
        return List.copyOf(alarms);
    }

    private JsonNode describe(Call call) throws AwsError {
        Input input = Input.of(call, CloudWatchService.REFUSAL);
        List<String> names = input.texts("AlarmNames");
        String prefix = input.text("AlarmNamePrefix").orElse("");
        Optional<String> state = input.text("StateValue");
        String action = input.text("ActionPrefix").orElse("");
        watch.look();
        // Composite alarms are shown only when they are asked for.
        List<String> types = input.texts("AlarmTypes").isEmpty() ? List.of("MetricAlarm") : input.texts("AlarmTypes");
        List<Resource> found = all().stream()
                .filter(alarm -> names.isEmpty() || names.contains(alarm.physicalId()))
                .filter(alarm -> alarm.physicalId().startsWith(prefix))
                .filter(alarm -> types.contains(isComposite(alarm) ? "CompositeAlarm" : "MetricAlarm"))
                .filter(alarm -> state.isEmpty()
                        || alarm.state().path("StateValue").asText().equals(state.get()))
                .filter(alarm -> action.isEmpty() || hasAction(alarm, action))
                .toList();
        Page<Resource> page = Page.of(
                found,
                Resource::physicalId,
                input.number("MaxRecords", 50, 1, 100),
                input.text("NextToken"),
                () -> new AwsError(400, "InvalidNextToken", "Invalid NextToken"));
        Answer answer = new Answer()
                .list(
                        "CompositeAlarms",
                        page.items().stream()
                                .filter(Alarms::isComposite)
                                .map(this::composite)
                                .toList())
                .list(
                        "MetricAlarms",
                        page.items().stream()
                                .filter(alarm -> !isComposite(alarm))
                                .map(this::metric)
                                .toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private ObjectNode metric(Resource alarm) {
        JsonNode properties = alarm.properties();
        Answer answer = common(alarm)
                .text("MetricName", properties.path("MetricName"))
                .text("Namespace", properties.path("Namespace"))
                .text("Statistic", properties.path("Statistic"))
                .text("ExtendedStatistic", properties.path("ExtendedStatistic"))
                .list("Dimensions", elements(properties.path("Dimensions")))
                .number("Period", properties.path("Period"))
                .text("Unit", properties.path("Unit"))
                .number("EvaluationPeriods", properties.path("EvaluationPeriods"))
                .number("DatapointsToAlarm", properties.path("DatapointsToAlarm"))
                .text("ComparisonOperator", properties.path("ComparisonOperator"))
                .text("TreatMissingData", properties.path("TreatMissingData"))
                .text("EvaluateLowSampleCountPercentile", properties.path("EvaluateLowSampleCountPercentile"))
                .text("ThresholdMetricId", properties.path("ThresholdMetricId"))
                .copy(properties, "Metrics");
        if (Answer.isThere(properties.path("Threshold"))) {
            answer.put(
                    "Threshold", DoubleNode.valueOf(properties.path("Threshold").asDouble()));
        }
        return answer.done();
    }

    private ObjectNode composite(Resource alarm) {
        JsonNode properties = alarm.properties();
        return common(alarm)
                .text("AlarmRule", properties.path("AlarmRule"))
                .text("ActionsSuppressor", properties.path("ActionsSuppressor"))
                .number("ActionsSuppressorWaitPeriod", properties.path("ActionsSuppressorWaitPeriod"))
                .number("ActionsSuppressorExtensionPeriod", properties.path("ActionsSuppressorExtensionPeriod"))
                .done();
    }

    private Answer common(Resource alarm) {
        JsonNode properties = alarm.properties();
        JsonNode state = alarm.state();
        return new Answer()
                .put("AlarmName", alarm.physicalId())
                .put(
                        "AlarmArn",
                        "arn:aws:cloudwatch:" + world.region() + ":" + world.accountId() + ":alarm:"
                                + alarm.physicalId())
                .text("AlarmDescription", properties.path("AlarmDescription"))
                .time("AlarmConfigurationUpdatedTimestamp", state.path("AlarmConfigurationUpdatedTimestamp"))
                .put(
                        "ActionsEnabled",
                        !properties.path("ActionsEnabled").asText("true").equals("false"))
                .list("OKActions", elements(properties.path("OKActions")))
                .list("AlarmActions", elements(properties.path("AlarmActions")))
                .list("InsufficientDataActions", elements(properties.path("InsufficientDataActions")))
                .text("StateValue", state.path("StateValue"))
                .text("StateReason", state.path("StateReason"))
                .text("StateReasonData", state.path("StateReasonData"))
                .time("StateUpdatedTimestamp", state.path("StateUpdatedTimestamp"))
                .time("StateTransitionedTimestamp", state.path("StateTransitionedTimestamp"));
    }

    private static boolean isComposite(Resource alarm) {
        return alarm.type().equals(COMPOSITE_TYPE);
    }

    private static boolean hasAction(Resource alarm, String prefix) {
        return elements(alarm.properties().path("AlarmActions")).stream()
                .anyMatch(action -> action.asText().startsWith(prefix));
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return List.copyOf(list);
    }
}
