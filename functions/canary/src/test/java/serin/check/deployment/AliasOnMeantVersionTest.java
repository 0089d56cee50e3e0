package serin.check.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;

class AliasOnMeantVersionTest {
    private final Scenario scenario = new Scenario();

    @Test
    void passesOnTheDeployedVersion() {
        assertThat(outcome()).contains(new Outcome.Pass("version 3", EVIDENCE));
    }

    @Test
    void failsOnAnotherVersion() {
        scenario.alias("2", Map.of());
        assertThat(outcome()).contains(new Outcome.Fail("version 3", "version 2", EVIDENCE));
    }

    @Test
    void failsWhenTheAliasIsGone() {
        scenario.aliasDeleted();
        assertThat(outcome()).contains(new Outcome.Fail("alias live on version 3", "alias shop-sync live", EVIDENCE));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        scenario.functionDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", Scenario.FUNCTION)));
    }

    @Test
    void failsWhenTheFunctionOfAnotherStackIsGone() {
        scenario.functionDeleted().undeclare(Scenario.FUNCTION);
        assertThat(outcome()).contains(new Outcome.Fail("alias live on version 3", "alias shop-sync live", EVIDENCE));
    }

    @Test
    void leavesItToTheWeightsWhenTheyLeadToTheDeployedVersion() {
        scenario.alias("2", Map.of("3", 0.1));
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-settled", Scenario.ALIAS)));
    }

    @Test
    void failsWhenTheWeightsLeadElsewhere() {
        scenario.alias("2", Map.of("1", 0.1));
        assertThat(outcome()).contains(new Outcome.Fail("version 3", "version 2", EVIDENCE));
    }

    @Test
    void isUnknownWhenTheVersionCouldNotBeResolved() {
        scenario.property(Scenario.ALIAS, "FunctionVersion", "{\"$unresolved\": \"no attribute Version\"}");
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "the expected value could not be resolved: FunctionVersion: no attribute Version"));
    }

    @Test
    void isUnknownWhenTheFunctionCouldNotBeResolved() {
        scenario.property(Scenario.ALIAS, "FunctionName", "{\"$unresolved\": \"no such resource\"}");
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "the expected value could not be resolved: FunctionName: no such resource"));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("alias shop-sync live", "lambda:GetAlias");
        assertThat(outcome())
                .contains(new Outcome.Unknown("lambda:GetAlias: AccessDenied", Optional.of("lambda:GetAlias")));
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("deployment.alias-exists", Scenario.ALIAS);
    }
}
