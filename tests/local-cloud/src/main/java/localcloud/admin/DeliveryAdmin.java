package localcloud.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.service.delivery.Background;
import localcloud.service.delivery.DeliveryRecord;

/** What was delivered from service to service, and a way to wait until nothing is under way. */
public final class DeliveryAdmin {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final DeliveryRecord deliveries;
    private final Background background;

    public DeliveryAdmin(DeliveryRecord deliveries, Background background) {
        this.deliveries = deliveries;
        this.background = background;
    }

    public List<AdminRoute> routes() {
        return List.of(
                new AdminRoute("GET", "/_cloud/deliveries", (_, _) -> all()),
                new AdminRoute("POST", "/_cloud/deliveries/await", (_, body) -> await(body)));
    }

    private JsonNode all() {
        var answer = Answers.NODES.objectNode().put("underWay", background.underWay());
        var list = answer.putArray("deliveries");
        deliveries
                .all()
                .forEach(attempt -> list.addObject()
                        .put("at", attempt.at().toString())
                        .put("principal", attempt.principal())
                        .put("source", attempt.source())
                        .put("target", attempt.target())
                        .put("outcome", attempt.outcome())
                        .put("message", attempt.message()));
        return answer;
    }

    private JsonNode await(JsonNode body) throws AwsError {
        var within = within(body);
        try {
            var quiet = background.awaitQuiet(within);
            return Answers.NODES.objectNode().put("quiet", quiet).put("underWay", background.underWay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsError(503, "Unavailable", "the cloud is shutting down");
        }
    }

    private static Duration within(JsonNode body) throws AwsError {
        var text = Answers.text(Answers.object(body, Set.of("within")), "within");
        try {
            var within = Duration.parse(text);
            if (!within.isNegative() && within.compareTo(LONGEST) <= 0) {
                return within;
            }
        } catch (DateTimeParseException e) {
            // The same answer as for a duration out of bounds.
        }
        throw Answers.bad("'within' must be an ISO 8601 duration from PT0S to " + LONGEST + ", was " + text);
    }
}
