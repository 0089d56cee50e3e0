package serin.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import serin.finding.Verdict;
import serin.metric.Metric.Unit;
import serin.run.Run;

/** What one run of a stack comes to in metrics. What cannot be computed is left out. */
public final class RunMetrics {
    private final String stack;
    private final List<Metric> metrics = new ArrayList<>();

    private RunMetrics(String stack) {
        this.stack = stack;
    }

    /**
     * Of a run that is finished.
     *
     * @param stack the stack's name
     */
    public static List<Metric> of(String stack, Run run, Past past) {
        var of = new RunMetrics(stack);
        of.add(run, past);
        var tallies = Tallies.of(run.findings());
        for (var kind : ComponentKind.values()) {
            tallies.of(kind).ifPresent(tally -> of.add(kind, tally, past));
            Optional.ofNullable(past.deployments().get(kind))
                    .ifPresent(history ->
                            of.add(kind, DeploymentMetrics.FAILURE_RATE, Unit.PERCENT, history.failureRate()));
        }
        return List.copyOf(of.metrics);
    }

    private void add(Run run, Past past) {
        // It proved nothing, or it cannot be compared with the runs before it: the rates say nothing of what it would
        // have found.
        add(
                "BlindRuns",
                Unit.COUNT,
                run.verdict() instanceof Verdict.Inconclusive || past.runs().isEmpty() ? 1 : 0);
        add("RunDuration", Unit.MILLISECONDS, (double) run.duration().toMillis());
        add("AwsCalls", Unit.COUNT, (double) run.awsCalls());
        add("AwsThrottles", Unit.COUNT, (double) run.measures().throttles());
        run.measures()
                .slowestEvent()
                .ifPresent(latency -> add("EventLatency", Unit.MILLISECONDS, (double) latency.toMillis()));
        var coverage = run.coverage();
        percent(coverage.checksEvaluated(), coverage.checksApplicable())
                .ifPresent(percent -> add("CheckCoverage", Unit.PERCENT, percent));
        percent(coverage.propertiesVerified(), coverage.propertiesDeclared())
                .ifPresent(percent -> add("PropertyCoverage", Unit.PERCENT, percent));
    }

    private void add(ComponentKind kind, Tally tally, Past past) {
        // Of the infrastructure the rate alone: its counts are those of the kinds that it is made of.
        if (kind != ComponentKind.INFRASTRUCTURE) {
            add(kind, "ChecksEvaluated", Unit.COUNT, tally.evaluated());
            add(kind, "ChecksFailed", Unit.COUNT, tally.failed());
            add(kind, "ChecksUnknown", Unit.COUNT, tally.unknown());
        }
        // A run that has not judged a kind has nothing to say of it.
        tally.sample()
                .map(_ -> FailureRate.ofRuns(past.samples(kind)))
                .orElseGet(OptionalDouble::empty)
                .ifPresent(rate -> add(kind, "FailureRate", Unit.PERCENT, rate));
    }

    private void add(String name, Unit unit, double value) {
        metrics.add(new Metric(stack, Optional.empty(), name, unit, value));
    }

    private void add(ComponentKind kind, String name, Unit unit, double value) {
        metrics.add(new Metric(stack, Optional.of(kind), name, unit, value));
    }

    private static OptionalDouble percent(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / whole);
    }
}
