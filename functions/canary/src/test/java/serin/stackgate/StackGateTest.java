package serin.stackgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.FakeCloud;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.gate.GateSettings;
import serin.gate.HookMode;
import serin.gate.Receipt;
import serin.gate.TimeBox;
import serin.ledger.InMemoryLedger;
import serin.ledger.Kind;
import serin.observation.Evidence;
import serin.observation.Observation.Reason;
import serin.observation.StackFacts;
import serin.run.Clouds;
import serin.run.Coverage;
import serin.run.Run;
import serin.run.Steps;
import serin.run.Trigger;
import serin.stackgate.Sender.Sent;

class StackGateTest {
    private static final Instant START = Instant.parse("2026-11-27T03:00:00Z");
    private static final Duration LEFT = Duration.ofMinutes(5);
    private static final String STACK_ID =
            "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1134083a-2608-1e91-9897-022501a2c456";
    private static final Outcome PASS = new Outcome.Pass("one target", Evidence.of("events:ListTargetsByRule"));
    private static final Outcome FAIL =
            new Outcome.Fail("an alias", "the function itself", Evidence.of("events:ListTargetsByRule"));

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<String> sent = new ArrayList<>();
    private final Deque<Sent> answers = new ArrayDeque<>();
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    private final List<String> examined = new ArrayList<>();
    private final FakeCloud cloud = new FakeCloud();
    private Instant now = START;
    private HookMode mode = HookMode.ENFORCE;
    private Runnable whileExamined = () -> {};

    StackGateTest() {
        status("UPDATE_IN_PROGRESS");
    }

    private void status(String status) {
        cloud.present("stack shop", new StackFacts("shop", STACK_ID, status, "", Map.of()));
    }

    private static StackRequest request(StackRequest.Type type) {
        return request(type, STACK_ID, Optional.of("42"));
    }

    private static StackRequest request(StackRequest.Type type, String stackId, Optional<String> buildId) {
        return new StackRequest(
                type,
                ResponseUrl.of("https://b.s3.eu-west-1.amazonaws.com/x?Signature=secret", Optional.empty()),
                stackId,
                "request-1",
                "StackValidation",
                type == StackRequest.Type.CREATE ? Optional.empty() : Optional.of("stack-gate-StackValidation"),
                buildId);
    }

    private StackGateReport answer(StackRequest request) {
        return new StackGate(
                        new GateSettings("shop", Optional.empty(), mode, GateSettings.PATIENCE),
                        (update, _) -> examine(update.gate() + " " + update.buildId()),
                        _ -> new Clouds.Look(cloud.cloud(), () -> 1, () -> 0),
                        ledger,
                        (_, body, _) -> {
                            sent.add(new String(body, java.nio.charset.StandardCharsets.UTF_8));
                            return answers.isEmpty() ? new Sent.Arrived() : answers.removeFirst();
                        },
                        () -> now,
                        time -> now = now.plus(time),
                        new Here(),
                        Steps.UNHEARD)
                .answer(request, LEFT);
    }

    private Run examine(String what) {
        examined.add(what);
        whileExamined.run();
        var outcome = outcomes.size() > 1 ? outcomes.removeFirst() : outcomes.getFirst();
        if (outcome instanceof Outcome.Skipped) {
            throw new IllegalStateException("a template that\nnobody can read");
        }
        var check = new CheckInfo(
                "eventbridge.rule.target-alias", "goes to the alias", Severity.CRITICAL, Set.of(), Set.of(), "", "");
        return new Run(
                "shop",
                Trigger.STACK_GATE,
                now,
                Duration.ofSeconds(5),
                7,
                new Coverage(1, 1, 0, 0),
                List.of(new Finding(
                        check, new ResourceRef("Daily", Optional.of("daily"), "AWS::Events::Rule"), outcome)));
    }

    private JsonNode sent() throws IOException {
        assertThat(sent).hasSize(1);
        return new JsonMapper().readTree(sent.getFirst());
    }

    /** Members as in https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html. */
    @Test
    void letsAHealthyStackPass() throws IOException {
        outcomes.add(PASS);

        var report = answer(request(StackRequest.Type.CREATE));

        assertThat(sent()).isEqualTo(new JsonMapper().readTree("""
                {"Status": "SUCCESS", "Reason": "healthy, 1 checks evaluated",
                 "PhysicalResourceId": "stack-gate-StackValidation", "StackId": "%s", "RequestId": "request-1",
                 "LogicalResourceId": "StackValidation"}""".formatted(STACK_ID)));
        assertThat(report.receipt()).isEqualTo(new Receipt.Accepted());
        assertThat(report.decision().proof()).isEqualTo(StackDecision.Proof.PROVEN);
        assertThat(examined).containsExactly("StackValidation 42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_IN_PROGRESS", "CREATE_IN_PROGRESS"})
    void turnsAnUnhealthyStackDownAndSaysWhy(String status) throws IOException {
        status(status);
        outcomes.add(FAIL);

        answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("FAILED");
        assertThat(sent().path("Reason").asText())
                .isEqualTo(
                        "unhealthy: eventbridge.rule.target-alias@Daily: expected an alias, found the function itself");
    }

    @Test
    void looksAgainBeforeItTurnsDown() throws IOException {
        outcomes.add(FAIL);
        outcomes.add(PASS);

        answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(examined).hasSize(2);
        assertThat(now).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void letsPassWhatItCannotTellAndSaysSo() throws IOException {
        outcomes.add(new Outcome.Unknown("denied", Optional.of("events:ListRules")));

        var report = answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(sent().path("Reason").asText()).startsWith("nothing is proven: eventbridge.rule.target-alias@Daily");
        assertThat(report.decision().proof()).isEqualTo(StackDecision.Proof.UNPROVEN);
    }

    @Test
    void letsPassWhenTheExaminationItselfFails() throws IOException {
        outcomes.add(new Outcome.Skipped("throw"));

        var report = answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(sent().path("Reason").asText()).contains("a template that nobody can read");
        assertThat(report.decision().proof()).isEqualTo(StackDecision.Proof.UNPROVEN);
    }

    @Test
    void letsPassWithoutABuildIdAndSaysSo() throws IOException {
        var report = answer(request(StackRequest.Type.UPDATE, STACK_ID, Optional.empty()));

        assertThat(sent().path("Reason").asText()).contains("has no BuildId");
        assertThat(report.decision().proof()).isEqualTo(StackDecision.Proof.UNPROVEN);
    }

    @Test
    void letsAnotherStackPassUnseenAndSaysSo() throws IOException {
        var report =
                answer(request(StackRequest.Type.UPDATE, STACK_ID.replace("/shop/", "/shop-two/"), Optional.of("42")));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(report.decision().proof()).isEqualTo(StackDecision.Proof.UNPROVEN);
        assertThat(examined).isEmpty();
    }

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html, status codes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROLLBACK_IN_PROGRESS",
                "UPDATE_ROLLBACK_IN_PROGRESS",
                "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
                "UPDATE_ROLLBACK_FAILED",
                "DELETE_IN_PROGRESS",
                "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                "IMPORT_ROLLBACK_IN_PROGRESS",
                "SOMETHING_NEW"
            })
    void neverHoldsUpWhatDoesNotMoveForward(String status) throws IOException {
        status(status);
        outcomes.add(FAIL);

        answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(examined).isEmpty();
    }

    @Test
    void neverHoldsUpAnUpdateThatIsCancelledInTheMeantime() throws IOException {
        outcomes.add(FAIL);
        whileExamined = () -> status("UPDATE_ROLLBACK_IN_PROGRESS");

        answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(sent().path("Reason").asText()).contains("UPDATE_ROLLBACK_IN_PROGRESS");
    }

    @Test
    void turnsNothingDownWhileItCannotTellWhetherTheStackRollsBack() throws IOException {
        outcomes.add(FAIL);
        cloud.unreadable("stack shop", "cloudformation:DescribeStacks", Reason.THROTTLED);

        var report = answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(report.decision().proof()).isEqualTo(StackDecision.Proof.UNPROVEN);
    }

    @Test
    void neverHoldsUpADeletion() throws IOException {
        outcomes.add(FAIL);

        answer(request(StackRequest.Type.DELETE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(examined).isEmpty();
        assertThat(ledger.rows()).isEmpty();
    }

    @Test
    void warnsAndLetsPass() throws IOException {
        mode = HookMode.WARN;
        outcomes.add(FAIL);

        answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(sent().path("Reason").asText())
                .startsWith("HookMode is warn; enforce would have failed this update: unhealthy: eventbridge");
    }

    @Test
    void examinesNothingWhenItIsOff() throws IOException {
        mode = HookMode.OFF;

        answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(examined).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = StackRequest.Type.class,
            names = {"CREATE", "UPDATE"})
    void writesItDown(StackRequest.Type type) {
        outcomes.add(FAIL);

        answer(request(type));

        assertThat(ledger.rows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(Kind.STACK_GATE);
            assertThat(row.trigger()).isEqualTo("stack-gate");
            assertThat(row.key().executionId()).isEqualTo("request-1");
            assertThat(row.answer().orElseThrow().word()).isEqualTo("Failed");
            assertThat(row.build()).contains("42");
            assertThat(row.tallies().byKind()).isEmpty();
        });
        assertThat(ledger.rows().toString()).doesNotContain("amazonaws.com/", "Signature");
    }

    /** Lambda may give an asynchronous event twice. */
    @Test
    void answersARepetitionTheSame() throws IOException {
        outcomes.add(FAIL);
        answer(request(StackRequest.Type.UPDATE));
        sent.clear();
        outcomes.clear();
        outcomes.add(PASS);
        examined.clear();

        answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("FAILED");
        assertThat(sent().path("Reason").asText())
                .startsWith("as this request was answered before: eventbridge.rule.target-alias@Daily");
        assertThat(examined).isEmpty();
    }

    @Test
    void answersWithoutALedger() throws IOException {
        ledger.loseEverything("throttled");
        outcomes.add(PASS);

        var report = answer(request(StackRequest.Type.UPDATE));

        assertThat(sent().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(report.record()).contains("throttled");
    }

    @Test
    void sendsAgainWhatDidNotArrive() {
        outcomes.add(PASS);
        answers.addAll(List.of(new Sent.Failed("status 500"), new Sent.Failed("status 503"), new Sent.Arrived()));

        var report = answer(request(StackRequest.Type.UPDATE));

        assertThat(sent).hasSize(3).allMatch(sent.getFirst()::equals);
        assertThat(report.receipt()).isEqualTo(new Receipt.Accepted());
    }

    @Test
    void doesNotSendAgainWhatIsRefused() {
        outcomes.add(PASS);
        answers.add(new Sent.Refused(403));

        var report = answer(request(StackRequest.Type.UPDATE));

        assertThat(sent).hasSize(1);
        assertThat(report.receipt()).isInstanceOf(Receipt.NobodyWaits.class);
        assertThat(report.isSettled()).isTrue();
    }

    /** A SUCCESS the fallback can give; a FAILED is CloudFormation's time-out. */
    @Test
    void givesUpInTime() {
        outcomes.add(PASS);
        for (var i = 0; i < 100; i++) {
            answers.add(new Sent.Failed("status 500"));
        }

        var report = answer(request(StackRequest.Type.UPDATE));

        assertThat(report.receipt()).isEqualTo(new Receipt.Undelivered("status 500"));
        assertThat(report.isSettled()).isFalse();
        assertThat(now).isBefore(START.plus(LEFT));
    }

    @Test
    void leavesAFailedThatDidNotArriveToTheTimeOut() {
        outcomes.add(FAIL);
        for (var i = 0; i < 100; i++) {
            answers.add(new Sent.Failed("status 500"));
        }

        assertThat(answer(request(StackRequest.Type.UPDATE)).isSettled()).isTrue();
    }

    /** In this very thread. */
    private static final class Here implements TimeBox {
        @Override
        public <T> T within(Duration limit, Callable<T> task) throws ExecutionException {
            try {
                return task.call();
            } catch (Throwable thrown) {
                throw new ExecutionException(thrown);
            }
        }
    }
}
