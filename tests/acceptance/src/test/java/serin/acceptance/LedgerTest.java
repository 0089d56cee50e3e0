package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.aws.AwsCloud;
import serin.aws.AwsSettings;
import serin.aws.Politeness;
import serin.cli.Main;
import serin.cli.Surroundings;
import serin.ledger.Answer;
import serin.ledger.Counts;
import serin.ledger.KeptFindings;
import serin.ledger.Kind;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.ledger.Recorded;
import serin.ledger.ShippedVersion;
import serin.ledger.Standing;
import serin.metric.Tallies;
import serin.observation.Observation;

/** The ledger on the real engine, DynamoDB Local: written by the canary with its own role, and read by the command line. */
class LedgerTest {
    private static final String TABLE = "serin-dev-canary-ledger";
    private static final String SCHEDULED = event("canary-scheduled.json");

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    @BeforeEach
    void reset() {
        stack.admin().reset();
    }

    @Test
    void theCanaryWritesItsRunsDownOnceForEachEvent() {
        stack.invokeCanary(SCHEDULED);
        stack.invokeCanary(SCHEDULED);
        stack.invokeCanary(event("canary-stack-status.json"));

        var history = history("--output", "json").tree();

        assertThat(history.path("stack").asText()).isEqualTo("serin-dev");
        assertThat(history.path("entries"))
                .extracting(
                        entry -> entry.path("trigger").asText(),
                        entry -> entry.path("executionId").asText(),
                        entry -> entry.path("standing").asText())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("stack", "6a7e8feb-b491-4cf7-a9f1-bf3703467718", "HEALTHY"),
                        org.assertj.core.groups.Tuple.tuple(
                                "schedule", "8f1d1a4e-6d0b-4f25-9d5c-3f0a1f6b7c11", "HEALTHY"));
        assertThat(history("--limit", "1").out()).contains("HEALTHY").contains("stack serin-dev · 1 row");
    }

    @Test
    void aLedgerThatIsGoneChangesNoVerdictButItsOwn() {
        stack.admin().delete("LedgerTable");

        var answer = stack.invokeCanary(SCHEDULED);

        assertThat(new Validation(1, answer, "").unexplained()).containsExactly("dynamodb.table.active@LedgerTable");
        assertThat(answer.path("ledgerLost").asText()).isEqualTo("table " + TABLE + " does not exist");
        assertThat(history()).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(66);
            assertThat(run.err())
                    .isEqualTo("serin: the ledger of stack serin-dev is gone: table " + TABLE + " does not exist\n");
        });
    }

    @Test
    void aStackWithoutALedgerSaysSo() {
        stack.deploy("ledgerless", "{\"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}}}");

        var run = run("history", "--stack-name", "ledgerless");

        assertThat(run.exitCode()).isEqualTo(66);
        assertThat(run.err())
                .isEqualTo(
                        "serin: stack ledgerless has no ledger: none of its functions is given SERIN_LEDGER_TABLE\n");
        assertThat(run("history", "--stack-name", "no-such-stack").exitCode()).isEqualTo(66);
        assertThat(history("--limit", "0").exitCode()).isEqualTo(64);
    }

    /** A tick that is no run of the hour, a day after the deployment. */
    @Test
    void aTickWithNothingToDoCostsOneCall() {
        var tick = SCHEDULED.replace(
                "2026-01-05T09:30:00Z",
                Instant.now().plus(Duration.ofDays(1)).toString().replaceAll(":[0-5][0-9]:.*", ":05:00Z"));

        var answer = stack.invokeCanary(tick);

        assertThat(answer.path("skipped").asText()).as(answer.toString()).startsWith("the stack was last changed at ");
        assertThat(history("--output", "json").tree().path("entries")).isEmpty();
    }

    /** Fourteen hooks and their repetitions at the same time, in every order: one row each, and Failed stays. */
    @Test
    void aRaceOfHooksLeavesOneRowEachAndNeverLosesAFailure() throws Exception {
        var hooks = IntStream.range(0, 14).mapToObj("execution-%02d"::formatted).toList();
        var started = Instant.now();
        try (var aws = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ledger = aws.ledger(TABLE, Instant.now().plusSeconds(60));
            var answers = new ArrayList<Future<Recorded>>();
            for (int round = 0; round < 4; round++) {
                var answer = round == 1 ? Answer.FAILED : Answer.SUCCEEDED;
                hooks.forEach(hook -> answers.add(threads.submit(() -> ledger.record(entry(hook, answer, started)))));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isInstanceOfAny(Recorded.Written.class, Recorded.Kept.class);
            }

            assertThat(ledger.deployment("serin-dev", "d-RACE00001"))
                    .isInstanceOfSatisfying(Observation.Present.class, present -> {
                        @SuppressWarnings("unchecked")
                        var rows = (List<LedgerEntry>) present.facts();
                        assertThat(rows)
                                .containsExactlyInAnyOrderElementsOf(hooks.stream()
                                        .map(hook -> entry(hook, Answer.FAILED, started))
                                        .toList());
                    });
        }
        assertThat(history().out()).contains("d-RACE00001").contains("Failed").doesNotContain("Succeeded");
    }

    private static LedgerEntry entry(String hook, Answer answer, Instant started) {
        return new LedgerEntry(
                LedgerKey.ofHook("serin-dev", "d-RACE00001", hook),
                Kind.HOOK,
                "hook-before",
                started,
                Duration.ofSeconds(2),
                answer == Answer.FAILED ? Standing.UNHEALTHY : Standing.HEALTHY,
                Optional.of(answer),
                Optional.of(new ShippedVersion("serin-dev-sync-assets", "live", "2", "3")),
                Optional.empty(),
                Counts.NONE,
                KeptFindings.NONE,
                Tallies.NONE);
    }

    private AwsCloud open() throws Exception {
        return AwsCloud.open(new AwsSettings(
                Optional.of(stack.endpoint()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AwsSettings.DEFAULT_CALL_TIMEOUT,
                Politeness.DEFAULT,
                InstantSource.system()));
    }

    private Ran history(String... options) {
        var arguments = new ArrayList<>(List.of("history", "--stack-name", "serin-dev"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private Ran run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint-url", stack.endpoint().toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Main.run(
                all.toArray(String[]::new),
                new Surroundings(Map.of(), new PrintWriter(out, true), new PrintWriter(err, true), false));
        return new Ran(code, out.toString(), err.toString());
    }

    private record Ran(int exitCode, String out, String err) {
        JsonNode tree() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (java.io.IOException e) {
                throw new AssertionError(err + out, e);
            }
        }
    }

    private static String event(String file) {
        try {
            return Files.readString(Path.of(System.getProperty("serin.root"), "events", file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
