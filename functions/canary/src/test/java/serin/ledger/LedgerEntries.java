package serin.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Fire;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.run.Coverage;
import serin.run.Run;
import serin.run.Trigger;

/** Entries for tests. */
public final class LedgerEntries {
    public static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    public static final Instant FOUR = Instant.parse("2026-11-27T04:00:00Z");
    public static final LedgerKey HOOK = LedgerKey.ofHook("serin-dev", "d-3LX9TG4NH", "eyJlbmNyeXB0ZWREYXRhIjoi");
    public static final LedgerKey RUN = LedgerKey.ofRun("serin-dev", "17793124-05d4-b198-2fde-7ededc63b103");
    public static final Evidence EVIDENCE = Evidence.of("events:ListRules");
    public static final Finding PASSED = finding(Severity.CRITICAL, new Outcome.Pass("ACTIVE", EVIDENCE));
    public static final Finding FAILED = finding(Severity.CRITICAL, new Outcome.Fail("ENABLED", "DISABLED", EVIDENCE));
    public static final Finding UNKNOWN = finding(Severity.HIGH, new Outcome.Unknown("events:ListRules was denied"));

    private LedgerEntries() {}

    public static Finding finding(Severity severity, Outcome outcome) {
        return new Finding(
                new CheckInfo(
                        "eventbridge.rule.enabled",
                        "is enabled",
                        severity,
                        Set.of(),
                        Set.of(),
                        "https://a.example",
                        "Mend."),
                new ResourceRef("SyncAssetsDaily", Optional.of("serin-dev-sync-assets"), "AWS::Events::Rule"),
                outcome);
    }

    public static Run run(Trigger trigger, Finding... findings) {
        return new Run(
                "serin-dev", trigger, NOON, Duration.ofMillis(1300), 141, new Coverage(1, 1, 0, 0), List.of(findings));
    }

    public static LedgerEntry fire(Fire.Conclusion conclusion, String why) {
        return LedgerEntry.of(run(Trigger.SCHEDULE), new Fire("SyncAssetsDaily", FOUR, conclusion, why));
    }

    public static LedgerEntry stackRun(LedgerKey key, Finding... findings) {
        return LedgerEntry.of(key, run(Trigger.SCHEDULE, findings));
    }

    public static LedgerEntry hook(Answer answer, Finding... findings) {
        return LedgerEntry.of(HOOK, run(Trigger.HOOK_BEFORE, findings))
                .shipping(new ShippedVersion("serin-dev-sync-assets", "live", "2", "3"))
                .answered(answer);
    }
}
