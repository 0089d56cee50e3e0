package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.delivery.Background;
import localcloud.service.delivery.Courier;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Patience;
import localcloud.service.delivery.Sender;
import localcloud.service.projection.Answer;

/**
 * One event on its way to one target: attempts by the target's RetryPolicy, then its dead-letter queue.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html">RetryPolicy</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html">Debugging event delivery</a>
 */
final class TargetDelivery implements Background.Task {
    static final String SERVICE = "events.amazonaws.com";
    private static final int MOST_ATTEMPTS = 185;
    private static final int OLDEST_SECONDS = 86_400;
    /** AWS tells neither; with this one, 185 attempts take about the 24 hours that it gives them. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(8);

    private final World world;
    private final Courier courier;
    private final RuleMetrics metrics;
    private final RuleName rule;
    private final JsonNode target;
    private final ObjectNode event;

    TargetDelivery(
            World world, Courier courier, RuleMetrics metrics, RuleName rule, JsonNode target, ObjectNode event) {
        this.world = world;
        this.courier = courier;
        this.metrics = metrics;
        this.rule = rule;
        this.target = target;
        this.event = event;
    }

    @Override
    public void run() throws InterruptedException {
        var policy = target.path("RetryPolicy");
        int most = policy.path("MaximumRetryAttempts").asInt(MOST_ATTEMPTS);
        int oldest = policy.path("MaximumEventAgeInSeconds").asInt(OLDEST_SECONDS);
        var patience = new Patience(world, Duration.ofSeconds(oldest));
        var delivery = new Delivery(
                sender(), target.path("Arn").asText(), TargetInput.of(target, rule, event, world), Answer.empty());
        metrics.count("Invocations");
        for (int failures = 0; ; ) {
            try {
                courier.deliver(delivery);
                return;
            } catch (AwsError e) {
                failures++;
                var exhausted = "";
                if (DeliveryErrors.isRetriable(e)) {
                    if (failures <= most && patience.waits(Patience.doubling(failures, LONGEST_WAIT))) {
                        metrics.count("RetryInvocationAttempts");
                        continue;
                    }
                    exhausted = failures > most ? "MaximumRetryAttempts" : "MaximumEventAgeInSeconds";
                }
                metrics.count("FailedInvocations");
                bury(delivery, e, exhausted, failures - 1);
                return;
            }
        }
    }

    /** Into the dead-letter queue; without one the event is lost, and only the metric tells. */
    private void bury(Delivery failed, AwsError error, String exhausted, int retries) throws InterruptedException {
        var queue = target.path("DeadLetterConfig").path("Arn").asText();
        if (queue.isEmpty()) {
            return;
        }
        var attributes = Answer.empty();
        put(attributes, "RULE_ARN", rule.arn(world));
        put(attributes, "TARGET_ARN", failed.targetArn());
        put(attributes, "ERROR_CODE", DeliveryErrors.code(error));
        put(attributes, "ERROR_MESSAGE", String.valueOf(error.getMessage()));
        put(attributes, "RETRY_ATTEMPTS", Integer.toString(retries));
        if (!exhausted.isEmpty()) {
            put(attributes, "EXHAUSTED_RETRY_CONDITION", exhausted);
        }
        var sent = isSent(new Delivery(service(), queue, event.toString(), attributes));
        metrics.count(sent ? "InvocationsSentToDlq" : "InvocationsFailedToBeSentToDlq");
    }

    /** Tries for a while, since a throttle is no reason to lose the letter; for how long AWS does is not established. */
    private boolean isSent(Delivery letter) throws InterruptedException {
        var patience = new Patience(world, LONGEST_WAIT);
        for (int failures = 1; ; failures++) {
            try {
                courier.deliver(letter);
                return true;
            } catch (AwsError e) {
                if (!DeliveryErrors.isRetriable(e) || !patience.waits(Patience.doubling(failures, LONGEST_WAIT))) {
                    return false;
                }
            }
        }
    }

    /** The target's role when it has one, otherwise the service, which the target's own policy must let in. */
    private Sender sender() {
        var role = target.path("RoleArn").asText();
        return role.isEmpty() ? service() : new Sender(role, rule.arn(world));
    }

    private Sender service() {
        return new Sender(SERVICE, rule.arn(world));
    }

    private static void put(ObjectNode attributes, String name, String value) {
        attributes.putObject(name).put("DataType", "String").put("StringValue", value.isEmpty() ? "-" : value);
    }
}
