package localcloud.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.service.cloudformation.StackStatusChanges;
import localcloud.template.Stack;
import localcloud.template.Stacks;
import localcloud.template.TemplateException;

/** The stacks beside CloudFormation's own API: deploy one more, or put one into another status. */
public final class StackAdmin {
    private static final String ONE = "/_cloud/stacks/{StackName}";
    /** <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html">StackStatus</a>. */
    private static final Set<String> STATUSES = Set.of(
            "CREATE_IN_PROGRESS",
            "CREATE_FAILED",
            "CREATE_COMPLETE",
            "ROLLBACK_IN_PROGRESS",
            "ROLLBACK_FAILED",
            "ROLLBACK_COMPLETE",
            "DELETE_IN_PROGRESS",
            "DELETE_FAILED",
            "DELETE_COMPLETE",
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_COMPLETE",
            "UPDATE_FAILED",
            "UPDATE_ROLLBACK_IN_PROGRESS",
            "UPDATE_ROLLBACK_FAILED",
            "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE",
            "REVIEW_IN_PROGRESS",
            "IMPORT_IN_PROGRESS",
            "IMPORT_COMPLETE",
            "IMPORT_ROLLBACK_IN_PROGRESS",
            "IMPORT_ROLLBACK_FAILED",
            "IMPORT_ROLLBACK_COMPLETE");

    private static final String BY_HAND = "Changed by hand";

    private final Stacks stacks;
    private final StackStatusChanges statuses;
    private final Deployer deployer;

    /** Deploys one more stack. */
    @FunctionalInterface
    public interface Deployer {
        Stack deploy(String stackName, String templateJson, Map<String, String> parameters);
    }

    public StackAdmin(Stacks stacks, StackStatusChanges statuses, Deployer deployer) {
        this.stacks = stacks;
        this.statuses = statuses;
        this.deployer = deployer;
    }

    public List<AdminRoute> routes() {
        return List.of(
                new AdminRoute("GET", "/_cloud/stacks", (_, _) -> list()),
                new AdminRoute("PUT", ONE, (labels, body) -> deploy(name(labels), body)),
                new AdminRoute("POST", ONE, (labels, body) -> change(name(labels), body)));
    }

    private static String name(Map<String, String> labels) {
        return labels.getOrDefault("StackName", "");
    }

    private JsonNode list() {
        var list = Answers.NODES.arrayNode();
        stacks.all().forEach(stack -> list.add(document(stack)));
        return list;
    }

    private JsonNode deploy(String name, JsonNode body) throws AwsError {
        var given = Answers.object(body, Set.of("template", "parameters"));
        var template = given.path("template");
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : given.path("parameters").properties()) {
            if (!parameter.getValue().isValueNode()) {
                throw Answers.bad("parameter '" + parameter.getKey() + "' must be text");
            }
            parameters.put(parameter.getKey(), parameter.getValue().asText());
        }
        try {
            return document(deployer.deploy(
                    name, template.isTextual() ? template.textValue() : template.toString(), parameters));
        } catch (TemplateException e) {
            throw Answers.bad(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode change(String name, JsonNode body) throws AwsError {
        var status = Answers.text(Answers.object(body, Set.of("status")), "status");
        if (!STATUSES.contains(status)) {
            throw Answers.bad("'status' is no stack status: " + status);
        }
        var stack = stacks.find(name).orElseThrow(() -> Answers.absent("there is no stack " + name));
        statuses.to(name, status, BY_HAND, UUID.randomUUID().toString());
        return document(stack.in(status, BY_HAND));
    }

    private static JsonNode document(Stack stack) {
        return Answers.NODES
                .objectNode()
                .put("stackName", stack.name())
                .put("stackId", stack.id())
                .put("status", stack.status())
                .put("resources", stack.resources().size());
    }
}
