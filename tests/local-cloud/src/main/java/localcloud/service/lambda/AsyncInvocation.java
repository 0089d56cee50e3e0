package localcloud.service.lambda;

import java.time.Duration;
import java.util.Optional;
import localcloud.lambda.FunctionOutput;
import localcloud.service.AwsError;
import localcloud.service.delivery.Background;
import localcloud.service.delivery.Patience;
import localcloud.service.lambda.Outcomes.Condition;

/**
 * One event in Lambda's queue: invocations until one succeeds, the retries are used up, or the event is too old. A function error is
 * tried again after one minute, then after two; a throttle or a failure of the service after one second and then twice as long each
 * time, at most five minutes, for as long as the event is young enough.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Error handling</a>
 */
final class AsyncInvocation implements Background.Task {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Functions functions;
    private final Invoker invoker;
    private final Invoker.Order order;
    private final FunctionReference reference;
    private final AsyncSettings settings;
    private final Outcomes outcomes;

    AsyncInvocation(
            Functions functions,
            Invoker invoker,
            Invoker.Order order,
            FunctionReference reference,
            AsyncSettings settings,
            Outcomes outcomes) {
        this.functions = functions;
        this.invoker = invoker;
        this.order = order;
        this.reference = reference;
        this.settings = settings;
        this.outcomes = outcomes;
    }

    @Override
    public void run() throws InterruptedException {
        var patience = new Patience(functions.world(), settings.oldest());
        var last = Optional.<Invoker.Result>empty();
        int errors = 0;
        int refusals = 0;
        for (var end = Optional.<Condition>empty(); end.isEmpty(); ) {
            if (isStopped()) {
                outcomes.tell(Condition.ZERO_RESERVED_CONCURRENCY, errors + refusals, last);
                return;
            }
            outcomes.count("AsyncEventAge", (double) patience.age().toMillis());
            try {
                last = Optional.of(invoker.run(order));
                if (last.get().output().outcome() == FunctionOutput.Outcome.OK) {
                    end = Optional.of(Condition.SUCCESS);
                } else {
                    errors++;
                    end = afterError(errors, patience);
                }
            } catch (Invoker.Throttled e) {
                refusals++;
                end = afterRefusal(refusals, patience);
            } catch (AwsError e) {
                stopIfDropped();
                if (e.status() < 500 && e.status() != 409) {
                    outcomes.drop(e);
                    return;
                }
                refusals++;
                end = afterRefusal(refusals, patience);
            }
            if (end.isPresent()) {
                var successes = end.get() == Condition.SUCCESS ? 1 : 0;
                outcomes.tell(end.get(), errors + refusals + successes, last);
            }
        }
    }

    private Optional<Condition> afterError(int errors, Patience patience) throws InterruptedException {
        if (errors > settings.mostRetries()) {
            return Optional.of(Condition.RETRIES_EXHAUSTED);
        }
        return patience.waits(Duration.ofMinutes(errors))
                ? Optional.empty()
                : Optional.of(Condition.EVENT_AGE_EXCEEDED);
    }

    private static Optional<Condition> afterRefusal(int refusals, Patience patience) throws InterruptedException {
        return patience.waits(Patience.doubling(refusals, LONGEST_WAIT))
                ? Optional.empty()
                : Optional.of(Condition.EVENT_AGE_EXCEEDED);
    }

    /** Whether the function's reserved concurrency is 0: its events then fail without an attempt. */
    private boolean isStopped() {
        return functions
                .find(reference.name())
                .map(function -> Values.number(function.properties().path("ReservedConcurrentExecutions"), 1) == 0)
                .orElse(false);
    }

    private static void stopIfDropped() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("dropped while the function ran");
        }
    }
}
