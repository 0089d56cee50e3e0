package stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions, as the design of the data collection wants them. */
class ProductionFunctionTest {

    @ParameterizedTest
    @CsvSource({
        "SyncAssets, 512, 300",
        "SyncEarningsCalendar, 256, 180",
        "TriggerEarningsPollenation, 256, 60",
        "TriggerRegularPollenation, 256, 120",
        "SyncNewsSentiment, 512, 300",
        "PollenateAsset, 1024, 600",
        "MarkEarningsProcessed, 256, 30",
    })
    void hasItsSize(String function, int memoryMib, int timeoutSeconds) {
        var properties = Stack.properties(function);
        assertThat(properties.get("MemorySize").intValue()).isEqualTo(memoryMib);
        assertThat(properties.get("Timeout").intValue()).isEqualTo(timeoutSeconds);
    }

    @ParameterizedTest
    @CsvSource({
        "SyncAssetsDaily, cron(0 4 ? * MON-SAT *)",
        "SyncEarningsCalendarDaily, cron(0 5 ? * MON-SAT *)",
        "TriggerEarningsPollenationDaily, cron(0 6 ? * MON-SAT *)",
        "TriggerRegularPollenationDaily, cron(0 7 ? * MON-SAT *)",
        "SyncNewsSentimentHourly, cron(0 * ? * MON-SAT *)",
    })
    void hasItsSchedule(String rule, String expression) {
        assertThat(Stack.properties(rule).get("ScheduleExpression").textValue()).isEqualTo(expression);
        assertThat(Stack.properties(rule).has("EventBusName"))
                .as("schedules are accepted on the default bus only")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PollenateAssetPollenationNeeded, pollenationNeeded",
        "MarkEarningsProcessedEarningsProcessed, earningsProcessed",
    })
    void hasItsEvent(String rule, String detailType) {
        assertThat(Stack.properties(rule).get("EventPattern"))
                .hasToString("{\"detail-type\":[\"" + detailType + "\"],\"source\":[\"market-data\"]}");
    }

    @Test
    void isReachedThroughItsAlias() {
        var rules = Stack.ofType("AWS::Events::Rule")
                // Brings acknowledgements to the canary's queue, and starts no function.
                .filter(rule -> !rule.getKey().equals("CanaryAcknowledged"))
                .toList();
        assertThat(rules).hasSize(10).allSatisfy(rule -> {
            assertThat(rule.getValue().at("/Properties/Targets")).hasSize(1);
            assertThat(rule.getValue().at("/Properties/Targets/0/Arn/Ref").textValue())
                    .endsWith("Aliaslive");
            assertThat(rule.getValue().at("/Properties/Targets/0").has("DeadLetterConfig"))
                    .isTrue();
        });
    }

    @Test
    void tracesAndLogsAsJsonForThirtyDays() {
        assertThat(Stack.ofType("AWS::Lambda::Function")).hasSize(9).allSatisfy(function -> {
            var properties = function.getValue().get("Properties");
            assertThat(properties.at("/TracingConfig/Mode").textValue()).isEqualTo("Active");
            assertThat(properties.at("/LoggingConfig/LogFormat").textValue()).isEqualTo("JSON");
            var group = properties.at("/LoggingConfig/LogGroup/Ref").textValue();
            assertThat(Stack.properties(group).get("RetentionInDays").intValue())
                    .isEqualTo(30);
        });
    }

    @Test
    void hasAnAlarmOnTheErrorsOfItsAlias() {
        assertThat(Stack.ofType("AWS::Lambda::Function").filter(ProductionFunctionTest::hasAlias))
                .hasSize(8)
                .allSatisfy(function -> {
                    var dimensions =
                            Stack.properties(function.getKey() + "Errors").get("Dimensions");
                    assertThat(dimensions)
                            .hasToString(
                                    "[{\"Name\":\"FunctionName\",\"Value\":{\"Ref\":\"%1$s\"}},{\"Name\":\"Resource\",\"Value\":{\"Fn::Sub\":\"${%1$s}:live\"}}]"
                                            .formatted(function.getKey()));
                });
    }

    /** A cycle as soon as an alias has the canary for its hook. */
    @Test
    void knowsNothingOfTheCanary() {
        assertThat(production())
                .hasSize(7)
                .noneMatch(function -> function.getValue().toString().contains("Canary"));
        assertThat(Stack.properties("CanaryRole").toString()).doesNotContain("Aliaslive");
    }

    @Test
    void hasItsHandlerInItsModule() {
        assertThat(production()).hasSize(7).allSatisfy(function -> {
            var properties = function.getValue().get("Properties");
            var key = properties.at("/Code/S3Key").textValue();
            var module = key.substring(0, key.indexOf("/target/"));
            assertThat(key).isEqualTo(module + "/target/" + module.substring("functions/".length()) + "-lambda.jar");
            var source = properties.get("Handler").textValue().replace('.', '/') + ".java";
            assertThat(Stack.ROOT.resolve(module).resolve("src/main/java").resolve(source))
                    .matches(Files::exists);
        });
    }

    private static boolean hasAlias(Map.Entry<String, JsonNode> function) {
        return Stack.TEMPLATE.get("Resources").has(function.getKey() + "Aliaslive");
    }

    private static Stream<Map.Entry<String, JsonNode>> production() {
        return Stack.ofType("AWS::Lambda::Function")
                .filter(function -> function.getValue()
                        .at("/Properties/Environment/Variables")
                        .has("SERIN_PROBE"));
    }
}
