package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.check.FunctionSample;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;

/** States: <a href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">Lambda function states</a>. */
class FunctionActiveTest {
    private final Scenario scenario = new Scenario();

    @Test
    void passesWhenActive() {
        assertThat(outcome()).contains(new Outcome.Pass("Active, Successful", EVIDENCE));
    }

    @ParameterizedTest
    @CsvSource({"Pending,Successful", "Inactive,Successful", "Failed,Successful", "Active,Failed", "Active,InProgress"})
    void failsWhenWhatServesIsNotReady(String state, String update) {
        scenario.served(new FunctionSample().state(state, update));
        assertThat(outcome())
                .contains(new Outcome.Fail("Active, Successful", "version 3 " + state + ", " + update, EVIDENCE));
    }

    @Test
    void failsWhenLatestIsNotReady() {
        scenario.latest(FunctionSample.latest().state("Active", "Failed"));
        assertThat(outcome())
                .contains(new Outcome.Fail("Active, Successful", "version $LATEST Active, Failed", EVIDENCE));
    }

    @Test
    void failsWhenTheFunctionIsGone() {
        scenario.functionDeleted();
        assertThat(outcome()).contains(new Outcome.Fail("Active, Successful", "latest shop-sync", EVIDENCE));
    }

    @Test
    void isSkippedWhenOnlyTheAliasIsGone() {
        scenario.aliasDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", Scenario.ALIAS)));
    }

    @Test
    void readsLatestWhereTheTemplateHasNoAlias() {
        scenario.undeclare(Scenario.ALIAS).aliasDeleted();
        assertThat(outcome()).contains(new Outcome.Pass("Active, Successful", EVIDENCE));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("latest shop-sync", "lambda:GetFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown("lambda:GetFunction: AccessDenied", Optional.of("lambda:GetFunction")));
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("lambda.function.active", Scenario.FUNCTION);
    }
}
