package serin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static serin.metric.Findings.fail;
import static serin.metric.Findings.pass;
import static serin.metric.Findings.unknown;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.finding.Finding;
import serin.metric.DeploymentEvent.Phase;
import serin.metric.Metric.Unit;
import serin.run.Coverage;
import serin.run.Measures;
import serin.run.Run;
import serin.run.Trigger;

class MetricsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final String TABLE = "dynamodb.table.active";
    private static final DeploymentEvent END =
            new DeploymentEvent("serin-dev", ComponentKind.DEPLOYMENT, "end", NOON, Phase.FAILED, Optional.empty());

    @Test
    void tellsWhatTheRunDid() {
        assertThat(RunMetrics.of(
                        "serin-dev", run(new Measures(true, 3, Optional.of(Duration.ofMillis(240)))), Past.UNKNOWN))
                .containsExactly(
                        whole("BlindRuns", Unit.COUNT, 1),
                        whole("RunDuration", Unit.MILLISECONDS, 1300),
                        whole("AwsCalls", Unit.COUNT, 141),
                        whole("AwsThrottles", Unit.COUNT, 3),
                        whole("EventLatency", Unit.MILLISECONDS, 240),
                        whole("CheckCoverage", Unit.PERCENT, 80),
                        whole("PropertyCoverage", Unit.PERCENT, 30));
    }

    /** Of a run that proved nothing, and of one that cannot be compared with those before it. */
    @Test
    void aBlindRunIsCounted() {
        var seen = new Past(List.of(Tallies.of(List.of(pass(TABLE)))), Map.of());

        assertThat(RunMetrics.of("serin-dev", run(Measures.NONE, pass(TABLE)), seen))
                .contains(whole("BlindRuns", Unit.COUNT, 0));
        assertThat(RunMetrics.of("serin-dev", run(Measures.NONE, fail(TABLE)), seen))
                .contains(whole("BlindRuns", Unit.COUNT, 0));
        assertThat(RunMetrics.of("serin-dev", run(Measures.NONE, pass(TABLE), unknown(TABLE)), seen))
                .contains(whole("BlindRuns", Unit.COUNT, 1));
        assertThat(RunMetrics.of("serin-dev", run(Measures.NONE, pass(TABLE)), Past.UNKNOWN))
                .contains(whole("BlindRuns", Unit.COUNT, 1));
    }

    /** It would be the rate of the runs before, and look as if this one had found nothing. */
    @Test
    void aRunThatCouldNotJudgeAKindTellsNoRateOfIt() {
        var held = Tallies.of(List.of(pass(TABLE)));

        assertThat(RunMetrics.of(
                        "serin-dev",
                        run(Measures.NONE, unknown(TABLE)),
                        new Past(Collections.nCopies(5, held), Map.of())))
                .extracting(Metric::name)
                .contains("ChecksUnknown")
                .doesNotContain("FailureRate");
    }

    @Test
    void anEventThatWasNotSentHasNoLatency() {
        assertThat(RunMetrics.of("serin-dev", run(Measures.NONE), Past.UNKNOWN))
                .extracting(Metric::name)
                .doesNotContain("EventLatency");
    }

    @Test
    void tellsOfEachKindAndOfNoneThatWasNotLookedAt() {
        var findings = new Finding[] {pass(TABLE), fail(TABLE), unknown(TABLE)};

        assertThat(RunMetrics.of(
                        "serin-dev",
                        run(Measures.NONE, findings),
                        new Past(Collections.nCopies(5, Tallies.of(List.of(findings))), Map.of())))
                .filteredOn(metric -> metric.kind().isPresent())
                .containsExactly(
                        of(ComponentKind.TABLE, "ChecksEvaluated", Unit.COUNT, 2),
                        of(ComponentKind.TABLE, "ChecksFailed", Unit.COUNT, 1),
                        of(ComponentKind.TABLE, "ChecksUnknown", Unit.COUNT, 1),
                        of(ComponentKind.TABLE, "FailureRate", Unit.PERCENT, 100));
    }

    @Test
    void infrastructureHasARateAndNothingElse() {
        var held = Tallies.of(List.of(pass("iam.role.trust")));

        assertThat(RunMetrics.of(
                        "serin-dev",
                        run(Measures.NONE, pass("iam.role.trust")),
                        new Past(List.of(held, held), Map.of())))
                .filteredOn(metric -> metric.kind().equals(Optional.of(ComponentKind.INFRASTRUCTURE)))
                .containsExactly(of(ComponentKind.INFRASTRUCTURE, "FailureRate", Unit.PERCENT, 0));
    }

    /** An unreadable ledger leaves rates out; 0 would say that nothing failed. */
    @Test
    void withoutAPastThereIsNoRate() {
        assertThat(RunMetrics.of("serin-dev", run(Measures.NONE, fail(TABLE)), Past.UNKNOWN))
                .extracting(Metric::name)
                .contains("ChecksFailed")
                .doesNotContain("FailureRate", "DeploymentFailureRate");
    }

    @Test
    void tellsTheRateOfDeploymentsAtEveryRun() {
        assertThat(RunMetrics.of(
                        "serin-dev",
                        run(Measures.NONE),
                        new Past(List.of(), Map.of(ComponentKind.DEPLOYMENT, new DeploymentHistory(List.of(END))))))
                .contains(of(ComponentKind.DEPLOYMENT, "DeploymentFailureRate", Unit.PERCENT, 100));
    }

    @Test
    void countsADeploymentWithItsDuration() {
        var begin = new DeploymentEvent(
                "serin-dev", ComponentKind.DEPLOYMENT, "begin", NOON.minusSeconds(720), Phase.BEGUN, Optional.empty());

        assertThat(DeploymentMetrics.of(END, Optional.of(new DeploymentHistory(List.of(begin, END)))))
                .containsExactly(
                        of(ComponentKind.DEPLOYMENT, "DeploymentsSucceeded", Unit.COUNT, 0),
                        of(ComponentKind.DEPLOYMENT, "DeploymentsFailed", Unit.COUNT, 1),
                        of(ComponentKind.DEPLOYMENT, "DeploymentDuration", Unit.SECONDS, 720),
                        of(ComponentKind.DEPLOYMENT, "DeploymentFailureRate", Unit.PERCENT, 100));
    }

    @Test
    void countsADeploymentWhosePastCannotBeRead() {
        assertThat(DeploymentMetrics.of(END, Optional.empty()))
                .containsExactly(
                        of(ComponentKind.DEPLOYMENT, "DeploymentsSucceeded", Unit.COUNT, 0),
                        of(ComponentKind.DEPLOYMENT, "DeploymentsFailed", Unit.COUNT, 1));
    }

    @Test
    void theSecondEndOfADeploymentIsNotCounted() {
        var again = new DeploymentEvent(
                "serin-dev", ComponentKind.DEPLOYMENT, "again", NOON.plusSeconds(9), Phase.FAILED, Optional.empty());

        assertThat(DeploymentMetrics.of(again, Optional.of(new DeploymentHistory(List.of(END, again)))))
                .isEmpty();
    }

    @Test
    void refusesAValueThatCloudWatchWould() {
        assertThatThrownBy(() -> whole("X", Unit.COUNT, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Run run(Measures measures, Finding... findings) {
        return new Run(
                        "serin-dev",
                        Trigger.SCHEDULE,
                        NOON,
                        Duration.ofMillis(1300),
                        141,
                        new Coverage(8, 10, 3, 10),
                        List.of(findings))
                .measured(measures);
    }

    private static Metric whole(String name, Unit unit, double value) {
        return new Metric("serin-dev", Optional.empty(), name, unit, value);
    }

    private static Metric of(ComponentKind kind, String name, Unit unit, double value) {
        return new Metric("serin-dev", Optional.of(kind), name, unit, value);
    }
}
