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

/**
 * Nothing is put down to a thing that has not failed: a finding that was skipped on account of it is Unknown, and one that failed
 * itself has no cause then.
 */
final class Causes {
    private final Map<FindingRef, List<Finding>> all;

    private Causes(List<Finding> findings) {
        this.all = findings.stream().collect(Collectors.groupingBy(Finding::ref));
    }

    static List<Finding> judge(List<Finding> findings) {
        var causes = new Causes(findings);
        return findings.stream().map(causes::judge).toList();
    }

    /** The finding to which this one is put down. */
    static Optional<FindingRef> cause(Finding finding) {
        return switch (finding.outcome()) {
            case Outcome.Skipped skipped -> skipped.because();
            case Outcome.Fail fail -> fail.causedBy();
            case Outcome.Pass _, Outcome.Unknown _, Outcome.Waived _ -> Optional.empty();
        };
    }

    private Finding judge(Finding finding) {
        return cause(finding)
                .filter(ref -> !holds(ref, finding))
                .map(ref -> new Finding(finding.check(), finding.resource(), withoutCause(finding.outcome(), ref)))
                .orElse(finding);
    }

    private static Outcome withoutCause(Outcome outcome, FindingRef ref) {
        return switch (outcome) {
            case Outcome.Fail(var expected, var actual, var evidence, var _) ->
                new Outcome.Fail(expected, actual, evidence);
            case Outcome.Skipped _ -> new Outcome.Unknown("left to " + ref + ", which did not fail in this run");
            case Outcome.Pass _, Outcome.Unknown _, Outcome.Waived _ -> outcome;
        };
    }

    /** At the end of every chain there must be a failure; and a failure is not the cause of its own cause. */
    private boolean holds(FindingRef ref, Finding finding) {
        return failed(ref, new HashSet<>())
                && !(finding.outcome() instanceof Outcome.Fail && comesTo(finding.ref(), ref, new HashSet<>()));
    }

    private boolean failed(FindingRef ref, Set<FindingRef> seen) {
        return seen.add(ref)
                && all.getOrDefault(ref, List.of()).stream().anyMatch(finding -> switch (finding.outcome()) {
                    case Outcome.Fail _, Outcome.Waived _ -> true;
                    case Outcome.Skipped skipped ->
                        skipped.because().filter(next -> failed(next, seen)).isPresent();
                    case Outcome.Pass _, Outcome.Unknown _ -> false;
                });
    }

    private boolean comesTo(FindingRef end, FindingRef from, Set<FindingRef> seen) {
        return from.equals(end)
                || (seen.add(from)
                        && all.getOrDefault(from, List.of()).stream()
                                .flatMap(finding -> cause(finding).stream())
                                .anyMatch(next -> comesTo(end, next, seen)));
    }
}
