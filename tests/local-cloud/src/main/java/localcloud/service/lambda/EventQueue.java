package localcloud.service.lambda;

import localcloud.service.AwsError;
import localcloud.service.Ground;

/**
 * Lambda's queue of asynchronous invocations.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html">Asynchronous invocation</a>
 */
final class EventQueue implements EventIntake {
    private final Functions functions;
    private final Invoker invoker;
    private final Ground ground;

    EventQueue(Functions functions, Invoker invoker, Ground ground) {
        this.functions = functions;
        this.invoker = invoker;
        this.ground = ground;
    }

    @Override
    public void accept(Invoker.Order order) throws AwsError {
        var reference = FunctionReference.of(order.functionName(), order.qualifier(), functions.world());
        var settings = AsyncSettings.of(functions, reference);
        var outcomes = new Outcomes(ground, reference, order, settings);
        if (!ground.background().start(new AsyncInvocation(functions, invoker, order, reference, settings, outcomes))) {
            throw new AwsError(429, "TooManyRequestsException", "Rate Exceeded.");
        }
        outcomes.count("AsyncEventsReceived", 1);
    }
}
