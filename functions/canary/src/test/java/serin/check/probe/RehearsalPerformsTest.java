package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FunctionSample;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

class RehearsalPerformsTest {
    private final Scenario scenario = new Scenario();

    @Test
    void passesAndSaysWhatItWouldHaveWritten() {
        answer(new Answers().rehearsal("ok", 87, "{\"shop-orders\": 4, \"bus\": 1}", ""));
        assertThat(outcome())
                .contains(new Outcome.Pass("Scheduled Event in 87 ms, would write bus: 1, shop-orders: 4", EVIDENCE));
        assertThat(scenario.cloud().probes()).hasSize(1);
    }

    @Test
    void failsWhenItThrows() {
        answer(new Answers().rehearsal("failed", 5, "{}", "NullPointerException: no symbol"));
        assertThat(outcome()).contains(failed("NullPointerException: no symbol"));
    }

    @Test
    void failsWhenItAnswersTheWrongShape() {
        answer(new Answers()
                .rehearsal("failed", 5, "{}", "IllegalStateException: the answer must be {a: NUMBER}, was {}"));
        assertThat(outcome()).contains(failed("IllegalStateException: the answer must be {a: NUMBER}, was {}"));
    }

    @Test
    void failsWhenItHasNoResult() {
        answer(new Answers().rehearsal("timeout", 39_700, "{}", ""));
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "Scheduled Event performs", "Scheduled Event had no result in 39700 ms", EVIDENCE));
    }

    @Test
    void isUnknownWhenThereWasNoTime() {
        answer(new Answers().rehearsal("timeout", 0, "{}", ""));
        assertThat(outcome()).contains(new Outcome.Unknown("Scheduled Event had no result in 0 ms"));
    }

    @Test
    void isUnknownWithAWordThatTheProtocolDoesNotHave() {
        answer(new Answers().rehearsal("perfect", 5, "{}", ""));
        assertThat(outcome()).contains(new Outcome.Unknown("Scheduled Event ended with perfect"));
    }

    @Test
    void failsBeyondFourFifthsOfTheTimeOut() {
        scenario.property(Scenario.FUNCTION, "Timeout", "1").served(new FunctionSample().timeout(1));
        answer(new Answers().rehearsal("ok", 801, "{}", ""));
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "Scheduled Event within 800 ms, 80 % of the time-out", "Scheduled Event in 801 ms", EVIDENCE));
    }

    @Test
    void passesWithinFourFifthsOfTheTimeOut() {
        scenario.property(Scenario.FUNCTION, "Timeout", "1").served(new FunctionSample().timeout(1));
        answer(new Answers().rehearsal("ok", 800, "{}", ""));
        assertThat(outcome()).contains(new Outcome.Pass("Scheduled Event in 800 ms", EVIDENCE));
    }

    @Test
    void isSkippedWhenTheFunctionDeclaresNone() {
        answer(new Answers());
        assertThat(outcome()).contains(new Outcome.Skipped("the function declares no rehearsal"));
    }

    @Test
    void isUnknownWhenTheFunctionMayNotBeInvoked() {
        scenario.cloud().denied("probe shop-sync live", "lambda:InvokeFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "lambda:InvokeFunction: AccessDenied", Optional.of("lambda:InvokeFunction")));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        scenario.functionDeleted();
        assertThat(outcome()).contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", "Sync")));
    }

    // ---- causes ----

    @Test
    void isExplainedByTheDependencyOfWhichAwsSaidTheSame() {
        answer(new Answers()
                .dependency("table", "shop-orders", "dynamodb:Query", "denied", "AccessDeniedException: no")
                .rehearsal("failed", 5, "{}", "AccessDeniedException: no"));
        assertThat(causeOf()).contains(new FindingRef("probe.table-readable", "Sync"));
        assertThat(scenario.failures()).containsExactly("probe.table-readable@Sync");
    }

    @Test
    void isNotExplainedByADependencyThatFailsForAnotherReason() {
        answer(new Answers()
                .dependency("table", "shop-orders", "dynamodb:Query", "denied", "AccessDeniedException: no")
                .rehearsal("failed", 5, "{}", "NullPointerException: no symbol"));
        assertThat(causeOf()).isEmpty();
    }

    @Test
    void isLeftToTheFindingThatTheTableIsGone() {
        scenario.cloud()
                .absent("table shop-orders")
                .absent("backups shop-orders")
                .absent("timeToLive shop-orders");
        answer(new Answers()
                .dependency("table", "shop-orders", "dynamodb:Query", "missing", "ResourceNotFoundException: no")
                .rehearsal("failed", 5, "{}", "ResourceNotFoundException: no"));
        assertThat(outcome()).contains(Outcome.Skipped.because(new FindingRef("dynamodb.table.active", "Orders")));
    }

    @Test
    void isExplainedByWhatServesWithAnotherHandler() {
        scenario.served(new FunctionSample().handler("gone"));
        answer(new Answers().rehearsal("failed", 5, "{}", "NullPointerException: no symbol"));
        assertThat(causeOf()).contains(new FindingRef("lambda.function.handler", "Sync"));
    }

    // ---- pace ----

    @Test
    void failsWhenItIsTenTimesSlowerThanInTheVersionBefore() {
        took(3_000);
        before(300, "1");
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "Scheduled Event in at most 5 times the 300 ms that it takes in version 2",
                        "Scheduled Event in 3000 ms",
                        EVIDENCE));
        assertThat(scenario.cloud().probes()).hasSize(6);
    }

    @Test
    void passesWhenTheVersionBeforeTookAboutAsLong() {
        took(3_000);
        before(600, "1");
        assertThat(outcome())
                .contains(new Outcome.Pass("Scheduled Event in 3000 ms (warm 3000 ms, in version 2 600 ms)", EVIDENCE));
    }

    /** The first may be a start. */
    @Test
    void passesWhenItIsQuickOnceItIsWarm() {
        took(3_000);
        scenario.cloud().present("probe shop-sync live again", rehearsed(200, "3"));
        before(1, "1");
        assertThat(outcome()).contains(new Outcome.Pass("Scheduled Event in 3000 ms (warm 200 ms)", EVIDENCE));
        assertThat(scenario.cloud().probes()).hasSize(3);
    }

    @Test
    void failsWhenItDoesNotPerformASecondTime() {
        took(3_000);
        scenario.cloud()
                .present(
                        "probe shop-sync live again",
                        new InvocationFacts(
                                200,
                                Optional.of("Unhandled"),
                                Optional.of("3"),
                                "{\"errorType\": \"java.lang.OutOfMemoryError\"}"));
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "Scheduled Event performs each time",
                        "asked again, Unhandled java.lang.OutOfMemoryError",
                        EVIDENCE));
    }

    @Test
    void asksNoVersionThatDoesNotSayThatItAnswersTheProbe() {
        took(3_000);
        before(1, "0");
        assertThat(outcome())
                .contains(new Outcome.Pass(
                        "Scheduled Event in 3000 ms (not compared: version 2 does not answer the probe)", EVIDENCE));
        assertThat(scenario.cloud().probes()).hasSize(3);
    }

    @Test
    void hasNothingToCompareWithWhenTheVersionBeforeIsGone() {
        took(3_000);
        assertThat(outcome())
                .contains(new Outcome.Pass("Scheduled Event in 3000 ms (not compared: version 2 is gone)", EVIDENCE));
    }

    @Test
    void isUnknownWhenTheVersionBeforeCannotBeAsked() {
        took(3_000);
        before(1, "1");
        scenario.cloud().unreadable("probe shop-sync 2", "lambda:InvokeFunction", Observation.Reason.THROTTLED);
        assertThat(outcome()).contains(new Outcome.Unknown("lambda:InvokeFunction: THROTTLED"));
    }

    @Test
    void isUnknownWhenTheVersionBeforeCannotBeRead() {
        took(3_000);
        scenario.cloud().denied("function shop-sync 2", "lambda:GetFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown("lambda:GetFunction: AccessDenied", Optional.of("lambda:GetFunction")));
    }

    private void took(long millis) {
        scenario.cloud().present("probe shop-sync live", rehearsed(millis, "3"));
    }

    private void before(long millis, String probe) {
        scenario.cloud()
                .present(
                        "function shop-sync 2",
                        new FunctionSample()
                                .version("2")
                                .variable("SERIN_PROBE", probe)
                                .facts())
                .present("probe shop-sync 2", rehearsed(millis, "2"));
    }

    private static InvocationFacts rehearsed(long millis, String version) {
        return new InvocationFacts(
                200,
                Optional.empty(),
                Optional.of(version),
                new Answers().rehearsal("ok", millis, "{}", "").json(version));
    }

    private static Outcome failed(String detail) {
        return new Outcome.Fail("Scheduled Event performs", "Scheduled Event failed: " + detail, EVIDENCE);
    }

    private Optional<FindingRef> causeOf() {
        return outcome().flatMap(outcome -> ((Outcome.Fail) outcome).causedBy());
    }

    private void answer(Answers answers) {
        scenario.answer(Optional.empty(), Optional.of("3"), answers.json());
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("probe.rehearsal", Scenario.FUNCTION);
    }
}
