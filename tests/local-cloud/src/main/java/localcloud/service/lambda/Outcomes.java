package localcloud.service.lambda;

import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Metrics;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Sender;

/**
 * Tells what came of an asynchronous invocation: a record to the destination, and after a failure the event itself to the dead-letter
 * queue. Lambda delivers with the function's execution role.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Capturing records</a>
 */
final class Outcomes {
    private final Ground ground;
    private final FunctionReference reference;
    private final Invoker.Order order;
    private final AsyncSettings settings;
    private final String requestId = UUID.randomUUID().toString();

    /** Why Lambda is done with an event. */
    enum Condition {
        SUCCESS("Success"),
        RETRIES_EXHAUSTED("RetriesExhausted"),
        EVENT_AGE_EXCEEDED("EventAgeExceeded"),
        ZERO_RESERVED_CONCURRENCY("ZeroReservedConcurrency");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        /** As the record writes it. */
        String word() {
            return word;
        }
    }

    Outcomes(Ground ground, FunctionReference reference, Invoker.Order order, AsyncSettings settings) {
        this.ground = ground;
        this.reference = reference;
        this.order = order;
        this.settings = settings;
    }

    /** An event whose function is not there any more. */
    void drop(AwsError why) {
        count("AsyncEventsDropped", 1);
        System.getLogger(Outcomes.class.getName())
                .log(System.Logger.Level.DEBUG, "an event for " + reference.arn() + " is lost", why);
    }

    void tell(Condition condition, int attempts, Optional<Invoker.Result> last) throws InterruptedException {
        var destination = condition == Condition.SUCCESS ? settings.onSuccess() : settings.onFailure();
        if (!destination.isEmpty()) {
            var record = new InvocationRecord(
                    ground.world(), reference, order.payload(), id(last), condition, attempts, last);
            var body = destination.contains(":event-bus/") ? record.asEvent(destination) : record.asJson();
            send(new Delivery(sender(), destination, body.toString()), "DestinationDeliveryFailures");
        }
        if (condition != Condition.SUCCESS) {
            if (!settings.deadLetterQueue().isEmpty()) {
                var letter = new Delivery(
                        sender(),
                        settings.deadLetterQueue(),
                        order.payload().text(),
                        InvocationRecord.deadLetterAttributes(id(last), last));
                send(letter, "DeadLetterErrors");
            }
            count("AsyncEventsDropped", 1);
        }
    }

    private void send(Delivery delivery, String metricOfFailure) throws InterruptedException {
        try {
            ground.courier().deliver(delivery);
        } catch (AwsError e) {
            // The courier has recorded why.
            count(metricOfFailure, 1);
        }
    }

    private Sender sender() {
        return new Sender(settings.role(), reference.arn());
    }

    private String id(Optional<Invoker.Result> last) {
        return last.map(result -> result.output().requestId()).orElse(requestId);
    }

    /** A value of one of Lambda's metrics of asynchronous invocations, by the function. */
    void count(String metric, double value) {
        var dimensions = new TreeMap<String, String>();
        dimensions.put("FunctionName", reference.name());
        ground.metrics()
                .add(new Metrics.DataPoint(
                        "AWS/Lambda", metric, dimensions, value, ground.world().now()));
    }
}
