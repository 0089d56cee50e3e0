package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.ledger.LedgerEntries.FAILED;
import static serin.ledger.LedgerEntries.PASSED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.finding.Finding;
import serin.finding.Fire;
import serin.finding.Fire.Conclusion;
import serin.ledger.InMemoryLedger;
import serin.ledger.LedgerEntries;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.ledger.NoLedger;
import serin.ledger.Standing;
import serin.observation.StackFacts;
import serin.run.Measures;
import serin.run.Run;
import serin.run.Trigger;

class BookkeepingTest {
    private static final String EVENT = "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa";

    private final FakeCloud cloud = new FakeCloud();
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Test
    void keepsTheRunOfAnEventOnce() {
        assertThat(keep(PASSED)).isEmpty();
        assertThat(keep(PASSED, PASSED)).isEmpty();

        assertThat(ledger.rows()).containsExactly(LedgerEntry.of(LedgerKey.ofRun("serin-dev", EVENT), run(PASSED)));
    }

    @Test
    void theWorseOfTwoStays() {
        keep(PASSED);
        keep(FAILED);
        keep(PASSED);

        assertThat(ledger.rows()).extracting(LedgerEntry::standing).containsExactly(Standing.UNHEALTHY);
    }

    @Test
    void keepsTheCommitThatTheStackNames() {
        cloud.present(
                "stack serin-dev",
                new StackFacts("serin-dev", "arn", "UPDATE_COMPLETE", "", Map.of("Commit", "77d5fae")));

        keep(PASSED);

        assertThat(ledger.rows()).extracting(LedgerEntry::build).containsExactly(Optional.of("77d5fae"));
    }

    @Test
    void keepsEachScheduledTimeOnceWhicheverRunHasLooked() {
        keepFire(Conclusion.UNKNOWN, "one");
        keepFire(Conclusion.UNKNOWN, "two");
        assertThat(fires()).containsExactly(Conclusion.UNKNOWN);

        keepFire(Conclusion.CONFIRMED, "three");
        keepFire(Conclusion.UNKNOWN, "four");
        assertThat(fires()).containsExactly(Conclusion.CONFIRMED);
        assertThat(ledger.rows()).hasSize(5);
    }

    /** A data point that came late proves that it fired; what was confirmed is never MISSED. */
    @Test
    void whatWasSeenComesBeforeWhatWasNot() {
        keepFire(Conclusion.UNKNOWN, "one");
        keepFire(Conclusion.MISSED, "two");
        keepFire(Conclusion.UNKNOWN, "three");
        assertThat(fires()).containsExactly(Conclusion.MISSED);

        keepFire(Conclusion.CONFIRMED, "four");
        keepFire(Conclusion.MISSED, "five");
        assertThat(fires()).containsExactly(Conclusion.CONFIRMED);
    }

    /** Its verdict is that of the checks that somebody has chosen. */
    @Test
    void ofARunOfAFewChecksItKeepsTheScheduledTimesAlone() {
        var fire = new Fire("SyncAssetsDaily", LedgerEntries.FOUR, Conclusion.CONFIRMED, "a reason");
        var few = run(PASSED).fired(List.of(fire)).measured(new Measures(false, 0, Optional.empty()));

        new Bookkeeping(ledger).keep(few, EVENT, cloud.cloud());

        assertThat(ledger.rows()).hasSize(1);
        assertThat(fires()).containsExactly(Conclusion.CONFIRMED);
    }

    private void keepFire(Conclusion conclusion, String execution) {
        var run = run(PASSED);
        var fire = new Fire("SyncAssetsDaily", LedgerEntries.FOUR, conclusion, "a reason");
        new Bookkeeping(ledger).keep(run.fired(List.of(fire)), execution, cloud.cloud());
    }

    private List<Conclusion> fires() {
        return ledger.rows().stream()
                .flatMap(row -> row.fire().stream())
                .map(Fire::conclusion)
                .toList();
    }

    @Test
    void aLostRowIsTold() {
        ledger.loseEverything("no connection");

        assertThat(keep(FAILED)).contains("no connection");
    }

    @Test
    void withoutALedgerThereIsNothingToTell() {
        assertThat(new Bookkeeping(new NoLedger()).keep(run(FAILED), EVENT, cloud.cloud()))
                .isEmpty();
    }

    private Optional<String> keep(Finding... findings) {
        return new Bookkeeping(ledger).keep(run(findings), EVENT, cloud.cloud());
    }

    private static Run run(Finding... findings) {
        return LedgerEntries.run(Trigger.SCHEDULE, findings);
    }
}
