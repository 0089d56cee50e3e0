package stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alarms on the canary's metrics. */
class CanaryAlarmsTest {

    @ParameterizedTest
    @CsvSource({
        "ProductionDeploymentsFail, DeploymentFailureRate, deployment,          10",
        "LambdaDeploymentsFail,     DeploymentFailureRate, function-deployment, 10",
        "InfrastructureFails,       FailureRate,           infrastructure,      5",
        "TablesFail,                FailureRate,           table,               5",
        "RulesFail,                 FailureRate,           rule,                10",
        "EventsAreLate,             EventLatency,          '',                  30000",
    })
    void goesOffAboveItsThreshold(String alarm, String metric, String kind, double threshold) {
        var properties = Stack.properties(alarm);

        assertThat(properties.path("MetricName").asText()).isEqualTo(metric);
        assertThat(properties.path("ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
        assertThat(properties.path("Threshold").asDouble()).isEqualTo(threshold);
        assertThat(properties.at("/Dimensions/0/Value/Ref").asText()).isEqualTo("AWS::StackName");
        assertThat(properties.at("/Dimensions/1/Value").asText()).isEqualTo(kind);
    }

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html: seven days where a period is an hour. */
    @Test
    void silenceIsLongerThanASundayAndWithinWhatCloudWatchTakes() {
        var properties = Stack.properties("CanaryIsSilent");
        var hours = properties.path("Period").asInt()
                * properties.path("EvaluationPeriods").asInt()
                / 3600;

        assertThat(hours).isGreaterThan(25).isLessThanOrEqualTo(7 * 24);
        assertThat(properties.path("Period").asInt()).isGreaterThanOrEqualTo(3600);
        assertThat(properties.path("TreatMissingData").asText()).isEqualTo("breaching");
    }

    @Test
    void oneAlarmPagesForAllAndNoOtherDoes() {
        var rule = Stack.properties("ValidationFailed").at("/AlarmRule/Fn::Sub").asText();
        var watched = Pattern.compile("\\$\\{(\\w+)}")
                .matcher(rule)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(watched).isEqualTo(ours().map(Map.Entry::getKey).collect(Collectors.toSet()));
        assertThat(ours())
                .allSatisfy(
                        alarm -> assertThat(alarm.getValue().at("/Properties").has("AlarmActions"))
                                .isFalse());
        assertThat(Stack.properties("ValidationFailed").path("AlarmActions").toString())
                .isEqualTo("[{\"Ref\":\"AlarmTopic\"}]");
    }

    /** An alarm in ALARM rolls back every deployment, the one that mends it included. */
    @Test
    void noneStopsADeployment() {
        var attached = Stack.ofType("AWS::CodeDeploy::DeploymentGroup")
                .map(group ->
                        group.getValue().at("/Properties/AlarmConfiguration").toString())
                .toList();

        assertThat(attached).isNotEmpty();
        assertThat(ours())
                .allSatisfy(
                        alarm -> assertThat(attached).noneMatch(group -> group.contains("\"" + alarm.getKey() + "\"")));
        assertThat(attached).noneMatch(group -> group.contains("ValidationFailed"));
    }

    private static Stream<Map.Entry<String, JsonNode>> ours() {
        return Stack.ofType("AWS::CloudWatch::Alarm")
                .filter(alarm ->
                        alarm.getValue().at("/Properties/Namespace").asText().equals("Serin"));
    }
}
