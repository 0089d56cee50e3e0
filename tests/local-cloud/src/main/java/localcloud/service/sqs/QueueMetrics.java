package localcloud.service.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import localcloud.resource.Resource;
import localcloud.service.Metrics;
import localcloud.service.World;

/**
 * What SQS itself measures of a queue: each message that is sent, and how many there are at every minute that passes, for queues that
 * have been sent a message. On AWS those are active queues, which is one that was used in the last six hours.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Available
 *     CloudWatch metrics</a>
 */
final class QueueMetrics {
    private static final String NAMESPACE = "AWS/SQS";

    private final World world;
    private final Messages messages;
    private final Metrics metrics;
    private final Set<String> active = ConcurrentHashMap.newKeySet();

    QueueMetrics(World world, Messages messages, Metrics metrics) {
        this.world = world;
        this.messages = messages;
        this.metrics = metrics;
    }

    /** Counts a message that was sent, and what the queue holds with it. */
    void sent(Resource queue) {
        active.add(queue.logicalId());
        put(queue, "NumberOfMessagesSent", 1);
        measure(queue);
    }

    /** Measures each active queue. */
    void measure() {
        for (var id : active) {
            world.resources().find(id).ifPresent(this::measure);
        }
    }

    void reset() {
        active.clear();
    }

    private void measure(Resource queue) {
        var counts = messages.counts(Queues.name(queue), world.now(), retention(queue));
        put(queue, "ApproximateNumberOfMessagesVisible", counts.visible());
        put(queue, "ApproximateNumberOfMessagesNotVisible", counts.notVisible());
        put(queue, "ApproximateNumberOfMessagesDelayed", counts.delayed());
    }

    private static Duration retention(Resource queue) {
        return Queues.seconds(queue, "MessageRetentionPeriod", 345_600);
    }

    private void put(Resource queue, String metric, double value) {
        metrics.add(new Metrics.DataPoint(
                NAMESPACE, metric, new TreeMap<>(Map.of("QueueName", Queues.name(queue))), value, world.now()));
    }
}
