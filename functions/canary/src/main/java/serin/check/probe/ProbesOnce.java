package serin.check.probe;

import java.time.Duration;
import java.time.InstantSource;
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
 * <p>Safe for use by several threads; all who ask for the same function wait for the one answer.
 */
public final class ProbesOnce implements Probes {
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
                asked.computeIfAbsent(function.name(), _ -> new FutureTask<>(() -> invoke(function, timeout, context)));
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

    private Probe invoke(ExpectedFunction function, Duration timeout, Context context) {
        var nonce = nonces.get();
        var custom = Map.of(
                "serin.probe",
                "1",
                "serin.nonce",
                nonce,
                "serin.deadlineMillis",
                String.valueOf(clock.instant().plus(timeout).toEpochMilli()));
        return new Probe(
                nonce, context.cloud().functions().probe(function.name(), Served.qualifier(function), custom, timeout));
    }

    private static Probe unreadable(String why) {
        return new Probe(
                "",
                new Observation.Unreadable<InvocationFacts>(
                        "lambda:InvokeFunction", Observation.Reason.TIMED_OUT, why));
    }
}
