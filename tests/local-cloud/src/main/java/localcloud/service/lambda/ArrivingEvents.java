package localcloud.service.lambda;

import com.fasterxml.jackson.databind.node.MissingNode;
import localcloud.lambda.Payload;
import localcloud.service.AwsError;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Receiver;

/** Asynchronous invocations by other services. */
final class ArrivingEvents implements Receiver {
    private final Functions functions;
    private final Invoker invoker;
    private final EventQueue queue;

    ArrivingEvents(Functions functions, Invoker invoker, EventQueue queue) {
        this.functions = functions;
        this.invoker = invoker;
        this.queue = queue;
    }

    @Override
    public void requireThere(String targetArn) throws AwsError {
        functions.configuration(FunctionReference.of(targetArn, "", functions.world()));
    }

    @Override
    public void receive(Delivery delivery) throws AwsError {
        var payload = Payload.of(delivery.body());
        InvokeOperation.requireJson(payload.bytes());
        var order = new Invoker.Order(
                delivery.from().principal(), delivery.targetArn(), "", "Event", payload, MissingNode.getInstance());
        invoker.resolve(order);
        queue.accept(order);
    }
}
