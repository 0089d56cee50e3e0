package serin.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What the probe library costs an invocation that is no probe: time beyond the bare handler's, and bytes. */
record ProbeCost() implements Benchmark {
    private static final double MOST_NANOS = 20;

    @Override
    public String id() {
        return "P8";
    }

    @Override
    public String about() {
        return "the probe library on an ordinary invocation (JMH)";
    }

    @Override
    public List<Figure> measure() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include("^" + OrdinaryInvocation.class.getName() + "\\.")
                        .forks(2)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(500))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        var bare = nanos(results, "bare");
        return List.of(
                new Figure("an event", nanos(results, "probed") - bare, MOST_NANOS, "ns"),
                new Figure(
                        "with another's ClientContext",
                        nanos(results, "probedWithAnotherClientContext") - bare,
                        MOST_NANOS,
                        "ns"),
                new Figure("an event, allocated", bytes(results, "probed"), 0, "B"),
                new Figure(
                        "with another's ClientContext, allocated",
                        bytes(results, "probedWithAnotherClientContext"),
                        0,
                        "B"));
    }

    private static double nanos(Collection<RunResult> results, String method) {
        return result(results, method).getPrimaryResult().getScore();
    }

    /** Whole bytes: what the harness itself allocates in a run is spread over all invocations, far below one byte each. */
    private static double bytes(Collection<RunResult> results, String method) {
        var allocated = result(results, method).getSecondaryResults().get("gc.alloc.rate.norm");
        if (allocated == null) {
            throw new IllegalStateException("JMH's GC profiler measured nothing of " + method);
        }
        return Math.rint(allocated.getScore());
    }

    private static RunResult result(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JMH measured no " + method));
    }
}
