package serin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.ledger.LedgerEntries.FAILED;
import static serin.ledger.LedgerEntries.HOOK;
import static serin.ledger.LedgerEntries.NOON;
import static serin.ledger.LedgerEntries.PASSED;
import static serin.ledger.LedgerEntries.RUN;
import static serin.ledger.LedgerEntries.UNKNOWN;
import static serin.ledger.LedgerEntries.hook;
import static serin.ledger.LedgerEntries.stackRun;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.run.Trigger;

class LedgerEntryTest {

    @Test
    void weighsMoreTheWorseItIs() {
        assertThat(Stream.of(
                                LedgerEntry.begun(HOOK, Trigger.HOOK_BEFORE, NOON),
                                stackRun(HOOK, PASSED),
                                stackRun(HOOK, UNKNOWN),
                                stackRun(HOOK, FAILED),
                                hook(Answer.SUCCEEDED, PASSED),
                                hook(Answer.SUCCEEDED, FAILED),
                                hook(Answer.FAILED, PASSED),
                                hook(Answer.FAILED, FAILED))
                        .map(LedgerEntry::weight))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void aRunIsKeptAMonthAndADeploymentMoreThanAYear() {
        assertThat(stackRun(RUN, PASSED).expiresAt()).isEqualTo(Instant.parse("2026-12-27T12:00:00Z"));
        assertThat(hook(Answer.FAILED, FAILED).expiresAt()).isEqualTo(Instant.parse("2028-01-01T12:00:00Z"));
    }

    /** The stack-id of CloudFormation's event is an ARN; its name is between the slashes. */
    @Test
    void aStackIsKeptByItsName() {
        var arn = "arn:aws:cloudformation:eu-west-1:111122223333:stack/serin-dev/8ae0bd10-0b4d-11f0-8d4a-0a1b2c3d4e5f";
        assertThat(LedgerKey.ofRun(arn, "1")).isEqualTo(LedgerKey.ofRun("serin-dev", "1"));
    }

    @Test
    void keepsWhatDidNotPassAndTheWorstFirst() {
        var advice = LedgerEntries.finding(Severity.LOW, new Outcome.Fail("a", "b", LedgerEntries.EVIDENCE));
        var skipped = LedgerEntries.finding(Severity.CRITICAL, new Outcome.Skipped("not due"));
        var kept = KeptFindings.of(List.of(skipped, advice, PASSED, UNKNOWN, FAILED));

        assertThat(kept.findings())
                .extracting(LedgerFinding::outcome, LedgerFinding::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("FAIL", "CRITICAL"),
                        org.assertj.core.groups.Tuple.tuple("UNKNOWN", "HIGH"),
                        org.assertj.core.groups.Tuple.tuple("FAIL", "LOW"),
                        org.assertj.core.groups.Tuple.tuple("SKIPPED", "CRITICAL"));
        assertThat(kept.leftOut()).isZero();
    }

    @Test
    void neverTakesMoreThanItsRoomAndSaysWhatItLeftOut() {
        var wide = LedgerEntries.finding(Severity.HIGH, new Outcome.Unknown("\uD83D\uDC24".repeat(5_000)));
        var kept = KeptFindings.of(Collections.nCopies(500, wide));

        assertThat(kept.findings()).isNotEmpty();
        assertThat(kept.findings().size() + kept.leftOut()).isEqualTo(500);
        assertThat(kept.findings().stream()
                        .mapToInt(finding -> finding.message().getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isLessThan(100_000);
        assertThat(kept.findings().getFirst().message()).hasSize(1_999).endsWith("…");
    }

    @Test
    void countsEveryOutcome() {
        assertThat(Counts.of(List.of(PASSED, PASSED, FAILED, UNKNOWN))).isEqualTo(new Counts(2, 1, 1, 0, 0));
    }
}
