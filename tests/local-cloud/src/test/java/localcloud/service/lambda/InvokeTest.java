package localcloud.service.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import localcloud.lambda.ObedientHandler;
import localcloud.service.AwsError;
import localcloud.wire.RestAnswer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invoke as the wire calls it, with one child JVM (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InvokeTest {
    private Optional<LambdaStack> deployed = Optional.empty();

    @BeforeAll
    void deploy(@TempDir Path project) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(project.resolve("sync-assets-lambda.jar")))) {
            var name = ObedientHandler.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            try (var in = ObedientHandler.class.getResourceAsStream("/" + name)) {
                assertThat(in).isNotNull();
                in.transferTo(out);
            }
        }
        deployed = Optional.of(new LambdaStack(project));
    }

    @AfterAll
    void close() {
        stack().close();
    }

    @BeforeEach
    void forget() {
        stack().ran().clear();
        reserve(Optional.empty());
    }

    @Test
    void answersWithTheVersionThatRanAndTheLog() throws AwsError {
        var answer = invoke(live("echo {}").put("LogType", "Tail"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("X-Amz-Executed-Version", "1")
                .doesNotContainKey("X-Amz-Function-Error");
        assertThat(text(answer)).isEqualTo("{}");
        var log = Base64.getDecoder().decode(answer.headers().getOrDefault("X-Amz-Log-Result", ""));
        assertThat(new String(log, StandardCharsets.UTF_8))
                .contains("platform.start", "asked for echo", "platform.report");
        assertThat(stack().ran()).singleElement().satisfies(ran -> {
            assertThat(ran.function()).isEqualTo("demo-sync-assets");
            assertThat(ran.qualifier()).isEqualTo("live");
            assertThat(ran.version()).isEqualTo("1");
            assertThat(ran.type()).isEqualTo("RequestResponse");
            assertThat(ran.outcome()).isEqualTo("ok");
            assertThat(ran.probe()).isFalse();
        });
    }

    /** test_uncaught_exception_invoke[java25] of snapshots/lambda_common.json: 200, FunctionError Unhandled. */
    @Test
    void tellsAFunctionErrorInAHeader() throws AwsError {
        var answer = invoke(live("fail some_error_msg"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("X-Amz-Function-Error", "Unhandled");
        assertThat(stack().ran())
                .singleElement()
                .satisfies(ran -> assertThat(ran.outcome()).isEqualTo("error"));
    }

    @Test
    void handsOverAClientContextInAnyAlphabet() throws AwsError {
        var context = "{\"custom\": {\"serin.probe\": \"1\",\n \"serin.nonce\": \"gr\u00fcn\"}}";
        var encoded = Base64.getEncoder().encodeToString(context.getBytes(StandardCharsets.UTF_8));
        assertThat(text(invoke(live("custom serin.nonce").put("ClientContext", encoded))))
                .isEqualTo("gr\u00fcn");
        assertThat(stack().ran())
                .singleElement()
                .satisfies(ran -> assertThat(ran.probe()).isTrue());
    }

    @Test
    void answersADryRunWithoutRunning() throws AwsError {
        assertThat(invoke(live("exit 1").put("InvocationType", "DryRun")).status())
                .isEqualTo(204);
        assertThat(stack().ran())
                .singleElement()
                .satisfies(ran -> assertThat(ran.type()).isEqualTo("DryRun"));
    }

    @Test
    void acceptsAnEvent() throws AwsError {
        var answer = invoke(live("echo {}").put("InvocationType", "Event"));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(stack().ran())
                .singleElement()
                .satisfies(ran -> assertThat(ran.type()).isEqualTo("Event"));
    }

    /** TooManyRequestsException of the API's page Invoke, with its member Reason. */
    @Test
    void throttlesAFunctionWhoseConcurrencyIsReservedToNothing() throws AwsError {
        reserve(Optional.of(0));
        var answer = invoke(live("echo {}"));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("x-amzn-ErrorType", "TooManyRequestsException");
        assertThat(text(answer))
                .isEqualTo("{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\",\"Type\":\"User\","
                        + "\"message\":\"Rate Exceeded.\"}");
        assertThat(stack().ran())
                .singleElement()
                .satisfies(ran -> assertThat(ran.outcome()).isEqualTo("throttled"));
    }

    /** The message is what AWS answered to somebody (https://github.com/ASFHyP3/hyp3/issues/2241); the limits are those of today. */
    @ParameterizedTest
    @CsvSource({"RequestResponse, 6291457, 6291456", "Event, 1048577, 1048576"})
    void refusesARequestThatIsTooLarge(String type, int size, int limit) {
        var input = live("").put("InvocationType", type);
        input.put("Payload", ("\"" + "x".repeat(size - 2) + "\"").getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> invoke(input))
                .withMessage(size + " byte payload is too large for the " + type + " invocation type (limit " + limit
                        + " bytes)")
                .satisfies(error -> assertThat(error.status()).isEqualTo(413))
                .satisfies(error -> assertThat(error.code()).isEqualTo("RequestEntityTooLargeException"));
    }

    @Test
    void refusesWhatIsNoJson() {
        var input = live("");
        input.put("Payload", "{not json".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> invoke(input))
                .satisfies(error -> assertThat(error.code()).isEqualTo("InvalidRequestContentException"));
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> invoke(live("echo").put("ClientContext", "no base64!")))
                .satisfies(error -> assertThat(error.code()).isEqualTo("InvalidRequestContentException"));
    }

    @Test
    void refusesAFunctionThatIsNotThere() {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> invoke(live("echo").put("FunctionName", "nobody")))
                .withMessage("Function not found: arn:aws:lambda:eu-west-1:111122223333:function:nobody:live");
    }

    /** A share of 10 % is drawn with 0.05, which is what this stack always draws. */
    @Test
    void followsTheWeightsOfAnAlias() throws AwsError {
        stack().resources().update("SyncAssets", function -> {
            var versions = function.state().withObject("/versions");
            versions.set("2", versions.path("1").deepCopy());
            return function;
        });
        stack().resources().update("SyncAssetsAliaslive", alias -> {
            alias.state().withObject("/RoutingConfig/AdditionalVersionWeights").put("2", 0.1);
            return alias;
        });
        try {
            var answer = invoke(live("echo {}").put("InvocationType", "DryRun"));
            assertThat(answer.status()).isEqualTo(204);
            assertThat(stack().ran())
                    .singleElement()
                    .satisfies(ran -> assertThat(ran.version()).isEqualTo("2"));
        } finally {
            stack().resources().update("SyncAssetsAliaslive", alias -> {
                alias.state().remove("RoutingConfig");
                return alias;
            });
        }
    }

    private LambdaStack stack() {
        return deployed.orElseThrow();
    }

    private void reserve(Optional<Integer> concurrency) {
        stack().resources().update("SyncAssets", function -> {
            function.properties().remove("ReservedConcurrentExecutions");
            concurrency.ifPresent(value -> function.properties().put("ReservedConcurrentExecutions", value));
            return function;
        });
    }

    private static ObjectNode live(String order) {
        var input = LambdaStack.object("{\"FunctionName\": \"demo-sync-assets\", \"Qualifier\": \"live\"}");
        return input.put("Payload", ("\"" + order + "\"").getBytes(StandardCharsets.UTF_8));
    }

    private RestAnswer invoke(ObjectNode input) throws AwsError {
        return (RestAnswer) ((POJONode) stack().call("Invoke", input)).getPojo();
    }

    private static String text(RestAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
