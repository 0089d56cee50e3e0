package serin.metric;

import java.util.Optional;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Severity;

/**
 * How the findings of one run on one kind of component came out; advice does not count.
 *
 * @param evaluated those that rest on an answer of the cloud, waived ones too
 * @param failed those of them that failed
 * @param explained those of the failed that another finding explains, which counts where that one belongs
 * @param unknown those that could not be found out
 */
public record Tally(int evaluated, int failed, int explained, int unknown) {
    public static final Tally NONE = new Tally(0, 0, 0, 0);

    public Tally {
        if (unknown < 0 || explained < 0 || explained > failed || failed > evaluated) {
            throw new IllegalArgumentException("0 <= explained <= failed <= evaluated and 0 <= unknown must hold, was "
                    + explained + ", " + failed + ", " + evaluated + ", " + unknown);
        }
    }

    Tally and(Finding finding) {
        if (finding.check().severity() == Severity.LOW) {
            return this;
        }
        return switch (finding.outcome()) {
            case Outcome.Pass _, Outcome.Waived _ -> new Tally(evaluated + 1, failed, explained, unknown);
            case Outcome.Fail fail ->
                new Tally(
                        evaluated + 1, failed + 1, explained + (fail.causedBy().isPresent() ? 1 : 0), unknown);
            case Outcome.Unknown _ -> new Tally(evaluated, failed, explained, unknown + 1);
            case Outcome.Skipped _ -> this;
        };
    }

    /**
     * What the run says of the kind: failed when anything failed by itself, not failed when anything was evaluated and nothing did.
     * Empty when there was nothing but Unknown, or failures that belong elsewhere: that is no proof of either.
     */
    public Optional<Sample> sample() {
        if (failed > explained) {
            return Optional.of(Sample.FAILED);
        }
        return evaluated > explained ? Optional.of(Sample.HELD) : Optional.empty();
    }
}
