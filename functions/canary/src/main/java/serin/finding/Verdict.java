package serin.finding;

import java.util.List;

/** What a run says of a stack, as a whole. */
public sealed interface Verdict {

    /** At least one check was evaluated, none that matters failed, and none that matters is unknown. */
    record Healthy() implements Verdict {}

    /** At least one check that matters failed. */
    record Unhealthy(List<Finding> failures) implements Verdict {
        public Unhealthy {
            failures = List.copyOf(failures);
        }
    }

    /** Nothing that matters failed, and it is not proven that all is well. */
    record Inconclusive(List<Finding> unknowns, String reason) implements Verdict {
        public Inconclusive {
            unknowns = List.copyOf(unknowns);
        }
    }

    /**
     * The one table that makes a verdict.
     *
     * <p>Fail of CRITICAL, HIGH or MEDIUM: Unhealthy. Unknown of these: Inconclusive, unless something failed. LOW is advice
     * and changes nothing. Waived and Skipped change nothing. Nothing evaluated: Inconclusive.
     */
    static Verdict of(List<Finding> findings) {
        var failures = findings.stream()
                .filter(Verdict::matters)
                .filter(Verdict::failed)
                .toList();
        if (!failures.isEmpty()) {
            return new Unhealthy(failures);
        }
        var unknowns = findings.stream()
                .filter(Verdict::matters)
                .filter(Verdict::unknown)
                .toList();
        if (!unknowns.isEmpty()) {
            return new Inconclusive(
                    unknowns, unknowns.size() + " of " + findings.size() + " findings could not be found out");
        }
        if (findings.stream()
                .filter(Verdict::matters)
                .noneMatch(finding -> finding.outcome() instanceof Outcome.Pass)) {
            return new Inconclusive(List.of(), "nothing was examined, so nothing is proven");
        }
        return new Healthy();
    }

    /** The word that the report's JSON and the metrics use. */
    default String word() {
        return switch (this) {
            case Healthy() -> "HEALTHY";
            case Unhealthy _ -> "UNHEALTHY";
            case Inconclusive _ -> "INCONCLUSIVE";
        };
    }

    private static boolean matters(Finding finding) {
        return switch (finding.check().severity()) {
            case CRITICAL, HIGH, MEDIUM -> true;
            case LOW -> false;
        };
    }

    private static boolean failed(Finding finding) {
        return switch (finding.outcome()) {
            case Outcome.Fail _ -> true;
            case Outcome.Pass _, Outcome.Unknown _, Outcome.Skipped _, Outcome.Waived _ -> false;
        };
    }

    private static boolean unknown(Finding finding) {
        return switch (finding.outcome()) {
            case Outcome.Unknown _ -> true;
            case Outcome.Pass _, Outcome.Fail _, Outcome.Skipped _, Outcome.Waived _ -> false;
        };
    }
}
