package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.service.lambda.AliasTraffic;
import localcloud.service.lambda.NewCode;

/** New code through the gate: starts the update of a stack, and tells what has become of it. */
final class StackUpdateAdmin {
    private static final Set<String> MEMBERS =
            Set.of("functions", "variant", "jar", "minuteMillis", "hookLimitMillis", "rollbackHooks");

    private final StackUpdates updates;
    private final AliasTraffic traffic;

    StackUpdateAdmin(StackUpdates updates, AliasTraffic traffic) {
        this.updates = updates;
        this.traffic = traffic;
    }

    List<AdminRoute> routes() {
        return List.of(
                new AdminRoute("POST", "/_cloud/deployments", (_, body) -> start(body)),
                new AdminRoute("GET", "/_cloud/deployments/{Id}", (labels, _) -> show(labels.getOrDefault("Id", ""))));
    }

    private JsonNode start(JsonNode body) throws AwsError {
        for (var member : body.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw bad("unknown member '" + member.getKey() + "'; known are " + new TreeSet<>(MEMBERS));
            }
        }
        var update = updates.start(functions(body), NewCode.of(body), StackUpdates.pace(body));
        return JsonNodeFactory.instance.objectNode().put("id", update.id());
    }

    private static List<String> functions(JsonNode body) throws AwsError {
        var names = new ArrayList<String>();
        for (var name : body.path("functions")) {
            if (!name.isTextual() || names.contains(name.textValue())) {
                throw bad("'functions' must be logical ids, each once");
            }
            names.add(name.textValue());
        }
        if (names.isEmpty()) {
            throw bad("'functions' must be a list of logical ids that is not empty");
        }
        return names;
    }

    private static AwsError bad(String reason) {
        return new AwsError(400, "BadRequest", reason);
    }

    private JsonNode show(String id) throws AwsError {
        var update = updates.find(id).orElseThrow(() -> new AwsError(404, "NotFound", "there is no deployment " + id));
        var status = update.status();
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("status", status.word())
                .put("rolledBack", status == StackUpdate.Status.FAILED);
        var list = answer.putArray("functions");
        update.functions().forEach(function -> list.add(function(update, function)));
        return answer;
    }

    private ObjectNode function(StackUpdate update, FunctionUpdate function) {
        var after = traffic.find(function.function(), function.alias())
                .map(alias -> alias.properties().path("FunctionVersion").asText())
                .orElse("");
        var shown = JsonNodeFactory.instance
                .objectNode()
                .put("name", function.logicalId())
                .put("before", function.before())
                .put("target", function.target())
                .put("after", after);
        var hooks = shown.putArray("hooks");
        var deployment = update.deployment(function);
        if (deployment.isEmpty()) {
            // CloudFormation moves an alias without a policy itself, as soon as the update starts.
            return shown.put(
                    "weightsMoved",
                    function.plan().isEmpty() && !function.alias().isEmpty());
        }
        var view = deployment.get().view();
        for (var step : view.steps().values()) {
            if (deployment.get().plan().appSpec().hook(step.event()).isPresent()) {
                hooks.addObject()
                        .put("event", step.event().word())
                        .put("status", step.status().word())
                        .put("millis", step.took().toMillis());
            }
        }
        shown.put("weightsMoved", view.moved())
                .put("deploymentId", deployment.get().id())
                .put("deploymentStatus", view.status().word());
        view.rollback().ifPresent(rollback -> shown.put("rollbackDeploymentId", rollback));
        view.ending()
                .map(StackUpdateAdmin::why)
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> shown.put("reason", why));
        return shown;
    }

    private static String why(Ending ending) {
        return switch (ending) {
            case Ending.Succeeded() -> "";
            case Ending.Failed(var code, var message) -> code + ": " + message;
            case Ending.Stopped(var code, var message, var _) -> code + ": " + message;
        };
    }
}
