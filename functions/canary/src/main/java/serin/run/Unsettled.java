package serin.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import serin.check.stack.StackChecks;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.observation.Observation;
import serin.observation.StackFacts;

/**
 * Takes their certainty from failures that were seen while CloudFormation was at work on the stack: a resource that differs from the
 * template then may be half done, or the template may be half true. What passes has been seen, whatever comes after.
 */
final class Unsettled {

    private Unsettled() {}

    /**
     * The findings as far as they hold.
     *
     * @param before the stack when the run began
     * @param after asks for the stack once more; asked only when something failed of a stack that was at rest
     */
    static List<Finding> of(List<Finding> findings, StackFacts before, Supplier<Observation<StackFacts>> after) {
        if (findings.stream().noneMatch(finding -> finding.outcome() instanceof Outcome.Fail)) {
            return findings;
        }
        return why(before, after)
                .map(why -> findings.stream().map(each -> doubted(each, why)).toList())
                .orElse(findings);
    }

    private static Optional<String> why(StackFacts before, Supplier<Observation<StackFacts>> after) {
        if (StackChecks.inProgress(before.status())) {
            return Optional.of("while the stack was " + before.status());
        }
        return switch (after.get()) {
            case Observation.Present<StackFacts>(var now, var _) ->
                StackChecks.inProgress(now.status()) || !now.changedAt().equals(before.changedAt())
                        ? Optional.of("while an update of the stack began")
                        : Optional.empty();
            // It was at rest when the run began, and nothing says otherwise.
            case Observation.Absent<StackFacts> _, Observation.Unreadable<StackFacts> _ -> Optional.empty();
        };
    }

    private static Finding doubted(Finding finding, String why) {
        return finding.outcome() instanceof Outcome.Fail fail
                ? new Finding(
                        finding.check(),
                        finding.resource(),
                        new Outcome.Unknown("seen " + why + ": " + fail.actual() + ", expected " + fail.expected()))
                : finding;
    }
}
