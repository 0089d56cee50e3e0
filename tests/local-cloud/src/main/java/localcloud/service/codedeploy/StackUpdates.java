package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.lambda.NewCode;
import localcloud.service.lambda.PublishedVersion;
import localcloud.template.Stack;
import localcloud.template.Stacks;

/** The updates of stacks since the last reset; starts them, one at a time for each stack. */
final class StackUpdates {
    private final World world;
    private final Stacks stacks;
    private final Plans plans;
    private final StackUpdate.Tools tools;
    private final Map<String, StackUpdate> byId = new LinkedHashMap<>();

    StackUpdates(World world, Stacks stacks, Plans plans, StackUpdate.Tools tools) {
        this.world = world;
        this.stacks = stacks;
        this.plans = plans;
        this.tools = tools;
    }

    synchronized Optional<StackUpdate> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized void clear() {
        byId.clear();
    }

    /**
     * Publishes the versions and starts the update; what follows goes on in the background.
     *
     * @param logicalIds of functions of one stack
     * @throws AwsError when something cannot be found, or the stack is being updated; nothing has changed then but for versions that
     *     were published
     */
    synchronized StackUpdate start(List<String> logicalIds, NewCode code, Pace pace) throws AwsError {
        var stack = stack(logicalIds);
        if (stack.status().contains("IN_PROGRESS")) {
            throw new AwsError(
                    409,
                    "Conflict",
                    "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
        }
        var update = new StackUpdate(
                "update-" + (byId.size() + 1), stack.name(), publish(logicalIds, code, stack), pace, tools);
        byId.put(update.id(), update);
        tools.statuses().begin(stack.name(), update.id());
        if (!tools.background().start(update)) {
            throw new AwsError(503, "Unavailable", "too much is under way");
        }
        return update;
    }

    private Stack stack(List<String> logicalIds) throws AwsError {
        for (var id : logicalIds) {
            if (world.resources().find(id).isEmpty()) {
                throw new AwsError(404, "NotFound", "there is no resource with the logical id " + id);
            }
        }
        return stacks.all().stream()
                .filter(stack -> stack.resources().stream()
                        .map(Stack.Member::key)
                        .toList()
                        .containsAll(logicalIds))
                .findFirst()
                .orElseThrow(() -> new AwsError(400, "BadRequest", "no stack has all of " + logicalIds));
    }

    private List<FunctionUpdate> publish(List<String> logicalIds, NewCode code, Stack stack) throws AwsError {
        var published = new ArrayList<PublishedVersion>();
        var updates = new ArrayList<FunctionUpdate>();
        try {
            for (var id : logicalIds) {
                var version = tools.publisher().publish(id, code);
                published.add(version);
                updates.add(update(version, stack));
            }
        } catch (AwsError e) {
            published.reversed().forEach(tools.publisher()::takeBack);
            throw e;
        }
        return updates;
    }

    private FunctionUpdate update(PublishedVersion version, Stack stack) throws AwsError {
        var aliases = tools.traffic().of(version.functionName());
        if (aliases.isEmpty()) {
            return new FunctionUpdate(version, "", "", Optional.empty());
        }
        var alias = aliases.stream()
                .filter(each -> each.state().path("UpdatePolicy").has(Plans.POLICY))
                .findFirst()
                .orElse(aliases.getFirst());
        var name = alias.properties().path("Name").asText();
        var before = alias.properties().path("FunctionVersion").asText();
        var policy = alias.state().path("UpdatePolicy").path(Plans.POLICY);
        return new FunctionUpdate(
                version,
                name,
                before,
                policy.isMissingNode() ? Optional.empty() : Optional.of(plan(policy, version, alias, stack)));
    }

    private Plan plan(JsonNode policy, PublishedVersion version, Resource alias, Stack stack) throws AwsError {
        var spec = new AppSpec(
                version.functionName(),
                alias.properties().path("Name").asText(),
                alias.properties().path("FunctionVersion").asText(),
                version.version(),
                Plans.hooks(policy));
        return plans.of(policy, spec, stack.id());
    }

    /** The pace that a body of the admin API asks for. */
    static Pace pace(JsonNode body) throws AwsError {
        try {
            return new Pace(
                    millis(body, "minuteMillis", Pace.USUAL.minute()),
                    millis(body, "hookLimitMillis", Pace.USUAL.hookLimit()),
                    body.path("rollbackHooks").asBoolean(Pace.USUAL.rollbackHooks()));
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "BadRequest", String.valueOf(e.getMessage()));
        }
    }

    private static Duration millis(JsonNode body, String member, Duration otherwise) {
        return body.path(member).isIntegralNumber()
                ? Duration.ofMillis(body.path(member).asLong())
                : otherwise;
    }
}
