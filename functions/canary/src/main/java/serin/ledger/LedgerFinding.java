package serin.ledger;

import java.util.Objects;
import serin.finding.Finding;
import serin.finding.Fire;
import serin.finding.Outcome;
import serin.finding.Severity;

/**
 * A finding that is not a Pass, as the ledger keeps it; and what a schedule's time has come to.
 *
 * @param check the check's id
 * @param severity such as {@code CRITICAL}
 * @param outcome {@code FAIL}, {@code UNKNOWN}, {@code WAIVED} or {@code SKIPPED}; {@code PASS} of a fire only
 * @param logicalId the resource that it was made on
 * @param message what was expected and found, or why it is not known; at most 1,000 characters, and says so when it was longer
 */
public record LedgerFinding(String check, String severity, String outcome, String logicalId, String message) {
    private static final int MOST_CHARACTERS = 1_000;

    public LedgerFinding {
        Objects.requireNonNull(check, "check is null");
        Objects.requireNonNull(severity, "severity is null");
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(logicalId, "logicalId is null");
        message = clipped(message);
    }

    static LedgerFinding of(Finding finding) {
        return new LedgerFinding(
                finding.check().id(),
                finding.check().severity().name(),
                word(finding.outcome()),
                finding.resource().logicalId(),
                message(finding.outcome()));
    }

    static LedgerFinding of(Fire fire) {
        return new LedgerFinding(
                "eventbridge.rule.fired",
                Severity.CRITICAL.name(),
                switch (fire.conclusion()) {
                    case CONFIRMED -> "PASS";
                    case MISSED -> "FAIL";
                    case UNKNOWN -> "UNKNOWN";
                },
                fire.rule(),
                fire.why());
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Pass _ -> "PASS";
            case Outcome.Fail _ -> "FAIL";
            case Outcome.Unknown _ -> "UNKNOWN";
            case Outcome.Skipped _ -> "SKIPPED";
            case Outcome.Waived _ -> "WAIVED";
        };
    }

    private static String message(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Pass(var observed, var _) -> observed;
            case Outcome.Fail fail -> difference(fail);
            case Outcome.Unknown(var reason, var _) -> reason;
            case Outcome.Skipped(var reason, var _, var _) -> reason;
            case Outcome.Waived(var reason, var until, var fail) ->
                "waived until " + until + ": " + reason + " (" + difference(fail) + ")";
        };
    }

    private static String difference(Outcome.Fail fail) {
        return "expected " + fail.expected() + ", found " + fail.actual();
    }

    private static String clipped(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
    }
}
