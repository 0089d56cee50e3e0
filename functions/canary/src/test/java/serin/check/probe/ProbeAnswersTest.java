package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FunctionSample;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.FunctionFacts.Concurrency;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

class ProbeAnswersTest {
    private static final String EXPECTED = "an answer to the probe with its nonce";

    private final Scenario scenario = new Scenario();

    @Test
    void passesWhenTheProbeAnswers() {
        assertThat(outcome()).contains(new Outcome.Pass("answered by version 3", EVIDENCE));
    }

    @Test
    void asksOnceForBothChecks() {
        assertThat(outcome()).isPresent();
        assertThat(scenario.cloud().probes()).hasSize(1);
    }

    @Test
    void failsWithAFunctionError() {
        scenario.answer(
                Optional.of("Unhandled"), Optional.of("3"), "{\"errorType\": \"Oops\", \"errorMessage\": \"no\"}");
        assertThat(outcome()).contains(new Outcome.Fail(EXPECTED, "Unhandled Oops: no", EVIDENCE));
    }

    @Test
    void failsWithAnotherStatus() {
        scenario.cloud()
                .present("probe shop-sync live", new InvocationFacts(202, Optional.empty(), Optional.of("3"), ""));
        assertThat(outcome()).contains(new Outcome.Fail(EXPECTED, "status 202", EVIDENCE));
    }

    @Test
    void failsWhenTheHandlerAnswersSomethingElse() {
        scenario.answer(Optional.empty(), Optional.of("3"), "\"ok\"");
        assertThat(outcome()).contains(new Outcome.Fail(EXPECTED, "an answer that is no JSON object", EVIDENCE));
    }

    @Test
    void isExplainedByWhatServesWithAnotherHandler() {
        scenario.served(new FunctionSample().handler("gone"))
                .answer(Optional.of("Unhandled"), Optional.of("3"), "{\"errorType\": \"Oops\"}");
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        EXPECTED,
                        "Unhandled Oops",
                        EVIDENCE,
                        Optional.of(new FindingRef("lambda.function.handler", Scenario.FUNCTION))));
    }

    @Test
    void isExplainedByAnAliasOnAnotherVersion() {
        scenario.alias("2", Map.of()).answer(Optional.of("Unhandled"), Optional.of("2"), "{\"errorType\": \"Oops\"}");
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        EXPECTED,
                        "Unhandled Oops",
                        EVIDENCE,
                        Optional.of(new FindingRef("deployment.alias-exists", Scenario.ALIAS))));
    }

    @Test
    void invokesNoVersionThatDoesNotSayThatItAnswersTheProbe() {
        scenario.served(new FunctionSample().withoutVariable("SERIN_PROBE"));
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.environment", Scenario.FUNCTION)));
        assertThat(scenario.cloud().probes()).isEmpty();
    }

    @Test
    void invokesNoFunctionThatTheTemplateDoesNotSayAnswersTheProbe() {
        scenario.property(Scenario.FUNCTION, "Environment", "{\"Variables\": {\"SERIN_PROBE\": \"0\"}}");
        assertThat(outcome()).isEmpty();
        assertThat(scenario.cloud().probes()).isEmpty();
    }

    @Test
    void invokesNoFunctionOfWhichNobodyKnowsWhetherItAnswersTheProbe() {
        scenario.property(
                Scenario.FUNCTION, "Environment", "{\"Variables\": {\"SERIN_PROBE\": {\"$secret\": \"NoEcho\"}}}");
        assertThat(outcome()).isEmpty();
        assertThat(scenario.cloud().probes()).isEmpty();
    }

    @Test
    void isSkippedWhenTheFunctionIsStopped() {
        scenario.latest(FunctionSample.latest().concurrency(new Concurrency.Reserved(0)));
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.concurrency", Scenario.FUNCTION)));
        assertThat(scenario.cloud().probes()).isEmpty();
    }

    @Test
    void isSkippedWhenTheTemplateItselfStopsTheFunction() {
        scenario.property(Scenario.FUNCTION, "ReservedConcurrentExecutions", "0")
                .latest(FunctionSample.latest().concurrency(new Concurrency.Reserved(0)));
        assertThat(outcome())
                .contains(new Outcome.Skipped("the template stops the function by a reserved concurrency of 0"));
    }

    @Test
    void isSkippedWhenTheFunctionIsNotActive() {
        scenario.served(new FunctionSample().state("Inactive", "Successful"));
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", Scenario.FUNCTION)));
    }

    @Test
    void isSkippedWhenTheAliasIsGone() {
        scenario.aliasDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", Scenario.ALIAS)));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        scenario.functionDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", Scenario.FUNCTION)));
    }

    @Test
    void isUnknownWhenThrottled() {
        scenario.cloud().unreadable("probe shop-sync live", "lambda:InvokeFunction", Observation.Reason.THROTTLED);
        assertThat(outcome()).contains(new Outcome.Unknown("lambda:InvokeFunction: THROTTLED"));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("probe shop-sync live", "lambda:InvokeFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "lambda:InvokeFunction: AccessDenied", Optional.of("lambda:InvokeFunction")));
    }

    @Test
    void isUnknownWhenWhatServesCannotBeRead() {
        scenario.cloud().denied("function shop-sync live", "lambda:GetFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown("lambda:GetFunction: AccessDenied", Optional.of("lambda:GetFunction")));
        assertThat(scenario.cloud().probes()).isEmpty();
    }

    @Test
    void waitsAsLongAsTheFunctionMayRun() {
        assertThat(ProbeAnswers.timeout(new FunctionSample().timeout(3).facts()))
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void waitsNoLongerThanARunHasPatience() {
        assertThat(ProbeAnswers.timeout(new FunctionSample().timeout(900).facts()))
                .isEqualTo(Duration.ofSeconds(30));
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("probe.answers", Scenario.FUNCTION);
    }
}
