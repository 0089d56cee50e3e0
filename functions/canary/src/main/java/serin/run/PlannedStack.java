package serin.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import serin.template.Resolution;
import serin.template.ResolvedTemplate;
import serin.template.StackContext;
import serin.template.Template;
import serin.template.Value;

/**
 * A stack that does not exist yet: every resource has a physical id of the form that AWS gives to its type, so that references
 * between resources resolve as they will, and only what really depends on a stack stays open. Parameters take their defaults.
 */
final class PlannedStack {
    private static final String REGION = "eu-west-1";
    private static final String ACCOUNT = "111122223333";
    private static final String NAME = "planned";

    private PlannedStack() {}

    static ResolvedTemplate resolve(Template template) {
        return new Resolution(template, context(template)).resolve();
    }

    static StackContext context(Template template) {
        var physicalIds = new LinkedHashMap<String, String>();
        template.resources().entries().forEach((logicalId, resource) -> {
            if (resource instanceof Value.Mapping(var entries) && entries.get("Type") instanceof Value.Text(var type)) {
                physicalIds.put(logicalId, physicalId(logicalId, type));
            }
        });
        return new StackContext(
                NAME,
                arn("cloudformation", "stack/" + NAME + "/00000000-0000-0000-0000-000000000000"),
                REGION,
                ACCOUNT,
                "aws",
                Map.of(),
                physicalIds,
                Map.of(),
                List.of());
    }

    private static String physicalId(String logicalId, String type) {
        return switch (type) {
            case "AWS::SQS::Queue" -> "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/" + logicalId;
            case "AWS::SNS::Topic" -> arn("sns", logicalId);
            case "AWS::Lambda::Version" -> arn("lambda", "function:" + logicalId + ":1");
            case "AWS::Lambda::Alias" -> arn("lambda", "function:" + logicalId + ":alias");
            case "AWS::StepFunctions::StateMachine" -> arn("states", "stateMachine:" + logicalId);
            case "AWS::SecretsManager::Secret" -> arn("secretsmanager", "secret:" + logicalId + "-000000");
            default -> logicalId;
        };
    }

    private static String arn(String service, String resource) {
        return String.join(":", "arn", "aws", service, REGION, ACCOUNT, resource);
    }
}
