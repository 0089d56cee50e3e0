package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;

/**
 * GetPolicy: the statements that the AWS::Lambda::Permission documents of one function, version or alias make, in the order in which
 * they were added. How each property becomes a condition is what AWS answered
 * (recorded-answers/snapshots/lambda_api.json, test_add_lambda_permission_fields).
 */
final class PolicyReads {
    static final String PERMISSION = "AWS::Lambda::Permission";
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private final Functions functions;

    PolicyReads(Functions functions) {
        this.functions = functions;
    }

    List<Operation> operations() {
        return List.of(
                new Operation("GetPolicy", Set.of("FunctionName", "Qualifier"), call -> getPolicy(call.input())));
    }

    private ObjectNode getPolicy(ObjectNode input) throws AwsError {
        var reference = functions.reference(input);
        var policy = policy(reference).orElseThrow(LambdaErrors::nothingThere);
        // AWS gives a new revision with each change; here it is one for each content.
        var revision = UUID.nameUUIDFromBytes(policy.toString().getBytes(StandardCharsets.UTF_8));
        return JsonNodeFactory.instance
                .objectNode()
                .put("Policy", policy.toString())
                .put("RevisionId", revision.toString());
    }

    /** The policy of exactly what is named: that of an alias is not that of its function. */
    Optional<ObjectNode> policy(FunctionReference reference) {
        if (functions.find(reference.name()).isEmpty()) {
            return Optional.empty();
        }
        // $LATEST is the function itself.
        var qualifier = reference.qualifier().equals(Functions.LATEST) ? "" : reference.qualifier();
        var arn = qualifier.isEmpty() ? reference.baseArn() : reference.baseArn() + ":" + qualifier;
        var policy = JsonNodeFactory.instance
                .objectNode()
                .put("Version", "2012-10-17")
                .put("Id", "default");
        var statements = policy.putArray("Statement");
        for (var permission : functions.world().resources().ofType(PERMISSION)) {
            if (isOn(permission, reference.name(), qualifier)) {
                statements.add(statement(permission, arn));
            }
        }
        return statements.isEmpty() ? Optional.empty() : Optional.of(policy);
    }

    private boolean isOn(Resource permission, String name, String qualifier) {
        try {
            var on = FunctionReference.of(
                    Values.text(permission.properties().path("FunctionName"), ""), "", functions.world());
            var onQualifier = on.qualifier().equals(Functions.LATEST) ? "" : on.qualifier();
            return on.name().equals(name) && onQualifier.equals(qualifier);
        } catch (AwsError e) {
            // A document that names nothing permits nothing.
            return false;
        }
    }

    private ObjectNode statement(Resource permission, String arn) {
        var properties = permission.properties();
        var statement = JsonNodeFactory.instance
                .objectNode()
                .put("Sid", permission.physicalId())
                .put("Effect", "Allow");
        statement.set("Principal", principal(Values.text(properties.path("Principal"), "")));
        statement.put("Action", Values.text(properties.path("Action"), "")).put("Resource", arn);
        var equal = JsonNodeFactory.instance.objectNode();
        put(equal, "AWS:SourceAccount", properties.path("SourceAccount"));
        put(equal, "lambda:EventSourceToken", properties.path("EventSourceToken"));
        put(equal, "lambda:FunctionUrlAuthType", properties.path("FunctionUrlAuthType"));
        put(equal, "aws:PrincipalOrgID", properties.path("PrincipalOrgID"));
        var like = JsonNodeFactory.instance.objectNode();
        put(like, "AWS:SourceArn", properties.path("SourceArn"));
        var flag = JsonNodeFactory.instance.objectNode();
        put(flag, "lambda:InvokedViaFunctionUrl", properties.path("InvokedViaFunctionUrl"));
        var condition = JsonNodeFactory.instance.objectNode();
        putUnlessEmpty(condition, "StringEquals", equal);
        putUnlessEmpty(condition, "Bool", flag);
        putUnlessEmpty(condition, "ArnLike", like);
        putUnlessEmpty(statement, "Condition", condition);
        return statement;
    }

    private static JsonNode principal(String principal) {
        var nodes = JsonNodeFactory.instance;
        if (principal.equals("*")) {
            return nodes.textNode("*");
        }
        if (ACCOUNT.matcher(principal).matches()) {
            return nodes.objectNode().put("AWS", "arn:aws:iam::" + principal + ":root");
        }
        return nodes.objectNode().put(principal.startsWith("arn:") ? "AWS" : "Service", principal);
    }

    private static void put(ObjectNode to, String key, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            to.put(key, value.asText());
        }
    }

    private static void putUnlessEmpty(ObjectNode to, String key, ObjectNode value) {
        if (!value.isEmpty()) {
            to.set(key, value);
        }
    }
}
