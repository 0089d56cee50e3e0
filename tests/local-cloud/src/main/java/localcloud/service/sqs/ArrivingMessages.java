package localcloud.service.sqs;

import java.nio.charset.StandardCharsets;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Receiver;

/** Messages that other services put into queues, by the queue's ARN. */
final class ArrivingMessages implements Receiver {
    private final World world;
    private final Queues queues;
    private final Messages messages;
    private final QueueMetrics metrics;

    ArrivingMessages(World world, Messages messages, QueueMetrics metrics) {
        this.world = world;
        this.queues = new Queues(world);
        this.messages = messages;
        this.metrics = metrics;
    }

    @Override
    public void requireThere(String targetArn) throws AwsError {
        if (queues.withArn(targetArn).isEmpty()) {
            throw new AwsError(404, "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
        }
    }

    @Override
    public void receive(Delivery delivery) throws AwsError {
        Resource queue = queues.withArn(delivery.targetArn()).orElseThrow(SqsErrors::noQueue);
        if (Queues.isFifo(queue)) {
            throw SqsErrors.unsupported("The local cloud keeps messages of standard queues only.");
        }
        int longest = queue.properties().path("MaximumMessageSize").asInt(1_048_576);
        if (delivery.body().getBytes(StandardCharsets.UTF_8).length > longest) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than " + longest + " bytes.");
        }
        messages.send(
                Queues.name(queue),
                delivery.body(),
                delivery.attributes(),
                delivery.from().principal(),
                world.now(),
                Queues.seconds(queue, "DelaySeconds", 0));
        metrics.sent(queue);
    }
}
