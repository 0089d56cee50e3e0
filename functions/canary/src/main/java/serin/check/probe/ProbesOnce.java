package serin.check.probe;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import serin.check.Context;
import serin.check.lambda.Served;
import serin.expectation.ExpectedFunction;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

/**
 * The probes of one run: each function is asked once, however many checks want to know, and with a nonce of its own.
 *
 * <p>Safe for use by several threads; all who ask for the same function wait for the one answer. Only a
 * function that answers that something took too long is asked twice: the first time it may have been just starting, or the machine
 * slow. What takes too long twice does not behave.
 */
public final class ProbesOnce implements Probes {
    /**
     * A function that is just starting may take this long before its own time begins to run.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib">Init phase</a>
     */
    private static final Duration START = Duration.ofSeconds(10);

    /** Time for the answer to come back, or for Lambda to say that the function ran into its time-out. */
    private static final Duration WAY_BACK = Duration.ofSeconds(2);

    private final Supplier<String> nonces;
    private final InstantSource clock;
    private final Map<String, FutureTask<Probe>> asked = new ConcurrentHashMap<>();

    /**
     * @param nonces a text that was never used before
     * @param clock for the deadline that the function is told
     */
    public ProbesOnce(Supplier<String> nonces, InstantSource clock) {
        this.nonces = nonces;
        this.clock = clock;
    }

    @Override
    public Probe ask(ExpectedFunction function, Duration timeout, Context context) {
        var task =
                asked.computeIfAbsent(function.name(), _ -> new FutureTask<>(() -> inTime(function, timeout, context)));
        // Of several who come here at the same time, one runs the task and for the others this does nothing.
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreadable("the run ended first");
        } catch (ExecutionException e) {
            return unreadable("the probe itself failed: " + e.getCause());
        }
    }

    @Override
    public Probe again(
            ExpectedFunction function, String qualifier, Map<String, String> more, Duration timeout, Context context) {
        var nonce = nonces.get();
        var deadline = timeout.plus(START);
        var custom = new HashMap<>(more);
        custom.put("serin.probe", "1");
        custom.put("serin.nonce", nonce);
        custom.put(
                "serin.deadlineMillis",
                String.valueOf(clock.instant().plus(deadline).toEpochMilli()));
        return new Probe(
                nonce,
                context.cloud()
                        .functions()
                        .probe(function.name(), qualifier, Map.copyOf(custom), deadline.plus(WAY_BACK)));
    }

    /** A function in which something took too long is asked once more, now that it has started and all has been looked at once. */
    private Probe inTime(ExpectedFunction function, Duration timeout, Context context) {
        var question = Question.of(function, context);
        var first = again(function, Served.qualifier(function), question, timeout, context);
        return waitedInVain(first) ? again(function, Served.qualifier(function), question, timeout, context) : first;
    }

    private static boolean waitedInVain(Probe probe) {
        return probe.answer() instanceof Observation.Present<InvocationFacts>(var invocation, var _)
                && ProbeAnswer.of(invocation.payload(), probe.nonce()) instanceof ProbeAnswer.Answered answered
                && (answered.dependencies().stream().anyMatch(Dependency::timedOut)
                        || answered.rehearsals().stream().anyMatch(Rehearsed::timedOut));
    }

    private static Probe unreadable(String why) {
        return new Probe(
                "",
                new Observation.Unreadable<InvocationFacts>(
                        "lambda:InvokeFunction", Observation.Reason.TIMED_OUT, why));
    }
}
