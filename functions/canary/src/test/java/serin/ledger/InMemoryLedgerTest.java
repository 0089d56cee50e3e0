package serin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.ledger.LedgerEntries.FAILED;
import static serin.ledger.LedgerEntries.PASSED;
import static serin.ledger.LedgerEntries.hook;

import org.junit.jupiter.api.Test;

/** The stand-in keeps the rules that AwsLedger's table keeps. */
class InMemoryLedgerTest {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Test
    void aRepetitionChangesNothing() {
        var first = hook(Answer.SUCCEEDED, PASSED);
        ledger.record(first);

        assertThat(ledger.record(hook(Answer.SUCCEEDED, PASSED, PASSED))).isEqualTo(new Recorded.Kept(first));
        assertThat(ledger.rows()).containsExactly(first);
    }

    @Test
    void failedIsNeverOvertaken() {
        ledger.record(hook(Answer.FAILED, FAILED));
        ledger.record(hook(Answer.SUCCEEDED, PASSED));

        assertThat(ledger.rows()).containsExactly(hook(Answer.FAILED, FAILED));
    }

    @Test
    void failedOvertakesSucceeded() {
        ledger.record(hook(Answer.SUCCEEDED, PASSED));

        assertThat(ledger.record(hook(Answer.FAILED, FAILED))).isEqualTo(new Recorded.Written());
        assertThat(ledger.rows()).containsExactly(hook(Answer.FAILED, FAILED));
    }
}
