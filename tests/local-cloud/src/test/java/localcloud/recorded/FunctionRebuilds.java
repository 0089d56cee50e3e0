package localcloud.recorded;

import static localcloud.recorded.Scene.object;
import static localcloud.recorded.Scene.pick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Lambda. */
final class FunctionRebuilds {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private FunctionRebuilds() {}

    static Map<String, Rebuild> all() {
        return Map.of(
                "GetFunction", FunctionRebuilds::getFunction,
                "GetFunctionConfiguration", FunctionRebuilds::getConfiguration,
                "GetAlias", FunctionRebuilds::getAlias,
                "GetPolicy", FunctionRebuilds::getPolicy,
                "GetFunctionUrlConfig", FunctionRebuilds::getUrl,
                "ListFunctions", FunctionRebuilds::listFunctions,
                "ListVersionsByFunction", FunctionRebuilds::listVersions,
                "ListEventSourceMappings", FunctionRebuilds::listMappings);
    }

    private static ObjectNode getFunction(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("FunctionName", Rebuild.named(answer, "Function not found: (\\S+)"));
        }
        JsonNode configuration = answer.path("Configuration");
        ObjectNode properties = object();
        var tags = properties.putArray("Tags");
        answer.path("Tags")
                .properties()
                .forEach(tag -> tags.addObject()
                        .put("Key", tag.getKey())
                        .put("Value", tag.getValue().asText()));
        if (answer.has("Concurrency")) {
            properties.set(
                    "ReservedConcurrentExecutions",
                    answer.path("Concurrency")
                            .path("ReservedConcurrentExecutions")
                            .deepCopy());
        }
        JsonNode code = answer.path("Code");
        if (code.has("ImageUri")) {
            properties.putObject("Code").set("ImageUri", code.path("ImageUri").deepCopy());
        }
        putFunction(scene, configuration, properties);
        return asked(scene, configuration);
    }

    private static ObjectNode getConfiguration(Scene scene, JsonNode answer) {
        putFunction(scene, answer, object());
        return asked(scene, answer);
    }

    /** The input whose qualifier stands at the end of the answered ARN; an alias gets its document. */
    private static ObjectNode asked(Scene scene, JsonNode configuration) {
        String name = configuration.path("FunctionName").asText();
        String arn = configuration.path("FunctionArn").asText();
        String qualifier = arn.substring(arn.indexOf(":" + name) + 1 + name.length());
        ObjectNode input = object().put("FunctionName", name);
        if (qualifier.isEmpty()) {
            return input;
        }
        String version = configuration.path("Version").asText();
        if (!qualifier.substring(1).equals(version)) {
            ObjectNode alias = object().put("FunctionName", name).put("Name", qualifier.substring(1));
            scene.put("AWS::Lambda::Alias", arn, alias.put("FunctionVersion", version), object());
        }
        return input.put("Qualifier", qualifier.substring(1));
    }

    private static void putFunction(Scene scene, JsonNode configuration, ObjectNode more) {
        scene.put(
                FUNCTION,
                configuration.path("FunctionName").asText(),
                properties(configuration, more),
                state(configuration));
    }

    private static ObjectNode properties(JsonNode configuration, ObjectNode more) {
        ObjectNode properties = pick(
                configuration,
                "Runtime",
                "Role",
                "Handler",
                "Description",
                "Timeout",
                "MemorySize",
                "VpcConfig",
                "Environment",
                "TracingConfig",
                "PackageType",
                "Architectures",
                "EphemeralStorage",
                "SnapStart",
                "LoggingConfig",
                "DeadLetterConfig");
        if (configuration.has("KMSKeyArn")) {
            properties.set("KmsKeyArn", configuration.path("KMSKeyArn").deepCopy());
        }
        if (configuration.path("ImageConfigResponse").has("ImageConfig")) {
            properties.set(
                    "ImageConfig",
                    configuration
                            .path("ImageConfigResponse")
                            .path("ImageConfig")
                            .deepCopy());
        }
        if (configuration.has("Layers")) {
            var layers = properties.putArray("Layers");
            configuration
                    .path("Layers")
                    .forEach(layer -> layers.add(layer.path("Arn").asText()));
        }
        properties.setAll(more);
        return properties;
    }

    private static ObjectNode state(JsonNode configuration) {
        return pick(
                configuration,
                "CodeSize",
                "CodeSha256",
                "LastModified",
                "RevisionId",
                "State",
                "StateReason",
                "StateReasonCode",
                "LastUpdateStatus",
                "LastUpdateStatusReason",
                "LastUpdateStatusReasonCode",
                "RuntimeVersionConfig");
    }

    private static ObjectNode getAlias(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            String arn = Rebuild.named(answer, "alias arn: (\\S+)");
            int colon = arn.lastIndexOf(':');
            return object().put("FunctionName", arn.substring(0, colon)).put("Name", arn.substring(colon + 1));
        }
        String arn = answer.path("AliasArn").asText();
        String function = arn.substring(0, arn.lastIndexOf(':'));
        scene.put(FUNCTION, function.substring(function.lastIndexOf(':') + 1), object(), object());
        ObjectNode properties = pick(answer, "Name", "FunctionVersion", "Description");
        scene.put(
                "AWS::Lambda::Alias",
                arn,
                properties.put("FunctionName", function),
                pick(answer, "RevisionId", "RoutingConfig"));
        return object().put("FunctionName", function)
                .put("Name", answer.path("Name").asText());
    }

    /** A permission's properties from its statement, for the forms of conditions that were recorded. */
    private static ObjectNode getPolicy(Scene scene, JsonNode answer) {
        JsonNode statements = Compared.parsed(answer.path("Policy")).path("Statement");
        String arn = statements.path(0).path("Resource").asText("absent");
        if (answer.has("Error")) {
            return object().put("FunctionName", "absent");
        }
        String[] parts =
                arn.substring(arn.indexOf(":function:") + ":function:".length()).split(":", -1);
        scene.put(FUNCTION, parts[0], object(), object());
        for (JsonNode statement : statements) {
            ObjectNode properties = object().put("FunctionName", arn);
            JsonNode principal = statement.path("Principal");
            properties.put(
                    "Principal",
                    principal.isTextual()
                            ? principal.asText()
                            : principal
                                    .path("Service")
                                    .asText(principal.path("AWS").asText()));
            properties.put("Action", statement.path("Action").asText());
            JsonNode condition = statement.path("Condition");
            properties.set("SourceArn", condition.path("ArnLike").path("AWS:SourceArn"));
            properties.set("SourceAccount", condition.path("StringEquals").path("AWS:SourceAccount"));
            properties.properties().removeIf(each -> each.getValue().isMissingNode());
            String sid = statement.path("Sid").asText();
            scene.put("AWS::Lambda::Permission", sid, properties, object().put("Sid", sid));
        }
        ObjectNode input = object().put("FunctionName", parts[0]);
        return parts.length > 1 ? input.put("Qualifier", parts[1]) : input;
    }

    private static ObjectNode getUrl(Scene scene, JsonNode answer) {
        String arn = answer.path("FunctionArn").asText();
        String function = arn.substring(arn.lastIndexOf(':') + 1);
        scene.put(FUNCTION, function, object(), object());
        ObjectNode properties = pick(answer, "AuthType", "InvokeMode", "Cors");
        scene.put(
                "AWS::Lambda::Url",
                arn,
                properties.put("TargetFunctionArn", arn),
                pick(answer, "FunctionArn", "FunctionUrl", "CreationTime", "LastModifiedTime"));
        return object().put("FunctionName", function);
    }

    private static ObjectNode listFunctions(Scene scene, JsonNode answer) {
        answer.path("Functions").forEach(function -> putFunction(scene, function, object()));
        ObjectNode input = object();
        if (answer.has("NextMarker")) {
            input.put("MaxItems", answer.path("Functions").size());
            scene.put(FUNCTION, "~last", object(), object());
        }
        return input;
    }

    private static ObjectNode listVersions(Scene scene, JsonNode answer) {
        JsonNode latest = answer.path("Versions").path(0);
        ObjectNode state = state(latest);
        ObjectNode versions = state.putObject("versions");
        for (JsonNode version : answer.path("Versions")) {
            if (!version.path("Version").asText().equals("$LATEST")) {
                ObjectNode frozen = versions.putObject(version.path("Version").asText());
                frozen.setAll(state(version));
                frozen.set("properties", properties(version, object()));
            }
        }
        scene.put(FUNCTION, latest.path("FunctionName").asText(), properties(latest, object()), state);
        return pick(latest, "FunctionName");
    }

    private static ObjectNode listMappings(Scene scene, JsonNode answer) {
        for (JsonNode mapping : answer.path("EventSourceMappings")) {
            ObjectNode properties = pick(
                    mapping, "BatchSize", "EventSourceArn", "FunctionResponseTypes", "MaximumBatchingWindowInSeconds");
            properties.set("FunctionName", mapping.path("FunctionArn").deepCopy());
            properties.put("Enabled", mapping.path("State").asText().equals("Enabled"));
            if (mapping.has("KMSKeyArn")) {
                properties.set("KmsKeyArn", mapping.path("KMSKeyArn").deepCopy());
            }
            scene.put(
                    "AWS::Lambda::EventSourceMapping",
                    mapping.path("UUID").asText(),
                    properties,
                    pick(mapping, "EventSourceMappingArn", "LastModified", "State", "StateTransitionReason"));
        }
        return object();
    }
}
