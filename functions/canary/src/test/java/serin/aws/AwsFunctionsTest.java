package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.observation.AliasFacts;
import serin.observation.DryRunFacts;
import serin.observation.Evidence;
import serin.observation.Fingerprint;
import serin.observation.FunctionFacts;
import serin.observation.FunctionFacts.Concurrency;
import serin.observation.Functions;
import serin.observation.InvocationFacts;
import serin.observation.Observation;
import serin.observation.Observation.Reason;

class AwsFunctionsTest {
    /** Members as in https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
    static final String FULL = """
            {"FunctionName": "sync", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:sync:live",
             "Version": "3", "State": "Active", "StateReason": "why", "LastUpdateStatus": "InProgress",
             "Runtime": "java99", "Handler": "sync.Handler", "Timeout": 300, "MemorySize": 512, "CodeSha256": "abc=",
             "Architectures": ["arm64"], "Role": "arn:aws:iam::111122223333:role/sync", "TracingConfig": {"Mode": "Active"},
             "Environment": {"Variables": {"KEY": "s3cr3t"}, "Error": {"ErrorCode": "AccessDeniedException", "Message": "m"}},
             "Layers": [{"Arn": "layer:2", "CodeSize": 1}, {"Arn": "layer:1", "CodeSize": 1}], "PackageType": "Zip",
             "EphemeralStorage": {"Size": 1024}, "DeadLetterConfig": {"TargetArn": "dlq"}, "KMSKeyArn": "key",
             "LoggingConfig": {"LogFormat": "JSON", "LogGroup": "/logs/sync", "ApplicationLogLevel": "DEBUG", "SystemLogLevel": "WARN"},
             "VpcConfig": {"SubnetIds": ["b", "a"], "SecurityGroupIds": ["d", "c"], "VpcId": "v"}}""";

    private static StubAws stub;
    private static AwsCloud aws;
    private AwsRun run;
    private Functions functions;

    @BeforeAll
    static void start() throws IOException {
        stub = new StubAws();
        aws = TestCloud.open(stub.uri());
    }

    @AfterAll
    static void stop() {
        aws.close();
        stub.close();
    }

    @BeforeEach
    void freshRun() {
        stub.reset();
        run = TestCloud.run(aws);
        functions = run.cloud().functions();
    }

    @Test
    void readsEveryPropertyOfAVersion() {
        stub.on("GetFunction", Wire.success("GetFunction", "{\"Configuration\": " + FULL + "}"));

        assertThat(functions.function("sync", "live"))
                .isEqualTo(new Observation.Present<>(
                        full(new Concurrency.NotAnswered("lambda:GetFunction with a qualifier does not answer it")),
                        Evidence.of("lambda:GetFunction")));
        assertThat(stub.asked().getFirst().uri().getQuery()).isEqualTo("Qualifier=live");
    }

    /** The shape of the recorded answers of ListVersionsByFunction: {@code $LATEST} first. */
    @Test
    void readsTheVersionsOfAllPages() {
        stub.on(
                "ListVersionsByFunction",
                asked -> Wire.success(
                        "ListVersionsByFunction",
                        String.valueOf(asked.uri().getQuery()).contains("Marker=more")
                                ? "{\"Versions\": [{\"Version\": \"12\"}]}"
                                : "{\"Versions\": [{\"Version\": \"$LATEST\"}, {\"Version\": \"3\"}], \"NextMarker\": \"more\"}"));

        assertThat(functions.versions("sync"))
                .isEqualTo(new Observation.Present<>(List.of(3L, 12L), Evidence.of("lambda:ListVersionsByFunction")));
    }

    @Test
    void readsReservedConcurrencyOfTheUnqualifiedFunction() {
        stub.on(
                "GetFunction",
                Wire.success(
                        "GetFunction",
                        "{\"Configuration\": " + FULL + ", \"Concurrency\": {\"ReservedConcurrentExecutions\": 0}}"));

        assertThat(functions.latest("sync"))
                .isEqualTo(new Observation.Present<>(
                        full(new Concurrency.Reserved(0)), Evidence.of("lambda:GetFunction")));
        assertThat(stub.asked().getFirst().uri().getQuery()).isNull();
    }

    @Test
    void whatIsNotReservedIsUnreserved() {
        stub.on("GetFunction", Wire.success("GetFunction", "{\"Configuration\": " + FULL + "}"));

        assertThat(functions.latest("sync"))
                .isEqualTo(new Observation.Present<>(
                        full(new Concurrency.Unreserved()), Evidence.of("lambda:GetFunction")));
    }

    @Test
    void olderAnswersGetTheDocumentedDefaults() {
        stub.on("GetFunction", Wire.success("GetFunction", "{\"Configuration\": " + Look.FUNCTION + "}"));

        var facts = facts(functions.latest("sync"));

        assertThat(facts.architectures()).containsExactly("x86_64");
        assertThat(facts.tracing()).isEqualTo("PassThrough");
        assertThat(facts.packageType()).isEqualTo("Zip");
        assertThat(facts.ephemeralStorageMib()).isEqualTo(512);
        assertThat(facts.environment()).isEmpty();
        assertThat(facts.environmentError()).isEmpty();
        assertThat(facts.layers()).isEmpty();
    }

    /** An image has neither runtime nor handler; a function that is not active yet has no LastUpdateStatus (both recorded). */
    @Test
    void readsAnImageThatIsPending() {
        stub.on("GetFunction", Wire.success("GetFunction", """
                {"Configuration": {"FunctionName": "f", "FunctionArn": "arn", "Version": "$LATEST", "State": "Pending",
                  "StateReason": "The function is being created.", "PackageType": "Image", "Timeout": 3, "MemorySize": 128,
                  "CodeSha256": "x", "Role": "r"}}"""));

        var facts = facts(functions.latest("f"));

        assertThat(facts.runtime()).isEmpty();
        assertThat(facts.handler()).isEmpty();
        assertThat(facts.lastUpdateStatus()).isEmpty();
        assertThat(facts.stateReason()).isEqualTo("The function is being created.");
    }

    @Test
    void anActiveFunctionWithoutLastUpdateStatusIsMalformed() {
        stub.on(
                "GetFunction",
                Wire.success(
                        "GetFunction",
                        "{\"Configuration\": " + Look.FUNCTION.replace("\"LastUpdateStatus\": \"Successful\",", "")
                                + "}"));

        assertThat(functions.latest("sync")).isInstanceOfSatisfying(Observation.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(unreadable.detail()).contains("LastUpdateStatus", Wire.REQUEST_ID);
        });
    }

    @Test
    void noValueOfTheEnvironmentAndNoCodeAddressIsKept() {
        stub.on(
                "GetFunction",
                Wire.success(
                        "GetFunction",
                        "{\"Code\": {\"Location\": \"https://bucket/?X-Amz-Signature=1\"}, \"Configuration\": " + FULL
                                + "}"));

        assertThat(functions.latest("sync").toString()).doesNotContain("s3cr3t", "X-Amz", "bucket");
    }

    @Test
    void getFunctionConfigurationIsTheSecondWay() {
        stub.on("GetFunction", Wire.error("GetFunction", 403, "AccessDeniedException", "no"))
                .on("GetFunctionConfiguration", Wire.success("GetFunctionConfiguration", FULL));

        assertThat(functions.function("sync", "live"))
                .isEqualTo(new Observation.Present<>(
                        full(new Concurrency.NotAnswered("lambda:GetFunction with a qualifier does not answer it")),
                        new Evidence("lambda:GetFunctionConfiguration", "lambda:GetFunction was denied")));
        assertThat(stub.asked().get(1).uri().getQuery()).isEqualTo("Qualifier=live");
    }

    @Test
    void theSecondWayDoesNotAnswerConcurrency() {
        stub.on("GetFunction", Wire.error("GetFunction", 429, "TooManyRequestsException", "Rate Exceeded."))
                .on("GetFunctionConfiguration", Wire.success("GetFunctionConfiguration", FULL));

        assertThat(functions.latest("sync"))
                .isEqualTo(new Observation.Present<>(
                        full(new Concurrency.NotAnswered("lambda:GetFunction was throttled, and"
                                + " lambda:GetFunctionConfiguration does not answer it")),
                        new Evidence("lambda:GetFunctionConfiguration", "lambda:GetFunction was throttled")));
    }

    @Test
    void whenBothWaysAreDeniedTheFirstIsTheMissingPermission() {
        stub.on("GetFunction", Wire.error("GetFunction", 403, "AccessDeniedException", "no"))
                .on(
                        "GetFunctionConfiguration",
                        Wire.error("GetFunctionConfiguration", 403, "AccessDeniedException", "no"));

        assertThat(functions.latest("sync"))
                .isEqualTo(new Observation.Unreadable<>(
                        "lambda:GetFunction",
                        Reason.DENIED,
                        "AccessDeniedException (HTTP 403, request id %1$s): no; and lambda:GetFunctionConfiguration: AccessDeniedException (HTTP 403, request id %1$s): no"
                                .formatted(Wire.REQUEST_ID)));
    }

    /** Recorded: Lambda answers ResourceNotFoundException to an ARN of another region too. */
    @Test
    void aFunctionOfAnotherRegionIsNotAbsent() {
        stub.on(
                "GetFunction",
                Wire.error(
                        "GetFunction",
                        404,
                        "ResourceNotFoundException",
                        "Functions from 'us-east-1' are not reachable in this region ('eu-west-1')"));

        assertThat(functions.latest("arn:aws:lambda:us-east-1:111122223333:function:f"))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.SERVICE_ERROR));
    }

    @Test
    void readsTheWeightsOfAnAlias() {
        stub.on("GetAlias", Wire.success("GetAlias", """
                {"AliasArn": "arn", "Name": "live", "FunctionVersion": "3",
                 "RoutingConfig": {"AdditionalVersionWeights": {"4": 0.1}}}"""));

        assertThat(functions.alias("sync", "live"))
                .isEqualTo(new Observation.Present<>(
                        new AliasFacts("arn", "live", "3", Map.of("4", 0.1)), Evidence.of("lambda:GetAlias")));
    }

    @Test
    void thePolicyOfTheFunctionIsNotThatOfItsAlias() {
        stub.on(
                "GetPolicy",
                asked -> Wire.success(
                        "GetPolicy", "{\"Policy\": \"" + asked.uri().getQuery() + "\"}"));

        assertThat(functions.policy("sync", "live"))
                .isEqualTo(new Observation.Present<>("Qualifier=live", Evidence.of("lambda:GetPolicy")));
        assertThat(functions.policy("sync"))
                .isEqualTo(new Observation.Present<>("null", Evidence.of("lambda:GetPolicy")));
    }

    @Test
    void aDryRunSaysSoAndAnswers204() {
        stub.on("Invoke", new StubAws.Answer(204, Map.of(), ""));

        assertThat(functions.dryRun("sync", "live"))
                .isEqualTo(new Observation.Present<>(new DryRunFacts(204), Evidence.of("lambda:InvokeFunction")));
        assertThat(stub.asked().getFirst().headers()).containsEntry("X-amz-invocation-type", List.of("DryRun"));
        assertThat(stub.asked().getFirst().uri().getQuery()).isEqualTo("Qualifier=live");
    }

    @Test
    void aProbeCarriesItsContextAndNoEvent() {
        stub.on(
                "Invoke",
                new StubAws.Answer(
                        200,
                        Map.of("X-Amz-Executed-Version", "3", "X-Amz-Function-Error", "Unhandled"),
                        "{\"errorMessage\": \"é\"}"));

        assertThat(functions.probe("sync", "live", Map.of("serin.nonce", "n"), Duration.ofSeconds(9)))
                .isEqualTo(new Observation.Present<>(
                        new InvocationFacts(
                                200, Optional.of("Unhandled"), Optional.of("3"), "{\"errorMessage\": \"é\"}"),
                        Evidence.of("lambda:InvokeFunction")));
        var asked = stub.asked().getFirst();
        assertThat(asked.body()).isEqualTo("{\"serin\": \"probe\"}");
        assertThat(asked.headers()).containsEntry("X-amz-invocation-type", List.of("RequestResponse"));
        var context = asked.headers()
                .getOrDefault("X-amz-client-context", List.of(""))
                .getFirst();
        assertThat(new String(Base64.getDecoder().decode(context), StandardCharsets.UTF_8))
                .isEqualTo("{\"custom\":{\"serin.nonce\":\"n\"}}");
    }

    @Test
    void aProbeThatTimesOutIsNotRepeated() {
        stub.on("Invoke", new StubAws.Hang());

        assertThat(functions.probe("sync", "live", Map.of(), Duration.ofMillis(400)))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.TIMED_OUT));
        assertThat(stub.asked()).hasSize(1);
        assertThat(run.calls().attempts()).isEqualTo(1);
    }

    /** Reserved concurrency 0: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors */
    @Test
    void aThrottledProbeSaysWhichLimit() {
        stub.on(
                "Invoke",
                Wire.withHeader(
                        Wire.json(
                                429,
                                Wire.parse(
                                        "{\"Reason\": \"ReservedFunctionConcurrentInvocationLimitExceeded\", \"message\": \"Rate Exceeded.\"}")),
                        "x-amzn-ErrorType",
                        "TooManyRequestsException"));

        assertThat(functions.probe("sync", "live", Map.of(), Duration.ofSeconds(9)))
                .isEqualTo(new Observation.Unreadable<>(
                        "lambda:InvokeFunction",
                        Reason.THROTTLED,
                        "TooManyRequestsException (HTTP 429, request id " + Wire.REQUEST_ID
                                + "): ReservedFunctionConcurrentInvocationLimitExceeded"));
    }

    @Test
    void aContextThatLambdaWouldRefuseIsRefusedHere() {
        assertThatThrownBy(() -> functions.probe("sync", "live", Map.of("k", "v".repeat(3_000)), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the probe's ClientContext must be at most 3583 bytes of base64, was 4028");
    }

    private static FunctionFacts full(Concurrency concurrency) {
        return new FunctionFacts(
                "sync",
                "arn:aws:lambda:eu-west-1:111122223333:function:sync:live",
                "3",
                "Active",
                "InProgress",
                "why",
                Optional.of("java99"),
                Optional.of("sync.Handler"),
                300,
                512,
                List.of("arm64"),
                "arn:aws:iam::111122223333:role/sync",
                "Active",
                Map.of("KEY", Fingerprint.of("s3cr3t")),
                Optional.of("AccessDeniedException"),
                List.of("layer:2", "layer:1"),
                "Zip",
                "abc=",
                1024,
                Optional.of("dlq"),
                Optional.of("key"),
                new FunctionFacts.Logging("JSON", "/logs/sync", Optional.of("DEBUG"), Optional.of("WARN")),
                List.of("a", "b"),
                List.of("c", "d"),
                concurrency);
    }

    private static FunctionFacts facts(Observation<FunctionFacts> observation) {
        assertThat(observation).isInstanceOf(Observation.Present.class);
        return ((Observation.Present<FunctionFacts>) observation).facts();
    }
}
