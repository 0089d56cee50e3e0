package serin.check.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;

class AliasSettledTest {
    private final Scenario scenario = new Scenario();

    @Test
    void passesWithoutWeights() {
        assertThat(outcome()).contains(new Outcome.Pass("all traffic on version 3", EVIDENCE));
    }

    @Test
    void failsWithWeightsLeftBehind() {
        scenario.alias("3", Map.of("2", 0.5));
        assertThat(outcome())
                .contains(new Outcome.Fail("all traffic on one version", "version 3, 50 % on version 2", EVIDENCE));
    }

    @Test
    void isNotExaminedWhileTheStackIsUpdated() {
        scenario.alias("2", Map.of("3", 0.1)).stackStatus("UPDATE_IN_PROGRESS");
        assertThat(outcome())
                .contains(new Outcome.Skipped("the stack is UPDATE_IN_PROGRESS: a deployment may be shifting traffic"));
    }

    @Test
    void isUnknownWhenNobodyCanTellWhetherTheStackIsUpdated() {
        scenario.alias("2", Map.of("3", 0.1)).cloud().denied("stack shop", "cloudformation:DescribeStacks");
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "cloudformation:DescribeStacks: AccessDenied", Optional.of("cloudformation:DescribeStacks")));
    }

    @Test
    void isSkippedWhenTheAliasIsGone() {
        scenario.aliasDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", Scenario.ALIAS)));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("alias shop-sync live", "lambda:GetAlias");
        assertThat(outcome())
                .contains(new Outcome.Unknown("lambda:GetAlias: AccessDenied", Optional.of("lambda:GetAlias")));
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("deployment.alias-settled", Scenario.ALIAS);
    }
}
