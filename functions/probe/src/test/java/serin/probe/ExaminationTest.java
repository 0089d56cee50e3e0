package serin.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the probe answers of each kind of thing that a function declares. */
class ExaminationTest {
    private static final Instant NOW = Instant.parse("2026-01-05T04:00:00Z");
    private static final ErrorCodes CODES = failure -> failure instanceof Refused refused ? refused.code : null;

    /** A failure that AWS answered. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String code;

        Refused(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    @Test
    void isOkWhenTheCallReturns() {
        assertThat(dependency(Dependency.returning(Kind.TABLE, "assets", "dynamodb:GetItem", () -> {})))
                .matches(shape("table", "assets", "dynamodb:GetItem", "ok", ""));
    }

    /** The message of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
    @Test
    void quotesTheDeniedAction() {
        var message =
                "User: arn:aws:sts::111122223333:assumed-role/r/f is not authorized to perform: dynamodb:GetItem on"
                        + " resource: arn:aws:dynamodb:eu-west-1:111122223333:table/assets because no identity-based policy"
                        + " allows the dynamodb:GetItem action";
        assertThat(dependency(returning(new Refused("AccessDeniedException", message))))
                .matches(shape("table", "t", "op", "denied", "AccessDeniedException: " + message));
    }

    /** Codes: the "Errors" of each operation's page in its service's API reference. */
    @ParameterizedTest
    @CsvSource({
        "AccessDenied, denied",
        "AccessDeniedException, denied",
        "AuthorizationError, denied",
        "KMSAccessDeniedException, denied",
        "ResourceNotFoundException, missing",
        "QueueDoesNotExist, missing",
        "AWS.SimpleQueueService.NonExistentQueue, missing",
        "ThrottlingException, error",
        "ValidationException, error",
    })
    void judgesByTheErrorCode(String code, String outcome) {
        assertThat(dependency(returning(new IllegalStateException("wrapped", new Refused(code, "why")))))
                .matches(shape("table", "t", "op", outcome, code + ": why"));
    }

    @Test
    void tellsATimeoutOfTheFunctionsOwnClient() {
        assertThat(dependency(returning(new UncheckedIOException(new SocketTimeoutException("Read timed out")))))
                .matches(shape("table", "t", "op", "timeout", "SocketTimeoutException"));
    }

    @Test
    void tellsAnyOtherFailure() {
        assertThat(dependency(returning(new IllegalStateException("two\nlines"))))
                .matches(shape("table", "t", "op", "error", "IllegalStateException: two?lines"));
    }

    @Test
    void survivesAClassThatIsNotThere() {
        assertThat(dependency(Dependency.returning(Kind.KEY, "k", "op", () -> {
                    throw new NoClassDefFoundError("a/B");
                })))
                .matches(shape("key", "k", "op", "error", "NoClassDefFoundError: a/B"));
    }

    @Test
    void isOkWhenAWriteIsRefusedForItsConditionOnly() {
        assertThat(dependency(
                        refusing(new Refused("ConditionalCheckFailedException", "The conditional request failed"))))
                .matches(shape("table", "t", "dynamodb:PutItem", "ok", ""));
        assertThat(dependency(refusing(new Refused("AccessDeniedException", "no"))))
                .matches(shape("table", "t", "dynamodb:PutItem", "denied", "AccessDeniedException: no"));
    }

    @Test
    void isAnErrorWhenAWriteThatCannotHappenHappened() {
        assertThat(dependency(Dependency.refusing(
                        Kind.TABLE, "t", "dynamodb:PutItem", "ConditionalCheckFailedException", () -> {})))
                .matches(shape(
                        "table",
                        "t",
                        "dynamodb:PutItem",
                        "error",
                        "it should have been refused with ConditionalCheckFailedException, and was not"));
    }

    @Test
    void namesTheKeysThatASecretLacks() {
        assertThat(dependency(Dependency.secret("s", Set.of("id", "key"), () -> Set.of("id", "other"))))
                .matches(shape("secret", "s", "secretsmanager:GetSecretValue", "error", "it lacks the keys [key]"));
        assertThat(dependency(Dependency.secret("s", Set.of("id"), () -> Set.of("id"))))
                .matches(shape("secret", "s", "secretsmanager:GetSecretValue", "ok", ""));
    }

    /** A parser quotes what it could not read. */
    @Test
    void neverTellsWhatAFailureSaysOfASecret() {
        assertThat(dependency(Dependency.secret("s", Set.of("id"), () -> {
                    throw new IllegalStateException("unexpected 'hunter2'");
                })))
                .matches(shape("secret", "s", "secretsmanager:GetSecretValue", "error", "IllegalStateException"));
    }

    @Test
    void tellsOfAVariableOnlyWhetherItIsThere() {
        var variables = Map.of("A", "value", "BLANK", " ");
        assertThat(dependency(Dependency.environment("A", variables)))
                .matches(shape("environment", "A", "read", "ok", ""));
        assertThat(dependency(Dependency.environment("BLANK", variables)))
                .matches(shape("environment", "BLANK", "read", "missing", "it is not set"));
        assertThat(dependency(Dependency.environment("B", variables)))
                .matches(shape("environment", "B", "read", "missing", "it is not set"));
    }

    @Test
    void reachesAHost() throws IOException {
        try (var server = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var port = server.getLocalPort();
            assertThat(dependency(Dependency.host(URI.create("http://localhost:" + port))))
                    .matches(shape("host", "localhost:" + port, "connect", "ok", "DNS, connection; no TLS"));
        }
    }

    /** RFC 6761, section 6.4: names below invalid never have an address. */
    @Test
    void missesAHostWithoutAnAddress() {
        assertThat(dependency(Dependency.host(URI.create("https://vendor.invalid"))))
                .matches(shape("host", "vendor.invalid:443", "connect", "missing", "the name has no address"));
    }

    @Test
    void refusesAHostThatIsNoUrl() {
        assertThatThrownBy(() -> Dependency.host(URI.create("vendor.example")))
                .hasMessage("a host is given by an http or https URL, was vendor.example");
    }

    @Test
    void putsAnEventOnABusOnlyWhenItIsAskedForByName() {
        var sent = new AtomicInteger();
        var bus = Dependency.bus("market-data", sent::incrementAndGet);
        assertThat(dependency(bus))
                .matches(shape(
                        "bus",
                        "market-data",
                        "events:PutEvents",
                        "unproven",
                        "not proven: trying has an effect, and the canary did not ask for it"));
        assertThat(answer(declaring(bus), asking("serin.buses", "other,market")))
                .contains("\"unproven\"");
        assertThat(sent).hasValue(0);
        assertThat(answer(declaring(bus), asking("serin.buses", "other,market-data")))
                .contains("\"outcome\":\"ok\"");
        assertThat(sent).hasValue(1);
    }

    @Test
    void neverProvesAQueue() {
        assertThat(dependency(Dependency.queue("q")))
                .matches(shape(
                        "queue",
                        "q",
                        "sqs:SendMessage",
                        "unproven",
                        "not proven: sending leaves a message; ask policy simulation"));
    }

    /** One hangs and one spins, and neither hides the third. */
    @Test
    void answersForWhatHangsAndForTheOthersToo() {
        var declared = declaring(
                Dependency.returning(Kind.TABLE, "hangs", "op", () -> new CountDownLatch(1).await()),
                Dependency.returning(Kind.TABLE, "spins", "op", () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                }),
                Dependency.returning(Kind.TABLE, "works", "op", () -> {}));
        assertThat(answer(
                        declared,
                        asking("serin.deadlineMillis", "" + NOW.plusMillis(400).toEpochMilli())))
                .matches(".*\"name\":\"hangs\",\"operation\":\"op\",\"outcome\":\"timeout\",.*")
                .matches(".*\"name\":\"spins\",\"operation\":\"op\",\"outcome\":\"timeout\",.*")
                .matches(".*\"name\":\"works\",\"operation\":\"op\",\"outcome\":\"ok\",.*");
    }

    @Test
    void startsNothingWhenTheDeadlineHasPassed() {
        var started = new AtomicInteger();
        var declared = new Declaration(
                CODES,
                List.of(Dependency.returning(Kind.TABLE, "t", "op", started::incrementAndGet)),
                List.of(new Rehearsal("r", () -> {
                    started.incrementAndGet();
                    return new Rehearsal.Performance(Map.of(), "");
                })),
                List.of());
        assertThat(answer(declared, asking("serin.deadlineMillis", "1")))
                .contains("\"operation\":\"op\",\"outcome\":\"timeout\"")
                .contains("\"rehearsals\":[{\"name\":\"r\",\"outcome\":\"timeout\"");
        assertThat(started).hasValue(0);
    }

    @Test
    void tellsWhatARehearsalWouldHaveWritten() {
        assertThat(answer(declaring(rehearsal("daily")), asking("serin.rehearse", "daily")))
                .matches(".*\"rehearsals\":\\[\\{\"name\":\"daily\",\"outcome\":\"ok\",\"millis\":[0-9]+,"
                        + "\"would\":\\{\"assets\":3,\"bus\":1},\"detail\":\"3 processed\"}].*");
    }

    @Test
    void rehearsesAllThatIsDeclaredUnlessOneIsAskedFor() {
        var declared = declaring(rehearsal("a"), rehearsal("b"));
        assertThat(names(answer(declared, asking("x", "")))).containsExactly("a", "b");
        assertThat(names(answer(declared, asking("serin.rehearse", "b")))).containsExactly("b");
        assertThat(names(answer(declared, asking("serin.rehearse", "")))).isEmpty();
    }

    @Test
    void failsARehearsalThatNobodyDeclared() {
        assertThat(answer(declaring(rehearsal("a")), asking("serin.rehearse", "z")))
                .contains("\"rehearsals\":[{\"name\":\"z\",\"outcome\":\"failed\",\"millis\":0,\"would\":{},"
                        + "\"detail\":\"there is no such rehearsal; declared are [a]\"}]");
    }

    @Test
    void failsARehearsalThatThrows() {
        var broken = new Rehearsal("a", () -> {
            throw new IllegalStateException("no such column");
        });
        assertThat(answer(declaring(broken), asking("x", "")))
                .contains("\"outcome\":\"failed\"")
                .contains("\"detail\":\"IllegalStateException: no such column\"");
    }

    @Test
    void failsARehearsalThatOverflows() {
        assertThat(answer(declaring(new Rehearsal("a", () -> forever(1))), asking("x", "")))
                .contains("\"detail\":\"StackOverflowError: no message\"");
    }

    @Test
    void readsAnEventThatTheCanarySendsAlong() {
        var declared = new Declaration(CODES, List.of(), List.of(), List.of(new EventType("Scheduled Event", input -> {
            if (!new String(input.readAllBytes(), UTF_8).equals("{\"a\":1}")) {
                throw new IOException("not {\"a\":1}");
            }
        })));
        assertThat(answer(declared, asking("serin.event", "{\"a\":1}")))
                .matches(".*\"dependencies\":\\[\\{"
                        + shape("event", "serin.event", "read", "ok", "read as Scheduled Event")
                        + "}].*")
                .endsWith("\"events\":[\"Scheduled Event\"]}");
        assertThat(answer(declared, asking("serin.event", "{}")))
                .contains("\"outcome\":\"error\"")
                .contains("Scheduled Event: not {\\\"a\\\":1}");
    }

    /** Lambda answers 6 MB at most, and a canary reads far less. */
    @Test
    void boundsTheAnswer() {
        var dependencies = Collections.nCopies(
                64, Dependency.returning(Kind.ENVIRONMENT, "\"".repeat(128), "\"".repeat(128), () -> {
                    throw new IllegalStateException("\"".repeat(1_000_000));
                }));
        var would = new HashMap<String, Integer>();
        for (var i = 0; i < 16; i++) {
            would.put("\"".repeat(112 + i), Integer.MAX_VALUE);
        }
        var rehearsals = Collections.nCopies(
                8, new Rehearsal("r".repeat(128), () -> new Rehearsal.Performance(would, "\\".repeat(1_000_000))));
        assertThat(answer(new Declaration(CODES, dependencies, rehearsals, List.of()), asking("x", "")))
                .hasSizeLessThan(192 * 1024);
    }

    @Test
    void refusesTooManyDependencies() {
        var dependency = Dependency.queue("q");
        assertThatThrownBy(() -> new Declaration(CODES, Collections.nCopies(65, dependency), List.of(), List.of()))
                .hasMessage("a function declares at most 64 dependencies, was 65");
    }

    @Test
    void refusesANameThatIsNoName() {
        assertThatThrownBy(() -> Dependency.queue("a\nb"))
                .hasMessage("a dependency's name must have 1 to 128 printable ASCII characters, was \"a?b\"");
    }

    /** {@code sam local} hands on no ClientContext. */
    @Test
    void answersAPayloadUnderSamLocalOnly() throws IOException {
        var question = " {\"serin.probe\": \"1\", \"serin.nonce\": \"\\u006e\\\"1\"}\n";
        assertThat(local(true, question)).startsWith("{\"probe\":1,\"nonce\":\"n\\\"1\"");
        assertThat(local(false, question)).isEqualTo("business: " + question);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}",
                "{\"a\":{\"serin.probe\":\"1\"}}",
                "{\"serin.probe\":1}",
                "[\"serin.probe\"]",
                "{\"serin.probe\":\"1\"",
                "{\"serin.probe\":\"1\"} x",
                "{\"serin.probe\":\"1\",\"serin.probe\":\"1\"}",
                "{\"serin.probe\":\"\\x\"}",
                "{\"serin.probe\":\"\\u12\"}",
                "``",
            })
    void leavesEveryOtherPayloadToTheFunction(String payload) throws IOException {
        assertThat(local(true, payload)).isEqualTo("business: " + payload);
    }

    /** Without end for every positive number. */
    private static Rehearsal.Performance forever(int depth) {
        return depth > 0 ? forever(Math.max(1, depth + 1)) : new Rehearsal.Performance(Map.of(), "");
    }

    private static String local(boolean samLocal, String payload) throws IOException {
        var output = new ByteArrayOutputStream();
        Probe.around(
                        (input, out, context) -> {
                            out.write("business: ".getBytes(UTF_8));
                            input.transferTo(out);
                        },
                        Environments.at(NOW, samLocal))
                .handleRequest(
                        new ByteArrayInputStream(payload.getBytes(UTF_8)), output, FakeContext.withoutClientContext());
        return output.toString(UTF_8);
    }

    private static Dependency returning(RuntimeException failure) {
        return Dependency.returning(Kind.TABLE, "t", "op", () -> {
            throw failure;
        });
    }

    private static Dependency refusing(RuntimeException failure) {
        return Dependency.refusing(Kind.TABLE, "t", "dynamodb:PutItem", "ConditionalCheckFailedException", () -> {
            throw failure;
        });
    }

    private static Rehearsal rehearsal(String name) {
        return new Rehearsal(name, () -> new Rehearsal.Performance(Map.of("bus", 1, "assets", 3), "3 processed"));
    }

    private static Declaration declaring(Dependency... dependencies) {
        return new Declaration(CODES, List.of(dependencies), List.of(), List.of());
    }

    private static Declaration declaring(Rehearsal... rehearsals) {
        return new Declaration(CODES, List.of(), List.of(rehearsals), List.of());
    }

    private static Map<String, String> asking(String key, String value) {
        return Map.of("serin.probe", "1", "serin.nonce", "n-1", key, value);
    }

    /** What the answer says of the one dependency, without its braces. */
    private static String dependency(Dependency dependency) {
        var answer = answer(declaring(dependency), asking("x", ""));
        var start = answer.indexOf("\"dependencies\":[{") + "\"dependencies\":[{".length();
        return answer.substring(start, answer.indexOf("}],\"rehearsals\":"));
    }

    private static String shape(String kind, String name, String operation, String outcome, String detail) {
        return java.util.regex.Pattern.quote("\"kind\":\"" + kind + "\",\"name\":\"" + name + "\",\"operation\":\""
                        + operation + "\",\"outcome\":\"" + outcome + "\",\"millis\":")
                + "[0-9]+"
                + java.util.regex.Pattern.quote(",\"detail\":\"" + detail + "\"");
    }

    private static List<String> names(String answer) {
        var names = new ArrayList<String>();
        var rehearsals = answer.substring(answer.indexOf("\"rehearsals\":"));
        var matcher = java.util.regex.Pattern.compile("\"name\":\"([^\"]*)\"").matcher(rehearsals);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String answer(Declaration declaration, Map<String, String> custom) {
        var output = new ByteArrayOutputStream();
        try {
            Probe.around((input, out, context) -> out.write('!'), Environments.at(NOW, false), () -> declaration)
                    .handleRequest(new ByteArrayInputStream(new byte[0]), output, FakeContext.withCustom(custom));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString(UTF_8);
    }
}
