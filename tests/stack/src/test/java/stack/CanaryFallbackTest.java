package stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers CodeDeploy when the canary cannot. */
class CanaryFallbackTest {
    private static final List<String> CONDITIONAL = List.of(
            "CanaryFallback",
            "CanaryFallbackRole",
            "CanaryFallbackEventInvokeConfig",
            "CanaryFallbackLogGroup",
            "CanaryFallbackErrors");

    /** Invocations by the alias, and those without a qualifier, which Lambda configures as $LATEST. */
    @ParameterizedTest
    @ValueSource(strings = {"CanaryEventInvokeConfig", "CanaryHookInvocations"})
    void isToldOfEveryFailureOfTheCanaryAtOnce(String config) {
        var properties = Stack.properties(config);
        assertThat(properties.at("/FunctionName/Ref").textValue()).isEqualTo("Canary");
        assertThat(properties.get("MaximumRetryAttempts").intValue()).isZero();
        assertThat(properties.get("MaximumEventAgeInSeconds").intValue())
                .as("CodeDeploy waits for one hour")
                .isLessThanOrEqualTo(600);
        assertThat(properties.at("/DestinationConfig/OnFailure/Destination"))
                .hasToString("{\"Fn::If\":[\"HasHookFallback\",{\"Fn::GetAtt\":[\"CanaryFallback\",\"Arn\"]},"
                        + "{\"Fn::GetAtt\":[\"CanaryFailures\",\"Arn\"]}]}");
    }

    /**
     * Lambda repeats an invocation that failed after one minute, and again after two.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Error handling</a>
     */
    @Test
    void hasAnsweredOrGivenUpWithinTwoMinutes() {
        var timeout = Stack.properties("CanaryFallback").get("Timeout").intValue();
        var retries = Stack.properties("CanaryFallbackEventInvokeConfig")
                .get("MaximumRetryAttempts")
                .intValue();

        assertThat(retries).isEqualTo(1);
        assertThat(timeout + 60 + timeout).isLessThanOrEqualTo(120);
    }

    @Test
    void bothQualifiersAreConfigured() {
        assertThat(Set.of(
                        Stack.properties("CanaryEventInvokeConfig")
                                .get("Qualifier")
                                .textValue(),
                        Stack.properties("CanaryHookInvocations")
                                .get("Qualifier")
                                .textValue()))
                .isEqualTo(Set.of("live", "$LATEST"));
    }

    @Test
    void keepsEveryFailureInTheQueueThatHeldItBefore() {
        var destinations = Stack.properties("CanaryFallbackEventInvokeConfig").get("DestinationConfig");
        assertThat(destinations.at("/OnSuccess/Destination/Fn::GetAtt/0").textValue())
                .isEqualTo("CanaryFailures");
        assertThat(destinations.at("/OnFailure/Destination/Fn::GetAtt/0").textValue())
                .isEqualTo("CanaryFailures");
    }

    /** CodeDeploy's role may invoke functions of that name as hooks; this is none. */
    @Test
    void isNoHookAndKnowsNothingOfTheCanarysCode() {
        var properties = Stack.properties("CanaryFallback");
        assertThat(properties.get("FunctionName").toString()).doesNotContain("CodeDeployHook_");
        assertThat(properties.at("/Code/S3Key").textValue())
                .isEqualTo("functions/hook-fallback/target/hook-fallback-lambda.jar");
        assertThat(properties.toString()).doesNotContain("\"Canary\"");
    }

    @Test
    void canBeLeftOutAsAWhole() {
        assertThat(CONDITIONAL)
                .allSatisfy(logicalId -> assertThat(Stack.TEMPLATE
                                .at("/Resources/" + logicalId + "/Condition")
                                .textValue())
                        .isEqualTo("HasHookFallback"));
    }
}
