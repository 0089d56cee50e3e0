package serin.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import serin.finding.Finding;
import serin.finding.Fire;
import serin.finding.Outcome;
import serin.finding.Severity;

/**
 * The findings of a run that are worth a row's room: none that passed, the worst first, and no more than fit.
 *
 * @param leftOut how many more there were
 */
public record KeptFindings(List<LedgerFinding> findings, int leftOut) {
    public static final KeptFindings NONE = new KeptFindings(List.of(), 0);

    /**
     * Bytes of UTF-8 that the findings of a row may take together. An item of DynamoDB has at most 400 kB, names and all (<a
     * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">constraints</a>); a quarter of it
     * lets a page of a query, 1 MB, hold at least ten rows.
     */
    static final int MOST_BYTES = 90_000;

    /** What the five names and the map around them take in DynamoDB, rounded up. */
    private static final int OVERHEAD_BYTES = 60;

    public KeptFindings {
        findings = List.copyOf(findings);
        if (leftOut < 0) {
            throw new IllegalArgumentException("leftOut must not be negative, was " + leftOut);
        }
    }

    public static KeptFindings of(List<Finding> all) {
        var worth = all.stream()
                .filter(finding -> !(finding.outcome() instanceof Outcome.Pass))
                .sorted(Comparator.comparingInt((Finding finding) ->
                                rank(finding.outcome(), finding.check().severity()))
                        .thenComparing(finding -> finding.check().severity()))
                .map(LedgerFinding::of)
                .toList();
        var kept = new ArrayList<LedgerFinding>();
        var bytes = 0;
        for (var finding : worth) {
            bytes += bytes(finding);
            if (bytes > MOST_BYTES) {
                break;
            }
            kept.add(finding);
        }
        return new KeptFindings(kept, worth.size() - kept.size());
    }

    /** What was concluded of one scheduled time, also that it was CONFIRMED. */
    static KeptFindings of(Fire fire) {
        return new KeptFindings(List.of(LedgerFinding.of(fire)), 0);
    }

    /** Advice comes after what makes the verdict. */
    private static int rank(Outcome outcome, Severity severity) {
        var advice = severity == Severity.LOW ? 2 : 0;
        return switch (outcome) {
            case Outcome.Fail _ -> advice;
            case Outcome.Unknown _ -> 1 + advice;
            case Outcome.Waived _ -> 4;
            case Outcome.Skipped _, Outcome.Pass _ -> 5;
        };
    }

    private static int bytes(LedgerFinding finding) {
        return OVERHEAD_BYTES
                + utf8(finding.check())
                + utf8(finding.severity())
                + utf8(finding.outcome())
                + utf8(finding.logicalId())
                + utf8(finding.message());
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
