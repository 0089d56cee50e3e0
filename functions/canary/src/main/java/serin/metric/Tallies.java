package serin.metric;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.finding.Finding;
import serin.finding.Outcome;

/**
 * The tallies of one run.
 *
 * @param byKind no kind on which the run has made no finding
 */
public record Tallies(Map<ComponentKind, Tally> byKind) {
    public static final Tallies NONE = new Tallies(Map.of());

    public Tallies {
        byKind = Map.copyOf(byKind);
    }

    /** None of a run in the midst of a stack's change: what it has seen is half done. */
    public static Tallies of(List<Finding> findings) {
        if (findings.stream().anyMatch(Tallies::isOfAStackUnderWay)) {
            return NONE;
        }
        var tallies = new EnumMap<ComponentKind, Tally>(ComponentKind.class);
        for (var finding : findings) {
            CheckKind.of(finding.check().id()).ifPresent(row -> {
                count(tallies, row.kind(), finding);
                if (row.infrastructure()) {
                    count(tallies, ComponentKind.INFRASTRUCTURE, finding);
                }
            });
        }
        return new Tallies(tallies);
    }

    public Optional<Tally> of(ComponentKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    private static boolean isOfAStackUnderWay(Finding finding) {
        return finding.check().id().equals("stack.status-complete") && finding.outcome() instanceof Outcome.Unknown;
    }

    private static void count(Map<ComponentKind, Tally> tallies, ComponentKind kind, Finding finding) {
        tallies.put(kind, tallies.getOrDefault(kind, Tally.NONE).and(finding));
    }
}
