package serin.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import serin.finding.Finding;
import serin.finding.FindingRef;
import serin.finding.Outcome;

/** Nothing is skipped on account of a thing that has not failed: such a finding is Unknown. */
final class SkippedWithoutCause {

    private SkippedWithoutCause() {}

    static List<Finding> judge(List<Finding> findings) {
        var byRef = findings.stream().collect(Collectors.groupingBy(Finding::ref));
        return findings.stream().map(finding -> judge(finding, byRef)).toList();
    }

    static Optional<FindingRef> cause(Finding finding) {
        return finding.outcome() instanceof Outcome.Skipped skipped ? skipped.because() : Optional.empty();
    }

    private static Finding judge(Finding finding, Map<FindingRef, List<Finding>> all) {
        return cause(finding)
                .filter(ref -> !failed(ref, all, new HashSet<>()))
                .map(ref -> new Finding(
                        finding.check(),
                        finding.resource(),
                        new Outcome.Unknown("left to " + ref + ", which did not fail in this run")))
                .orElse(finding);
    }

    private static boolean failed(FindingRef ref, Map<FindingRef, List<Finding>> all, Set<FindingRef> seen) {
        return seen.add(ref)
                && all.getOrDefault(ref, List.of()).stream().anyMatch(finding -> switch (finding.outcome()) {
                    case Outcome.Fail _, Outcome.Waived _ -> true;
                    case Outcome.Skipped skipped ->
                        skipped.because()
                                .filter(next -> failed(next, all, seen))
                                .isPresent();
                    case Outcome.Pass _, Outcome.Unknown _ -> false;
                });
    }
}
