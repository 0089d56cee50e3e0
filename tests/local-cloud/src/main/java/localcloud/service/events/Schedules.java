package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import localcloud.resource.Resource;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.service.Timetable;
import localcloud.service.World;
import localcloud.service.projection.Answer;

/**
 * Lets a schedule come round when the admin API says so: one at once, or those that fall due while the clock is advanced. The event is the one that EventBridge sends.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html">Scheduled Event</a>
 */
final class Schedules implements Timetable {
    private final World world;
    private final Router router;

    Schedules(World world, Router router) {
        this.world = world;
        this.router = router;
    }

    List<AdminRoute> routes() {
        return List.of(new AdminRoute("POST", "/_cloud/schedules/{LogicalId}/fire", (labels, body) -> fire(labels)));
    }

    private JsonNode fire(Map<String, String> labels) throws AwsError {
        var id = labels.getOrDefault("LogicalId", "");
        var rule = world.resources()
                .find(id)
                .filter(resource -> resource.type().equals(Rules.TYPE))
                .orElseThrow(() -> new AwsError(404, "NotFound", "there is no rule " + id));
        if (rule.properties().path("ScheduleExpression").asText().isEmpty()) {
            throw new AwsError(400, "BadRequest", "the rule " + id + " has no ScheduleExpression");
        }
        if (!Router.isEnabled(rule)) {
            throw new AwsError(
                    409,
                    "Conflict",
                    "the rule " + id + " is " + rule.properties().path("State").asText() + ", so it does not fire");
        }
        var event = event(Rules.name(rule).arn(world), world.now());
        router.trigger(rule, event);
        return event;
    }

    @Override
    public Set<String> ids() {
        return world.resources().ofType(Rules.TYPE).stream()
                .filter(rule -> !expression(rule).isEmpty())
                .map(Resource::logicalId)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Instant> next(String logicalId, Instant after) {
        return enabled(logicalId)
                .flatMap(rule -> ScheduleExpression.of(expression(rule), created(rule)))
                .flatMap(times -> times.next(after));
    }

    @Override
    public void fire(String logicalId, Instant at) {
        enabled(logicalId)
                .ifPresent(rule -> router.trigger(rule, event(Rules.name(rule).arn(world), at)));
    }

    private Optional<Resource> enabled(String logicalId) {
        return world.resources()
                .find(logicalId)
                .filter(rule -> rule.type().equals(Rules.TYPE))
                .filter(Router::isEnabled);
    }

    private static String expression(Resource rule) {
        return rule.properties().path("ScheduleExpression").asText("");
    }

    private static Instant created(Resource rule) {
        try {
            return Instant.parse(rule.state().path("CreationTime").asText());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private ObjectNode event(String ruleArn, Instant at) {
        var event = Answer.empty()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("account", world.accountId())
                .put("time", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", world.region());
        event.putArray("resources").add(ruleArn);
        event.putObject("detail");
        return event;
    }
}
