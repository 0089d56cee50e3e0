package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FunctionSample;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.DryRunFacts;
import serin.observation.FunctionFacts.Concurrency;

class FunctionInvocableTest {
    private final Scenario scenario = new Scenario();

    FunctionInvocableTest() {
        scenario.property(Scenario.FUNCTION, "Environment", "{\"Variables\": {\"TABLE\": \"shop-orders\"}}")
                .served(new FunctionSample().withoutVariable("SERIN_PROBE"));
        dryRun("live", 204);
    }

    @Test
    void passesWhenAllowed() {
        assertThat(outcome()).contains(new Outcome.Pass("status 204", EVIDENCE));
    }

    @Test
    void failsWithAnotherStatus() {
        dryRun("live", 200);
        assertThat(outcome()).contains(new Outcome.Fail("status 204", "status 200", EVIDENCE));
    }

    @Test
    void doesNotApplyToAFunctionThatDeclaresTheProbe() {
        scenario.property(Scenario.FUNCTION, "Environment", "{\"Variables\": {\"SERIN_PROBE\": \"1\"}}");
        assertThat(outcome()).isEmpty();
    }

    @Test
    void appliesWhenNobodyKnowsWhetherItDeclaresTheProbe() {
        scenario.property(
                Scenario.FUNCTION, "Environment", "{\"Variables\": {\"SERIN_PROBE\": {\"$unresolved\": \"x\"}}}");
        assertThat(outcome()).contains(new Outcome.Pass("status 204", EVIDENCE));
    }

    @Test
    void asksLatestWhereTheTemplateHasNoAlias() {
        scenario.undeclare(Scenario.ALIAS);
        dryRun("$LATEST", 204);
        assertThat(outcome()).contains(new Outcome.Pass("status 204", EVIDENCE));
    }

    @Test
    void isSkippedWhenTheFunctionIsStopped() {
        scenario.latest(FunctionSample.latest().concurrency(new Concurrency.Reserved(0)));
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.concurrency", Scenario.FUNCTION)));
    }

    @Test
    void isSkippedWhenTheFunctionIsNotActive() {
        scenario.served(new FunctionSample().state("Failed", "Successful"));
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", Scenario.FUNCTION)));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        scenario.functionDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", Scenario.FUNCTION)));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("dryRun shop-sync live", "lambda:InvokeFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "lambda:InvokeFunction: AccessDenied", Optional.of("lambda:InvokeFunction")));
    }

    private void dryRun(String qualifier, int status) {
        scenario.cloud().present("dryRun shop-sync " + qualifier, new DryRunFacts(status));
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("lambda.function.dry-run", Scenario.FUNCTION);
    }
}
