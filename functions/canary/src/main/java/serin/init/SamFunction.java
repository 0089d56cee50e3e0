package serin.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import serin.template.Value;

/**
 * An {@code AWS::Serverless::Function}, as far as it tells which resources SAM will make of it.
 *
 * @param own its properties
 * @param global what {@code Globals.Function} gives to all
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html">Generated resources</a>
 */
record SamFunction(String logicalId, Value.Mapping own, Value.Mapping global) {
    private static final Map<String, String> RULES = Map.of(
            "Schedule", "ScheduleExpression",
            "EventBridgeRule", "EventPattern",
            "CloudWatchEvent", "EventPattern");

    Optional<Value> property(String name) {
        return Optional.ofNullable(own.entries().get(name))
                .or(() -> Optional.ofNullable(global.entries().get(name)));
    }

    boolean hasAlias() {
        return property("AutoPublishAlias").isPresent();
    }

    boolean hasDeploymentPreference() {
        return property("DeploymentPreference").isPresent();
    }

    /** The resources that SAM makes of it, by the logical ids that SAM gives them. */
    Map<String, Value> generated() {
        var resources = new LinkedHashMap<String, Value>();
        resources.put(logicalId, resource("AWS::Lambda::Function", function()));
        if (property("Role").isEmpty()) {
            resources.put(logicalId + "Role", resource("AWS::IAM::Role", Map.of()));
        }
        property("AutoPublishAlias").ifPresent(name -> {
            resources.put(
                    logicalId + "Version", resource("AWS::Lambda::Version", Map.of("FunctionName", ref(logicalId))));
            resources.put(
                    logicalId + "Alias",
                    resource("AWS::Lambda::Alias", Map.of("FunctionName", ref(logicalId), "Name", name)));
        });
        if (hasDeploymentGroup()) {
            resources.putAll(deploymentGroup(logicalId));
        }
        property("EventInvokeConfig").ifPresent(config -> {
            resources.put(logicalId + "EventInvokeConfig", invokeConfig(config));
            if (ownQueue(config)) {
                resources.put(logicalId + "EventInvokeConfigOnFailureQueue", resource("AWS::SQS::Queue", Map.of()));
            }
        });
        events().forEach((name, event) -> rule(event).ifPresent(rule -> resources.put(logicalId + name, rule)));
        return resources;
    }

    /** Where a preference is switched off, or may be, there may be no group to refer to. */
    private boolean hasDeploymentGroup() {
        return hasAlias()
                && Stream.of(own, global)
                        .map(given -> entries(given.entries().get("DeploymentPreference")))
                        .filter(preference -> preference.containsKey("Enabled"))
                        .findFirst()
                        .map(preference -> new Value.Bool(true).equals(preference.get("Enabled")))
                        .orElseGet(this::hasDeploymentPreference);
    }

    /** What SAM makes of a function's DeploymentPreference. */
    static Map<String, Value> deploymentGroup(String function) {
        return Map.of(
                function + "DeploymentGroup",
                resource(
                        "AWS::CodeDeploy::DeploymentGroup",
                        Map.of("ApplicationName", ref("ServerlessDeploymentApplication"))));
    }

    private Map<String, Value> function() {
        var properties = new LinkedHashMap<String, Value>();
        for (var name : List.of("Runtime", "Handler", "Timeout", "MemorySize", "Environment", "KmsKeyArn")) {
            property(name).ifPresent(value -> properties.put(name, value));
        }
        properties.put("Role", property("Role").orElseGet(() -> attribute(logicalId + "Role", "Arn")));
        return properties;
    }

    private Value invokeConfig(Value config) {
        var properties = new LinkedHashMap<>(entries(config));
        properties.put("FunctionName", ref(logicalId));
        properties.put("Qualifier", property("AutoPublishAlias").orElse(new Value.Text("$LATEST")));
        return resource("AWS::Lambda::EventInvokeConfig", properties);
    }

    /** SAM makes a queue of its own where the destination's type is given and no destination. */
    private static boolean ownQueue(Value config) {
        var failure = entries(entries(config).get("DestinationConfig")).get("OnFailure");
        return new Value.Text("SQS").equals(entries(failure).get("Type"))
                && !entries(failure).containsKey("Destination");
    }

    private Map<String, Value> events() {
        return property("Events").map(SamFunction::entries).orElse(Map.of());
    }

    private Optional<Value> rule(Value event) {
        var type = entries(event).get("Type");
        if (!(type instanceof Value.Text(var text)) || !RULES.containsKey(text)) {
            return Optional.empty();
        }
        var given = entries(entries(event).get("Properties"));
        var properties = new LinkedHashMap<String, Value>();
        var what = given.getOrDefault("Schedule", given.get("Pattern"));
        if (what != null) {
            properties.put(RULES.getOrDefault(text, ""), what);
        }
        var target = new LinkedHashMap<String, Value>();
        target.put("Id", new Value.Text("target"));
        target.put("Arn", hasAlias() ? ref(logicalId + "Alias") : attribute(logicalId, "Arn"));
        for (var name : List.of("DeadLetterConfig", "RetryPolicy", "Input")) {
            Optional.ofNullable(given.get(name)).ifPresent(value -> target.put(name, value));
        }
        properties.put("Targets", new Value.Sequence(List.of(new Value.Mapping(target))));
        return Optional.of(resource("AWS::Events::Rule", properties));
    }

    static Value resource(String type, Map<String, Value> properties) {
        return new Value.Mapping(Map.of("Type", new Value.Text(type), "Properties", new Value.Mapping(properties)));
    }

    static Map<String, Value> entries(@Nullable Value value) {
        return value instanceof Value.Mapping(var entries) ? entries : Map.of();
    }

    private static Value ref(String logicalId) {
        return new Value.Mapping(Map.of("Ref", new Value.Text(logicalId)));
    }

    private static Value attribute(String logicalId, String name) {
        var path = new ArrayList<Value>(List.of(new Value.Text(logicalId), new Value.Text(name)));
        return new Value.Mapping(Map.of("Fn::GetAtt", new Value.Sequence(path)));
    }
}
