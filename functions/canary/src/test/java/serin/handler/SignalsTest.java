package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.ledger.LedgerEntries.FAILED;
import static serin.ledger.LedgerEntries.PASSED;
import static serin.ledger.LedgerEntries.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import serin.finding.Finding;
import serin.ledger.InMemoryDeploymentLog;
import serin.ledger.InMemoryLedger;
import serin.ledger.LedgerEntries;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.ledger.NoDeploymentLog;
import serin.ledger.NoLedger;
import serin.metric.ComponentKind;
import serin.metric.Metric;
import serin.run.Measures;
import serin.run.Run;
import serin.run.Trigger;

/** The findings are of a rule. */
class SignalsTest {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryDeploymentLog deployments = new InMemoryDeploymentLog();
    private final List<Metric> printed = new ArrayList<>();

    @Test
    void aRunIsJudgedBesideThoseBeforeIt() {
        for (var i = 0; i < 4; i++) {
            keep("run-" + i, PASSED);
        }

        assertThat(tell("run-4", FAILED)).isEmpty();

        assertThat(rate("FailureRate", ComponentKind.RULE)).hasValue(20);
    }

    /** The index of the ledger may have it already, or not yet. */
    @Test
    void aRunCountsOnce() {
        keep("run-0", PASSED);
        keep("run-1", PASSED);
        keep("run-2", PASSED);
        keep("run-3", FAILED);

        tell("run-3", FAILED);

        // Four samples; a fifth would make a rate of them.
        assertThat(rate("FailureRate", ComponentKind.RULE)).hasValue(0);
    }

    @Test
    void allUnknownAddsNoSample() {
        for (var i = 0; i < 5; i++) {
            keep("run-" + i, FAILED);
        }

        tell("run-5", UNKNOWN);
        assertThat(rate("FailureRate", ComponentKind.RULE)).isEmpty();

        keep("run-5", UNKNOWN);
        tell("run-6", FAILED);
        assertThat(rate("FailureRate", ComponentKind.RULE)).hasValue(100);
    }

    @Test
    void aLedgerThatCannotBeReadLeavesRatesOutAndIsTold() {
        ledger.loseEverything("no connection");

        assertThat(tell("run-1", FAILED)).contains("dynamodb:Query: no connection");

        assertThat(printed).extracting(Metric::name).contains("ChecksFailed").doesNotContain("FailureRate");
    }

    @Test
    void deploymentsThatCannotBeReadLeaveTheirRateOut() {
        deployments.loseReads("no connection");

        tell("run-1", PASSED);

        assertThat(printed).extracting(Metric::name).contains("FailureRate").doesNotContain("DeploymentFailureRate");
    }

    @Test
    void withoutALedgerThereIsNothingToTell() {
        assertThat(new Signals(new NoLedger(), new NoDeploymentLog(), printed::addAll).tell(run(PASSED), "run-1"))
                .isEmpty();
        assertThat(printed).extracting(Metric::name).contains("RunDuration").doesNotContain("FailureRate");
    }

    @Test
    void theStackIsNamedByItsNameEvenWhereTheRunHasItsArn() {
        tell("run-1", PASSED);

        assertThat(printed).extracting(Metric::stack).containsOnly("serin-dev");
    }

    /** A developer who asks for one check again and again must neither set an alarm off nor put it to rest. */
    @Test
    void aRunOfAFewChecksPrintsNothing() {
        var few = run(FAILED).measured(new Measures(false, 0, Optional.empty()));

        assertThat(new Signals(ledger, deployments, printed::addAll).tell(few, "run-1"))
                .isEmpty();
        assertThat(printed).isEmpty();
    }

    private void keep(String execution, Finding... findings) {
        ledger.record(LedgerEntry.of(LedgerKey.ofRun("serin-dev", execution), run(findings)));
    }

    private Optional<String> tell(String execution, Finding... findings) {
        return new Signals(ledger, deployments, printed::addAll).tell(run(findings), execution);
    }

    private OptionalDouble rate(String name, ComponentKind kind) {
        return printed.stream()
                .filter(metric -> metric.name().equals(name) && metric.kind().equals(Optional.of(kind)))
                .mapToDouble(Metric::value)
                .findFirst();
    }

    private static Run run(Finding... findings) {
        var run = LedgerEntries.run(Trigger.STACK, findings);
        return new Run(
                "arn:aws:cloudformation:eu-west-1:111122223333:stack/serin-dev/de6354fe",
                run.trigger(),
                run.startedAt(),
                run.duration(),
                run.awsCalls(),
                run.coverage(),
                run.findings());
    }
}
