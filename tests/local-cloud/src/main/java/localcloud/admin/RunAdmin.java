package localcloud.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import localcloud.resource.CloudClock;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.service.Invocations;
import localcloud.wire.Calls;

/** The run: its clock, what was called, what was invoked, and the way back to its start. */
public final class RunAdmin {
    private final CloudClock clock;
    private final Calls calls;
    private final Invocations invocations;
    private final Passage passage;
    private final Runnable reset;

    /**
     * Of one cloud.
     *
     * @param passage lets time pass
     * @param reset brings the cloud back to its first deployment
     */
    public RunAdmin(CloudClock clock, Calls calls, Invocations invocations, Passage passage, Runnable reset) {
        this.clock = clock;
        this.calls = calls;
        this.invocations = invocations;
        this.passage = passage;
        this.reset = reset;
    }

    public List<AdminRoute> routes() {
        return List.of(
                new AdminRoute("GET", "/_cloud/clock", (_, _) -> clock()),
                new AdminRoute("POST", "/_cloud/clock", (_, body) -> advance(body)),
                new AdminRoute("GET", "/_cloud/calls", (_, _) -> calls()),
                new AdminRoute("GET", "/_cloud/invocations", (_, _) -> invocations()),
                new AdminRoute("POST", "/_cloud/reset", (_, body) -> {
                    Answers.nothing(body);
                    reset.run();
                    return Answers.NODES.objectNode().put("reset", true);
                }));
    }

    private ObjectNode clock() {
        return Answers.NODES
                .objectNode()
                .put("now", clock.instant().toString())
                .put("advanced", clock.ahead().toString());
    }

    private JsonNode advance(JsonNode body) throws AwsError {
        var given = Answers.object(body, Set.of("advance", "fire"));
        var by = Answers.text(given, "advance");
        try {
            var fired = passage.advance(Duration.parse(by), Firing.of(given.path("fire")));
            var answer = clock();
            if (given.has("fire")) {
                fired.forEach(answer.putObject("fired")::put);
            }
            return answer;
        } catch (DateTimeParseException e) {
            throw Answers.bad("'advance' must be an ISO 8601 duration such as PT26H, was " + by);
        } catch (IllegalArgumentException e) {
            throw Answers.bad(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsError(503, "Unavailable", "the cloud is shutting down");
        }
    }

    private JsonNode calls() {
        var list = Answers.NODES.arrayNode();
        calls.all()
                .forEach(call -> list.addObject()
                        .put("at", call.at().toString())
                        .put("principal", call.principal())
                        .put("service", call.service())
                        .put("operation", call.operation())
                        .put("status", call.status()));
        return list;
    }

    private JsonNode invocations() {
        var list = Answers.NODES.arrayNode();
        invocations
                .all()
                .forEach(run -> list.addObject()
                        .put("at", run.at().toString())
                        .put("caller", run.caller())
                        .put("function", run.function())
                        .put("qualifier", run.qualifier())
                        .put("version", run.version())
                        .put("type", run.type())
                        .put("probe", run.probe())
                        .put("outcome", run.outcome())
                        .put("millis", run.millis()));
        return list;
    }
}
