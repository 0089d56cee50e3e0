package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FunctionSample;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.FunctionFacts.Concurrency;

class FunctionConcurrencyDeclaredTest {
    private final Scenario scenario = new Scenario();

    @Test
    void passesWithoutAReserveWhereNoneIsDeclared() {
        assertThat(outcome()).contains(new Outcome.Pass("no reserve", EVIDENCE));
    }

    @Test
    void failsWithAReserveOfZeroWhereNoneIsDeclared() {
        live(new Concurrency.Reserved(0));
        assertThat(outcome()).contains(new Outcome.Fail("no reserve", "0", EVIDENCE));
    }

    @Test
    void failsWithAnyReserveWhereNoneIsDeclared() {
        live(new Concurrency.Reserved(1));
        assertThat(outcome()).contains(new Outcome.Fail("no reserve", "1", EVIDENCE));
    }

    @Test
    void passesWithTheDeclaredReserve() {
        scenario.property(Scenario.FUNCTION, "ReservedConcurrentExecutions", "5");
        live(new Concurrency.Reserved(5));
        assertThat(outcome()).contains(new Outcome.Pass("5", EVIDENCE));
    }

    @Test
    void failsWithoutTheDeclaredReserve() {
        scenario.property(Scenario.FUNCTION, "ReservedConcurrentExecutions", "5");
        assertThat(outcome()).contains(new Outcome.Fail("5", "no reserve", EVIDENCE));
    }

    @Test
    void passesWithADeclaredReserveOfZero() {
        scenario.property(Scenario.FUNCTION, "ReservedConcurrentExecutions", "0");
        live(new Concurrency.Reserved(0));
        assertThat(outcome()).contains(new Outcome.Pass("0", EVIDENCE));
    }

    @Test
    void isUnknownWhenNotAnswered() {
        live(new Concurrency.NotAnswered("GetFunctionConfiguration does not tell"));
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "the reserved concurrency was not answered: GetFunctionConfiguration does not tell"));
    }

    @Test
    void namesTheActionWhoseDenialLeftNoBetterLook() {
        live(new Concurrency.NotAnswered("GetFunctionConfiguration does not tell", Optional.of("lambda:GetFunction")));
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "the reserved concurrency was not answered: GetFunctionConfiguration does not tell",
                        Optional.of("lambda:GetFunction")));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("latest shop-sync", "lambda:GetFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown("lambda:GetFunction: AccessDenied", Optional.of("lambda:GetFunction")));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        scenario.functionDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", Scenario.FUNCTION)));
    }

    @Test
    void isUnknownWhenTheTemplateCouldNotBeResolved() {
        scenario.property(Scenario.FUNCTION, "ReservedConcurrentExecutions", "\"many\"");
        assertThat(outcome())
                .contains(
                        new Outcome.Unknown(
                                "the expected value could not be resolved: ReservedConcurrentExecutions must be a whole number"));
    }

    private void live(Concurrency concurrency) {
        scenario.latest(FunctionSample.latest().concurrency(concurrency));
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("lambda.function.concurrency", Scenario.FUNCTION);
    }
}
