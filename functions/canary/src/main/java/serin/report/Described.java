package serin.report;

import java.time.Instant;
import java.util.Optional;
import serin.finding.Finding;
import serin.finding.FindingRef;
import serin.finding.Outcome;

/**
 * A finding in words, the same for every format.
 *
 * @param outcome {@code PASS}, {@code FAIL}, {@code UNKNOWN}, {@code SKIPPED} or {@code WAIVED}
 * @param expected empty when the outcome has none
 * @param actual empty when the outcome has none
 * @param evidence empty when nothing was observed
 * @param message one sentence
 */
public record Described(
        Finding finding,
        String outcome,
        Optional<String> expected,
        Optional<String> actual,
        Optional<String> evidence,
        Optional<String> missingAction,
        Optional<String> causedBy,
        Optional<Instant> dueAt,
        String message) {

    /** The finding in words. */
    public static Described of(Finding finding) {
        return switch (finding.outcome()) {
            case Outcome.Pass(var observed, var evidence) ->
                new Described(
                        finding,
                        "PASS",
                        Optional.empty(),
                        Optional.of(observed),
                        Optional.of(evidence.toString()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        subject(finding) + " " + finding.check().title());
            case Outcome.Fail fail -> failed(finding, "FAIL", fail, difference(finding, fail));
            case Outcome.Unknown(var reason, var missingAction) ->
                new Described(
                        finding,
                        "UNKNOWN",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        missingAction,
                        Optional.empty(),
                        Optional.empty(),
                        reason);
            case Outcome.Skipped(var reason, var because, var dueAt) ->
                new Described(
                        finding,
                        "SKIPPED",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        because.map(FindingRef::toString),
                        dueAt,
                        reason);
            case Outcome.Waived(var reason, var until, var fail) ->
                failed(
                        finding,
                        "WAIVED",
                        fail,
                        "waived until " + until + ": " + reason + " (" + difference(finding, fail) + ")");
        };
    }

    private static Described failed(Finding finding, String outcome, Outcome.Fail fail, String message) {
        return new Described(
                finding,
                outcome,
                Optional.of(fail.expected()),
                Optional.of(fail.actual()),
                Optional.of(fail.evidence().toString()),
                Optional.empty(),
                fail.causedBy().map(FindingRef::toString),
                Optional.empty(),
                message);
    }

    private static String difference(Finding finding, Outcome.Fail fail) {
        return subject(finding) + ": expected " + fail.expected() + ", found " + fail.actual();
    }

    private static String subject(Finding finding) {
        return finding.resource().logicalId();
    }
}
