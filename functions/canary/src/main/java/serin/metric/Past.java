package serin.metric;

import java.util.List;
import java.util.Map;

/**
 * What the ledger knows of runs and deployments, this one included.
 *
 * @param runs the tallies of the stack's runs, newest first; empty when they could not be read
 * @param deployments by their kind; none of a kind that could not be read
 */
public record Past(List<Tallies> runs, Map<ComponentKind, DeploymentHistory> deployments) {
    /** Nothing is known. */
    public static final Past UNKNOWN = new Past(List.of(), Map.of());

    public Past {
        runs = List.copyOf(runs);
        deployments = Map.copyOf(deployments);
    }

    /** The judgements on one kind, newest first. */
    List<Sample> samples(ComponentKind kind) {
        return runs.stream()
                .flatMap(run -> run.of(kind).stream())
                .flatMap(tally -> tally.sample().stream())
                .toList();
    }
}
