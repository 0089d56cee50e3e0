package localcloud.service.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.resource.Resources;
import localcloud.service.Metrics;
import localcloud.service.World;
import localcloud.service.delivery.Delivery;
import org.junit.jupiter.api.Test;

/** Reasons and messages word for word as recorded: recorded-answers/snapshots/cloudwatch.json, calls/monitoring.DescribeAlarms/07. */
final class AlarmWatchTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:alarms";

    private final InMemoryResources resources = new InMemoryResources();
    private final Metrics metrics = new Metrics();
    private final List<Delivery> sent = new ArrayList<>();
    private Instant now = Instant.parse("2022-09-27T10:05:12.193Z");
    private final AlarmWatch watch = new AlarmWatch(new Now(), metrics, sent::add);

    /** calls/monitoring.DescribeAlarms/07, an alarm that has been in ALARM before. */
    @Test
    void saysThatDataIsInsufficient() throws IOException {
        put(alarm("Average", 3600, 5, 10.0, "GreaterThanThreshold"), "ALARM");

        assertThat(watch.state("a")).contains("INSUFFICIENT_DATA");

        assertThat(state().path("StateReason").asText()).isEqualTo("Insufficient Data: 5 datapoints were unknown.");
        assertThat(new ObjectMapper().readTree(state().path("StateReasonData").asText()))
                .isEqualTo(new ObjectMapper().readTree("""
                                {"version":"1.0","queryDate":"2022-09-27T10:05:12.193+0000","statistic":"Average","period":3600,
                                "recentDatapoints":[],"threshold":10.0,"evaluatedDatapoints":[
                                {"timestamp":"2022-09-27T09:05:00.000+0000"},{"timestamp":"2022-09-27T08:05:00.000+0000"},
                                {"timestamp":"2022-09-27T07:05:00.000+0000"},{"timestamp":"2022-09-27T06:05:00.000+0000"},
                                {"timestamp":"2022-09-27T05:05:00.000+0000"}]}"""));
    }

    /** test_breaching_alarm_actions. */
    @Test
    void tellsItsTopic() throws IOException {
        var alarm = alarm("Average", 10, 2, 2.0, "GreaterThanThreshold").put("TreatMissingData", "breaching");
        alarm.put("AlarmDescription", "testing cloudwatch alarms").put("Unit", "Seconds");
        alarm.putArray("AlarmActions").add(TOPIC);
        alarm.putArray("OKActions").add(TOPIC);
        put(alarm, "INSUFFICIENT_DATA");

        watch.look();
        watch.look();

        assertThat(sent).singleElement().satisfies(delivery -> {
            assertThat(delivery.targetArn()).isEqualTo(TOPIC);
            assertThat(delivery.from().principal()).isEqualTo("cloudwatch.amazonaws.com");
            assertThat(new ObjectMapper().readTree(delivery.body()))
                    .isEqualTo(new ObjectMapper().readTree("""
                                    {"AWSAccountId":"111122223333","AlarmActions":["%1$s"],"OKActions":["%1$s"],
                                    "InsufficientDataActions":[],"AlarmArn":"arn:a","AlarmName":"a",
                                    "AlarmConfigurationUpdatedTimestamp":"2022-09-27T09:00:00.000+0000",
                                    "AlarmDescription":"testing cloudwatch alarms","NewStateValue":"ALARM",
                                    "NewStateReason":"Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].",
                                    "OldStateValue":"INSUFFICIENT_DATA","Region":"EU (Ireland)",
                                    "StateChangeTime":"2022-09-27T10:05:12.193+0000","Trigger":{
                                    "ComparisonOperator":"GreaterThanThreshold","Dimensions":[{"name":"InstanceId","value":"abc"}],
                                    "EvaluateLowSampleCountPercentile":"","EvaluationPeriods":2,"MetricName":"m","Namespace":"n",
                                    "Period":10,"Statistic":"AVERAGE","StatisticType":"Statistic","Threshold":2.0,
                                    "TreatMissingData":"breaching","Unit":"Seconds"}}""".formatted(TOPIC)));
        });
    }

    /** test_put_metric_alarm: two samples, whose average is beyond the threshold. */
    @Test
    void namesTheDatapointThatCrossed() {
        put(
                alarm("Average", 10, 1, 21.0, "GreaterThanThreshold").put("TreatMissingData", "ignore"),
                "INSUFFICIENT_DATA");
        add(21, Duration.ofSeconds(1));
        add(22, Duration.ofSeconds(2));

        assertThat(watch.state("a")).contains("ALARM");

        assertThat(state().path("StateReason").asText())
                .isEqualTo(
                        "Threshold Crossed: 1 datapoint [21.5 (27/09/22 10:05:02)] was greater than the threshold (21.0).");
        assertThat(state().path("StateTransitionedTimestamp").asText()).isEqualTo("2022-09-27T10:05:12.193Z");
    }

    /** The period that has begun counts: an error is seen at once, and is out of sight when the whole range has passed. */
    @Test
    void recoversWhenTheErrorIsOutOfSight() {
        var errors = alarm("Sum", 300, 1, 1, "GreaterThanOrEqualToThreshold").put("TreatMissingData", "notBreaching");
        put(errors, "OK");
        add(1, Duration.ZERO);

        assertThat(watch.state("a")).contains("ALARM");
        now = now.plus(Duration.ofMinutes(15));

        assertThat(watch.state("a")).contains("OK");
        assertThat(state().path("StateReason").asText())
                .isEqualTo(
                        "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated"
                                + " as [NonBreaching].");
    }

    @Test
    void recoversWithNewDataBelowTheThreshold() {
        put(alarm("Sum", 300, 1, 1, "GreaterThanOrEqualToThreshold"), "OK");
        add(1, Duration.ZERO);
        assertThat(watch.state("a")).contains("ALARM");
        now = now.plus(Duration.ofMinutes(6));
        add(0, Duration.ZERO);

        assertThat(watch.state("a")).contains("OK");
    }

    @Test
    void doesNothingWhenActionsAreOff() {
        var alarm = alarm("Sum", 60, 1, 1, "LessThanThreshold").put("TreatMissingData", "breaching");
        alarm.put("ActionsEnabled", false).putArray("AlarmActions").add(TOPIC);
        put(alarm, "OK");

        assertThat(watch.state("a")).contains("ALARM");
        assertThat(sent).isEmpty();
    }

    @Test
    void leavesMetricMathAsItIs() {
        var alarm = JsonNodeFactory.instance
                .objectNode()
                .put("EvaluationPeriods", 1)
                .put("Threshold", 1);
        alarm.putArray("Metrics").addObject().put("Expression", "a/b");
        put(alarm, "INSUFFICIENT_DATA");

        assertThat(watch.state("a")).contains("INSUFFICIENT_DATA");
    }

    @Test
    void knowsNoOtherAlarm() {
        assertThat(watch.state("b")).isEmpty();
    }

    private ObjectNode state() {
        return resources.find("A").orElseThrow().state();
    }

    private void add(double value, Duration ago) {
        var dimensions = new TreeMap<String, String>();
        dimensions.put("InstanceId", "abc");
        metrics.add(new Metrics.DataPoint("n", "m", dimensions, value, now.minus(ago)));
    }

    private void put(ObjectNode properties, String current) {
        var state = JsonNodeFactory.instance
                .objectNode()
                .put("AlarmArn", "arn:a")
                .put("StateValue", current)
                .put("AlarmConfigurationUpdatedTimestamp", "2022-09-27T09:00:00Z");
        resources.put(new Resource("A", "AWS::CloudWatch::Alarm", "a", properties, state));
    }

    private static ObjectNode alarm(String statistic, int period, int periods, double threshold, String comparison) {
        var alarm = JsonNodeFactory.instance
                .objectNode()
                .put("Namespace", "n")
                .put("MetricName", "m")
                .put("Statistic", statistic)
                .put("Period", period)
                .put("EvaluationPeriods", periods)
                .put("Threshold", threshold)
                .put("ComparisonOperator", comparison);
        alarm.putArray("Dimensions").addObject().put("Name", "InstanceId").put("Value", "abc");
        return alarm;
    }

    private final class Now implements World {
        @Override
        public Resources resources() {
            return resources;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public String region() {
            return "eu-west-1";
        }

        @Override
        public String accountId() {
            return "111122223333";
        }
    }
}
