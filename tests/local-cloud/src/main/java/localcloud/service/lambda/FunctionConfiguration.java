package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import localcloud.resource.Resource;

/**
 * A function's configuration as GetFunctionConfiguration shows it
 * (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html; defaults are those of
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html). That of
 * {@code $LATEST} is made from the document's properties, that of a version was frozen when it was published.
 */
final class FunctionConfiguration {
    /** Beside the configuration's members: where the code is; no answer shows it. */
    static final String CODE = "Code";

    /** What lists leave out (recorded-answers: ListFunctions, ListVersionsByFunction). */
    private static final Set<String> NOT_IN_LISTS = Set.of(
            "State",
            "StateReason",
            "StateReasonCode",
            "LastUpdateStatus",
            "LastUpdateStatusReason",
            "LastUpdateStatusReasonCode",
            "RuntimeVersionConfig");

    private FunctionConfiguration() {}

    /** That of {@code $LATEST}, without FunctionArn. */
    static ObjectNode ofLatest(Resource function) {
        return of(function.physicalId(), function.properties(), function.state(), "$LATEST");
    }

    /** That of a version, without FunctionArn, from what {@code state.versions} holds under its number. */
    static ObjectNode ofVersion(Resource function, String version, JsonNode frozen) {
        var shown = of(function.physicalId(), frozen.path("properties"), frozen, version);
        // A version that was published without a description keeps the function's.
        var description = Values.text(frozen.path("Description"), "");
        if (!description.isEmpty()) {
            shown.put("Description", description);
        }
        var snapStart = shown.withObject("/SnapStart");
        if (snapStart.path("ApplyOn").asText().equals("PublishedVersions")) {
            snapStart.put("OptimizationStatus", "On");
        }
        return shown;
    }

    private static ObjectNode of(String name, JsonNode properties, JsonNode state, String version) {
        var shown = JsonNodeFactory.instance.objectNode();
        shown.put("FunctionName", name);
        copy(properties, shown, "Runtime", "Role", "Handler");
        shown.set("CodeSize", state.path("CodeSize"));
        shown.put("Description", Values.text(properties.path("Description"), ""));
        shown.put("Timeout", Values.number(properties.path("Timeout"), 3));
        shown.put("MemorySize", Values.number(properties.path("MemorySize"), 128));
        shown.put("LastModified", Values.lastModified(state.path("LastModified")));
        copy(state, shown, "CodeSha256");
        shown.put("Version", version);
        vpc(properties, shown);
        if (properties.path("DeadLetterConfig").has("TargetArn")) {
            shown.set("DeadLetterConfig", properties.path("DeadLetterConfig"));
        }
        environment(properties, shown);
        copy(properties, shown, "FileSystemConfigs");
        if (properties.has("KmsKeyArn")) {
            shown.set("KMSKeyArn", properties.path("KmsKeyArn"));
        }
        shown.putObject("TracingConfig")
                .put("Mode", Values.text(properties.path("TracingConfig").path("Mode"), "PassThrough"));
        copy(state, shown, "RevisionId");
        if (properties.has("Layers")) {
            var layers = shown.putArray("Layers");
            properties
                    .path("Layers")
                    .forEach(arn -> layers.addObject().put("Arn", arn.asText()).put("CodeSize", 0));
        }
        copy(state, shown, "State", "StateReason", "StateReasonCode", "LastUpdateStatus", "LastUpdateStatusReason");
        shown.put("PackageType", Values.text(properties.path("PackageType"), "Zip"));
        shown.set(
                "Architectures",
                properties.path("Architectures").isArray()
                        ? properties.path("Architectures")
                        : JsonNodeFactory.instance.arrayNode().add("x86_64"));
        shown.putObject("EphemeralStorage")
                .put("Size", Values.number(properties.path("EphemeralStorage").path("Size"), 512));
        shown.putObject("SnapStart")
                .put("ApplyOn", Values.text(properties.path("SnapStart").path("ApplyOn"), "None"))
                .put("OptimizationStatus", "Off");
        copy(state, shown, "RuntimeVersionConfig");
        logging(name, properties, shown);
        shown.set(CODE, properties.path("Code").deepCopy());
        return shown;
    }

    /** The configuration as a single function is answered, with the ARN that the caller used. */
    static ObjectNode answered(ObjectNode configuration, String arn) {
        var shown = configuration.deepCopy().put("FunctionArn", arn);
        shown.remove(CODE);
        return shown;
    }

    /** The configuration as lists show it. */
    static ObjectNode listed(ObjectNode configuration, String arn) {
        return answered(configuration, arn).remove(NOT_IN_LISTS);
    }

    private static void vpc(JsonNode properties, ObjectNode shown) {
        var vpc = properties.path("VpcConfig");
        if (vpc.isObject()) {
            var answer = shown.putObject("VpcConfig");
            for (var name : List.of("SubnetIds", "SecurityGroupIds")) {
                answer.set(name, vpc.path(name).isArray() ? vpc.path(name) : JsonNodeFactory.instance.arrayNode());
            }
            answer.put("VpcId", Values.text(vpc.path("VpcId"), ""));
            answer.put("Ipv6AllowedForDualStack", Values.isTrue(vpc.path("Ipv6AllowedForDualStack")));
        }
    }

    private static void environment(JsonNode properties, ObjectNode shown) {
        var variables = properties.path("Environment").path("Variables");
        if (variables.isObject()) {
            var answer = shown.putObject("Environment").putObject("Variables");
            variables
                    .properties()
                    .forEach(one -> answer.put(one.getKey(), one.getValue().asText()));
        }
    }

    private static void logging(String name, JsonNode properties, ObjectNode shown) {
        var declared = properties.path("LoggingConfig");
        var answer = shown.putObject("LoggingConfig");
        var format = Values.text(declared.path("LogFormat"), "Text");
        answer.put("LogFormat", format);
        if (format.equals("JSON")) {
            answer.put("ApplicationLogLevel", Values.text(declared.path("ApplicationLogLevel"), "INFO"));
            answer.put("SystemLogLevel", Values.text(declared.path("SystemLogLevel"), "INFO"));
        }
        answer.put("LogGroup", Values.text(declared.path("LogGroup"), "/aws/lambda/" + name));
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (var name : names) {
            if (from.has(name)) {
                to.set(name, from.path(name).deepCopy());
            }
        }
    }
}
