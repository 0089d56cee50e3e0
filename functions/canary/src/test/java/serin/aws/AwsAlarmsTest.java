package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import serin.observation.AlarmFacts;
import serin.observation.AlarmQuery;
import serin.observation.Evidence;
import serin.observation.Observation;

/** What DescribeAlarms answers, whose fields are those of the recorded answers (snapshots/cloudwatch.json) and of the API reference. */
class AwsAlarmsTest {
    private static final String METRIC = """
            {"AlarmName": "a", "ActionsEnabled": true, "AlarmActions": ["arn:t"], "OKActions": [], "InsufficientDataActions": [],
             "StateValue": "ALARM", "StateReason": "Threshold Crossed", "StateUpdatedTimestamp": "2026-11-22T19:00:00Z",
             "StateTransitionedTimestamp": "2026-11-21T19:00:00Z", "Namespace": "AWS/Lambda", "MetricName": "Errors", "Statistic": "Sum",
             "Period": 300, "EvaluationPeriods": 1, "Threshold": 1.0, "ComparisonOperator": "GreaterThanThreshold",
             "TreatMissingData": "ignore", "Dimensions": [{"Name": "FunctionName", "Value": "sync"}]}""";
    private static final String MATH = """
            {"AlarmName": "m", "ActionsEnabled": false, "StateValue": "OK", "EvaluationPeriods": 2, "Metrics": [
              {"Id": "rate", "Expression": "errors / calls", "ReturnData": true},
              {"Id": "errors", "ReturnData": false, "MetricStat": {"Period": 60, "Stat": "Sum", "Metric": {"Namespace": "AWS/Lambda",
               "MetricName": "Errors", "Dimensions": [{"Name": "FunctionName", "Value": "sync"}]}}}]}""";
    private static final String COMPOSITE = """
            {"AlarmName": "c", "ActionsEnabled": true, "AlarmActions": ["arn:t"], "StateValue": "INSUFFICIENT_DATA",
             "StateUpdatedTimestamp": "2026-11-22T19:00:00Z", "AlarmRule": "ALARM(a)"}""";

    private final StubAws stub;
    private final AwsCloud aws;

    AwsAlarmsTest() throws IOException {
        stub = new StubAws();
        aws = TestCloud.open(stub.uri());
    }

    @AfterEach
    void stop() {
        aws.close();
        stub.close();
    }

    @Test
    void readsBothKinds() {
        stub.on(
                "DescribeAlarms",
                Wire.success(
                        "DescribeAlarms",
                        "{\"MetricAlarms\": [" + METRIC + ", " + MATH + "], \"CompositeAlarms\": [" + COMPOSITE
                                + "]}"));

        var actions = new AlarmFacts.Actions(true, Set.of("arn:t"), Set.of(), Set.of());
        assertThat(TestCloud.cloud(aws).alarms().alarms(List.of("a", "c", "m")))
                .isEqualTo(new Observation.Present<>(
                        List.of(
                                new AlarmFacts.Metric(
                                        "a",
                                        actions,
                                        new AlarmFacts.State(
                                                "ALARM", Optional.of(Instant.parse("2026-11-21T19:00:00Z"))),
                                        Map.of(
                                                "Namespace", "AWS/Lambda",
                                                "MetricName", "Errors",
                                                "Statistic", "Sum",
                                                "Period", "300",
                                                "EvaluationPeriods", "1",
                                                "Threshold", "1.0",
                                                "ComparisonOperator", "GreaterThanThreshold",
                                                "TreatMissingData", "ignore"),
                                        Map.of("FunctionName", "sync"),
                                        List.of()),
                                new AlarmFacts.Metric(
                                        "m",
                                        new AlarmFacts.Actions(false, Set.of(), Set.of(), Set.of()),
                                        new AlarmFacts.State("OK", Optional.empty()),
                                        Map.of("EvaluationPeriods", "2"),
                                        Map.of(),
                                        List.of(
                                                new AlarmQuery(
                                                        "rate", "errors / calls", "", "", Map.of(), "", "", true),
                                                new AlarmQuery(
                                                        "errors",
                                                        "",
                                                        "AWS/Lambda",
                                                        "Errors",
                                                        Map.of("FunctionName", "sync"),
                                                        "Sum",
                                                        "60",
                                                        false))),
                                new AlarmFacts.Composite(
                                        "c",
                                        actions,
                                        new AlarmFacts.State(
                                                "INSUFFICIENT_DATA",
                                                Optional.of(Instant.parse("2026-11-22T19:00:00Z"))),
                                        "ALARM(a)")),
                        Evidence.of("cloudwatch:DescribeAlarms")));
    }

    /** Without them CloudWatch answers metric alarms only. */
    @Test
    void asksForBothKinds() {
        stub.on("DescribeAlarms", Wire.success("DescribeAlarms", "{\"MetricAlarms\": [], \"CompositeAlarms\": []}"));

        TestCloud.cloud(aws).alarms().alarms(List.of("a"));

        assertThat(stub.asked().getFirst().toString()).contains("MetricAlarm").contains("CompositeAlarm");
    }
}
