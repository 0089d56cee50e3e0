package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;

/** What holds for each question of each port, whatever the service: an answer, an absence, and every kind of failure. */
class EveryLookTest {
    private static StubAws stub;
    private static AwsCloud aws;
    private AwsRun run;

    static List<Look> all() {
        return Look.ALL;
    }

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
    }

    @ParameterizedTest
    @MethodSource("all")
    void isPresentOnceAnswered(Look look) {
        stub.on(look.operation(), Wire.success(look.operation(), look.answer()));

        assertThat(ask(look))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(present.evidence()).isEqualTo(Evidence.of(look.action())));
        assertThat(run.calls().attemptsByApi()).isEqualTo(Map.of(look.action(), 1L));
    }

    static Stream<Look> thatOnlyLook() {
        return Look.ALL.stream().filter(look -> !look.acts());
    }

    @ParameterizedTest
    @MethodSource("thatOnlyLook")
    void isAskedOnceHoweverManyAsk(Look look) {
        stub.on(look.operation(), Wire.success(look.operation(), look.answer()));

        var answers = atOnce(50, () -> ask(look));

        assertThat(answers)
                .hasSize(50)
                .allSatisfy(answer -> assertThat((Object) answer).isSameAs(answers.getFirst()));
        assertThat(stub.asked()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("thatCanBeAbsent")
    void isAbsentWhenAwsSaysSo(Look look) {
        var status = look.usesLambda()
                        || look.action().startsWith("iam:")
                        || look.action().startsWith("sns:")
                ? 404
                : 400;
        stub.on(look.operation(), Wire.error(look.operation(), status, look.absence(), look.message()));

        assertThat(ask(look)).isInstanceOfSatisfying(Observation.Absent.class, absent -> {
            assertThat(absent.evidence()).isEqualTo(Evidence.of(look.action()));
            assertThat(absent.what()).endsWith(" does not exist");
        });
    }

    static Stream<Look> thatCanBeAbsent() {
        return Look.ALL.stream().filter(look -> !look.absence().isEmpty());
    }

    /** Lambda 403, DynamoDB, EventBridge and KMS 400, as their API references and the corpus have it. */
    @ParameterizedTest
    @MethodSource("all")
    void isDeniedAndNotAbsent(Look look) {
        var status = look.usesLambda() || look.usesQuery() ? 403 : 400;
        var denied = "User: arn:aws:iam::111122223333:user/u is not authorized to perform: " + look.action();
        stub.on(look.operation(), Wire.error(look.operation(), status, look.deniedCode(), denied));
        stub.on(look.second(), Wire.error(look.second(), status, look.deniedCode(), denied));

        var unreadable = unreadable(look, Reason.DENIED);

        assertThat(unreadable.detail())
                .startsWith(
                        look.deniedCode() + " (HTTP " + status + ", request id " + Wire.REQUEST_ID + "): " + denied);
        assertThat(stub.asked()).hasSize(look.second().isEmpty() ? 1 : 2);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isThrottledAfterManyTries(Look look) {
        var code = look.usesLambda()
                ? "TooManyRequestsException"
                : look.usesQuery() ? "Throttling" : "ThrottlingException";
        var throttle = Wire.error(look.operation(), look.usesLambda() ? 429 : 400, code, "Rate exceeded");
        stub.on(look.operation(), throttle).on(look.second(), throttle);

        var unreadable = unreadable(look, Reason.THROTTLED);

        assertThat(unreadable.detail()).startsWith(code);
        var tries = (look.name().equals("probe") ? 4 : 8) * (look.second().isEmpty() ? 1 : 2);
        assertThat(stub.asked()).hasSize(tries);
        assertThat(run.calls().attempts()).isEqualTo(tries);
        assertThat(run.calls().throttled()).isEqualTo(tries);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadAfterAFewThrottles(Look look) {
        var throttle = Wire.error(
                look.operation(),
                look.usesLambda() ? 429 : 400,
                look.usesLambda() ? "TooManyRequestsException" : "ThrottlingException",
                "Rate exceeded");
        stub.on(
                look.operation(),
                _ -> stub.asked().size() < 4 ? throttle : Wire.success(look.operation(), look.answer()));

        assertThat(ask(look)).isInstanceOf(Observation.Present.class);
        assertThat(run.calls().attempts()).isEqualTo(4);
        assertThat(run.calls().throttled()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isAServiceErrorAfterManyTries(Look look) {
        stub.on(look.operation(), Wire.error(look.operation(), 500, "InternalFailure", "An unknown error"));

        unreadable(look, Reason.SERVICE_ERROR);

        assertThat(stub.asked()).hasSize(look.name().equals("probe") ? 1 : 8);
    }

    /** The code of absence in a failing server's answer is no absence. */
    @ParameterizedTest
    @MethodSource("thatCanBeAbsent")
    void isNotAbsentInAServerError(Look look) {
        stub.on(look.operation(), Wire.error(look.operation(), 503, look.absence(), look.message()));

        unreadable(look, Reason.SERVICE_ERROR);
    }

    /** A proxy's or a wrong endpoint's page. */
    @ParameterizedTest
    @MethodSource("all")
    void isNotAbsentWhereAPageIsNotFound(Look look) {
        stub.on(
                look.operation(),
                new StubAws.Answer(404, Map.of("Content-Type", "text/html"), "<html>Not Found</html>"));

        unreadable(look, Reason.SERVICE_ERROR);
    }

    /** A 403 without AWS's code names no permission that could be granted. */
    @ParameterizedTest
    @MethodSource("all")
    void isNotDeniedByAProxy(Look look) {
        stub.on(look.operation(), new StubAws.Answer(403, Map.of("Content-Type", "text/html"), "<html>No</html>"));

        unreadable(look, Reason.SERVICE_ERROR);
    }

    @ParameterizedTest
    @MethodSource("thatReadABody")
    void isMalformedWhenTheAnswerIsGarbage(Look look) {
        stub.on(look.operation(), new StubAws.Answer(200, Map.of(), "<html><body>It works!"));

        unreadable(look, Reason.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("thatNeedMembers")
    void isMalformedWhenTheAnswerIsEmpty(Look look) {
        stub.on(look.operation(), new StubAws.Answer(200, Map.of(), ""));

        unreadable(look, Reason.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("thatNeedMembers")
    void isMalformedWhenTheAnswerHasNoMembers(Look look) {
        stub.on(look.operation(), Wire.success(look.operation(), "{}"));

        unreadable(look, Reason.MALFORMED);
    }

    /** The payload of an invocation is the function's own, and is not read here; DeleteMessage answers nothing. */
    static Stream<Look> thatReadABody() {
        return Look.ALL.stream()
                .filter(look ->
                        !look.operation().equals("Invoke") && !look.operation().equals("DeleteMessage"));
    }

    /** SQS leaves the messages out where there are none. */
    static Stream<Look> thatNeedMembers() {
        return thatReadABody().filter(look -> !look.operation().equals("ReceiveMessage"));
    }

    /** https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and each service's own names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UnrecognizedClientException",
                "InvalidClientTokenId",
                "ExpiredToken",
                "ExpiredTokenException",
                "RequestExpired",
                "SignatureDoesNotMatch",
                "InvalidSignatureException",
                "IncompleteSignature",
                "MissingAuthenticationToken",
                "MissingAuthenticationTokenException"
            })
    void refusedCredentialsAreNoMissingPermission(String code) {
        for (var look : Look.ALL) {
            stub.on(
                    look.operation(),
                    Wire.error(look.operation(), 403, code, "header x-amz-security-token:FwoGZXIvYXdzEXAMPLE"));

            assertThat(unreadable(look, Reason.NO_CREDENTIALS).detail())
                    .as(look.name())
                    .isEqualTo(code + " (HTTP 403, request id " + Wire.REQUEST_ID + ")");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aClosedConnectionIsUnreachable(Look look) {
        stub.on(look.operation(), new StubAws.HangUp());

        assertThat(unreadable(look, Reason.UNREACHABLE).detail())
                .startsWith("no connection to " + stub.uri() + ": ")
                .doesNotContain("\n");
        var isProbe = look.name().equals("probe");
        assertThat(run.calls().attempts()).isEqualTo(isProbe ? 1 : 8);
        // The JDK repeats a GET by itself, but never an invocation.
        assertThat(stub.asked()).hasSizeBetween(isProbe ? 1 : 8, isProbe ? 1 : 16);
    }

    @ParameterizedTest
    @MethodSource("thatHaveASecondWay")
    void theSecondWayIsAskedWhenTheFirstIsDenied(Look look) {
        var answer = look.usesLambda() ? Look.FUNCTION : "{\"Name\": \"r\", \"Arn\": \"arn\", \"State\": \"ENABLED\"}";
        stub.on(look.operation(), Wire.error(look.operation(), 403, look.deniedCode(), "no"))
                .on(look.second(), Wire.success(look.second(), answer));

        assertThat(ask(look))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(present.evidence())
                                .isEqualTo(new Evidence(
                                        look.action().replaceAll(":.*", ":" + look.second()),
                                        look.action() + " was denied")));
    }

    static Stream<Look> thatHaveASecondWay() {
        return Look.ALL.stream().filter(look -> !look.second().isEmpty());
    }

    @Test
    void anInlinePolicyIsReadForEachName() {
        stub.on("ListRolePolicies", Wire.success("ListRolePolicies", "{\"PolicyNames\": [\"p\"]}"))
                .on("GetRolePolicy", Wire.success("GetRolePolicy", "{\"PolicyDocument\": \"%7B%7D\"}"));

        assertThat(run.cloud().roles().inlinePolicies("x"))
                .isEqualTo(new Observation.Present<>(Map.of("p", "{}"), Evidence.of("iam:GetRolePolicy")));
    }

    private Observation.Unreadable<?> unreadable(Look look, Reason reason) {
        var answer = ask(look);
        assertThat(answer).isInstanceOf(Observation.Unreadable.class);
        var unreadable = (Observation.Unreadable<?>) answer;
        assertThat(unreadable.reason()).as(unreadable.detail()).isEqualTo(reason);
        assertThat(unreadable.action()).isEqualTo(look.action());
        return unreadable;
    }

    private Observation<?> ask(Look look) {
        return look.ask().apply(run.cloud());
    }

    private static <T> List<T> atOnce(int times, Supplier<T> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(task::get))
                    .toList();
            return futures.stream().map(EveryLookTest::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
