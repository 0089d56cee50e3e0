package localcloud.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Lambda's types, and CodeDeploy's, which shift their traffic. */
final class LambdaTypes {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private LambdaTypes() {}

    static void addTo(Map<String, Provisioner> all) {
        all.put(FUNCTION, LambdaTypes::function);
        all.put("AWS::Lambda::Version", LambdaTypes::version);
        all.put("AWS::Lambda::Alias", LambdaTypes::alias);
        all.put(
                "AWS::Lambda::Permission",
                draft -> Made.of(draft.generated())
                        .attribute("Id", draft.generated())
                        .with("Sid", draft.generated()));
        all.put(
                "AWS::Lambda::EventInvokeConfig",
                draft -> Made.of(functionName(draft.text("FunctionName")) + "|" + draft.text("Qualifier"))
                        .with("LastModified", draft.now()));
        all.put("AWS::Lambda::Url", LambdaTypes::url);
        all.put("AWS::Lambda::EventSourceMapping", draft -> {
            var id = Seeded.uuid(draft.seed());
            return Made.of(id)
                    .attribute("Id", id)
                    .arn("EventSourceMappingArn", draft.arn("lambda", "event-source-mapping:" + id))
                    .with("LastModified", draft.now());
        });
        all.put("AWS::Lambda::LayerVersion", draft -> {
            var arn = draft.arn("lambda", "layer:" + draft.name("LayerName") + ":1");
            return Made.of(arn).arn("LayerVersionArn", arn);
        });
        all.put("AWS::CodeDeploy::Application", draft -> Made.of(draft.name("ApplicationName")));
        all.put(
                "AWS::CodeDeploy::DeploymentGroup",
                draft -> Made.of(draft.name("DeploymentGroupName"))
                        .with("deploymentGroupId", Seeded.uuid(draft.seed())));
        all.put(
                "AWS::CodeDeploy::DeploymentConfig",
                draft -> Made.of(draft.name("DeploymentConfigName"))
                        .with("deploymentConfigId", Seeded.uuid(draft.seed())));
    }

    private static Made function(Draft draft) {
        var name = draft.name("FunctionName");
        return Made.of(name)
                .attribute("Arn", draft.arn("lambda", "function:" + name))
                .with("FunctionArn", draft.arn("lambda", "function:" + name))
                .with("State", "Active")
                .with("LastUpdateStatus", "Successful")
                .with("LastModified", draft.now())
                .with("RevisionId", Seeded.uuid(draft.seed()))
                .with("versions", JsonNodeFactory.instance.objectNode());
    }

    /** Freezes the function as it is now, under the next number. Each property is create-only, so it is never made twice. */
    private static Made version(Draft draft) {
        var name = functionName(draft.text("FunctionName"));
        var functionArn = draft.arn("lambda", "function:" + name);
        var function = draft.world().resources().ofType(FUNCTION).stream()
                .filter(resource -> resource.physicalId().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new TemplateException("Resource " + draft.logicalId() + ": Function not found: " + name));
        var number = new AtomicReference<>("");
        draft.world().resources().update(function.logicalId(), live -> {
            var properties = live.properties().deepCopy();
            if (!draft.text("Description").isEmpty()) {
                // PublishVersion: "to override the description in the function configuration".
                properties.put("Description", draft.text("Description"));
            }
            number.set(FrozenVersion.publish(properties, live.state(), functionArn, Seeded.uuid(draft.seed())));
            return live;
        });
        var arn = functionArn + ":" + number.get();
        return Made.of(arn)
                .arn("FunctionArn", arn)
                .attribute("Version", number.get())
                .with("Version", number.get());
    }

    private static Made alias(Draft draft) {
        var function = functionName(draft.text("FunctionName"));
        var arn = draft.arn("lambda", "function:" + function + ":" + draft.text("Name"));
        return Made.of(arn).arn("AliasArn", arn).with("RevisionId", Seeded.uuid(draft.seed()));
    }

    private static Made url(Draft draft) {
        var qualifier = draft.text("Qualifier");
        var target = draft.text("TargetFunctionArn");
        var plain = target.startsWith("arn:") ? target : draft.arn("lambda", "function:" + target);
        var arn = qualifier.isEmpty() ? plain : plain + ":" + qualifier;
        var url = "https://" + Seeded.lower(draft.seed(), 32) + ".lambda-url."
                + draft.world().region() + ".on.aws/";
        return Made.of(arn)
                .arn("FunctionArn", arn)
                .attribute("FunctionUrl", url)
                .with("FunctionUrl", url)
                .with("CreationTime", draft.now())
                .with("LastModifiedTime", draft.now());
    }

    /** Out of a name, a partial ARN or an ARN, with or without a qualifier. */
    static String functionName(String reference) {
        var parts = reference.split(":", -1);
        return reference.startsWith("arn:") && parts.length > 6 ? parts[6] : parts[0];
    }
}
