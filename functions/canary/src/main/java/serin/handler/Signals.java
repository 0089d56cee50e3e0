package serin.handler;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import serin.ledger.DeploymentLog;
import serin.ledger.Ledger;
import serin.ledger.LedgerKey;
import serin.metric.ComponentKind;
import serin.metric.DeploymentHistory;
import serin.metric.Metric;
import serin.metric.Past;
import serin.metric.RunMetrics;
import serin.metric.Tallies;
import serin.observation.Observation;
import serin.run.Run;

/** Prints what a run of a stack comes to in metrics, beside the runs and deployments before it. */
final class Signals {
    /** Rows in which the last twenty samples of each kind are looked for; a deployment of seven functions writes fourteen of hooks. */
    static final int ROWS = 120;

    private final Ledger ledger;
    private final DeploymentLog deployments;
    private final Consumer<List<Metric>> print;

    /** @param print where metrics go */
    Signals(Ledger ledger, DeploymentLog deployments, Consumer<List<Metric>> print) {
        this.ledger = ledger;
        this.deployments = deployments;
        this.print = print;
    }

    /**
     * Prints; of a run of a few checks nothing, since its figures are not the stack's.
     *
     * @return why there is no failure rate, to be told; empty when there is one, or no ledger
     */
    Optional<String> tell(Run run, String executionId) {
        if (!run.measures().whole()) {
            return Optional.empty();
        }
        var stack = LedgerKey.name(run.stack());
        return switch (ledger.tallies(stack, ROWS)) {
            case Observation.Present<SequencedMap<String, Tallies>>(var known, var _) -> {
                print.accept(RunMetrics.of(stack, run, past(stack, run, executionId, known)));
                yield Optional.empty();
            }
            case Observation.Absent<SequencedMap<String, Tallies>> _ -> {
                print.accept(RunMetrics.of(stack, run, Past.UNKNOWN));
                yield Optional.empty();
            }
            case Observation.Unreadable<SequencedMap<String, Tallies>>(var action, var _, var detail) -> {
                print.accept(RunMetrics.of(stack, run, Past.UNKNOWN));
                yield Optional.of(action + ": " + detail);
            }
        };
    }

    private Past past(String stack, Run run, String executionId, SequencedMap<String, Tallies> known) {
        var runs = new ArrayList<Tallies>();
        // This one first: the index may not have it yet, and may have it after a repetition.
        runs.add(Tallies.of(run.findings()));
        known.forEach((execution, tallies) -> {
            if (!execution.equals(executionId)) {
                runs.add(tallies);
            }
        });
        var histories = new EnumMap<ComponentKind, DeploymentHistory>(ComponentKind.class);
        for (var kind : List.of(ComponentKind.DEPLOYMENT, ComponentKind.FUNCTION_DEPLOYMENT)) {
            Deployed.history(deployments, stack, kind, Optional.empty())
                    .ifPresent(history -> histories.put(kind, history));
        }
        return new Past(runs, histories);
    }
}
