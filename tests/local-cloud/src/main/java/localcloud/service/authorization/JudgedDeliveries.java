package localcloud.service.authorization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import localcloud.service.Deliveries;
import localcloud.service.World;
import localcloud.service.lambda.FunctionPolicies;
import localcloud.service.sns.TopicPolicies;
import localcloud.service.sqs.QueuePolicies;
import localcloud.wire.Glob;

/** Deliveries judged by the target's resource policy; a first form, that knows Allow statements with source conditions only. */
public final class JudgedDeliveries implements Deliveries {
    private final FunctionPolicies functions;
    private final QueuePolicies queues;
    private final TopicPolicies topics;

    public JudgedDeliveries(World world) {
        this.functions = new FunctionPolicies(world);
        this.queues = new QueuePolicies(world);
        this.topics = new TopicPolicies(world);
    }

    @Override
    public Optional<String> denial(
            String servicePrincipal, String sourceArn, String sourceAccount, String action, String targetArn) {
        var context = Map.of("aws:sourcearn", sourceArn, "aws:sourceaccount", sourceAccount);
        for (var statement : policy(targetArn).path("Statement")) {
            if (holds(statement.path("Principal").path("Service"), servicePrincipal)
                    && holds(statement.path("Action"), action)
                    && holds(statement.path("Resource"), targetArn)
                    && isMet(statement.path("Condition"), context)) {
                return Optional.empty();
            }
        }
        return Optional.of(denied(servicePrincipal, action, targetArn));
    }

    @Override
    public Optional<String> denialAs(String roleArn, String action, String targetArn) {
        // What roles do is not judged anywhere yet.
        return Optional.empty();
    }

    private JsonNode policy(String targetArn) {
        if (targetArn.contains(":sns:")) {
            return topics.of(targetArn).map(JudgedDeliveries::parsed).orElse(none());
        }
        return (targetArn.contains(":function:") ? functions.of(targetArn) : queues.of(targetArn)).orElse(none());
    }

    private static JsonNode parsed(String policy) {
        try {
            return new ObjectMapper().readTree(policy);
        } catch (JsonProcessingException e) {
            return none();
        }
    }

    private static String denied(String principal, String action, String targetArn) {
        return "User: " + principal + " is not authorized to perform: " + action + " on resource: " + targetArn
                + " because no resource-based policy allows the " + action + " action";
    }

    private static JsonNode none() {
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static boolean isMet(JsonNode condition, Map<String, String> context) {
        for (var operator : condition) {
            for (var key : operator.properties()) {
                if (!holds(key.getValue(), context.getOrDefault(key.getKey().toLowerCase(Locale.ROOT), ""))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(JsonNode oneOrMany, String value) {
        if (oneOrMany.isTextual()) {
            return Glob.matches(oneOrMany.asText(), value);
        }
        for (var each : oneOrMany) {
            if (Glob.matches(each.asText(), value)) {
                return true;
            }
        }
        return false;
    }
}
