package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;

/** The operations that show event source mappings (recorded-answers/calls/lambda.ListEventSourceMappings). */
final class MappingReads {
    static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final int LARGEST_PAGE = 100;

    /** What is answered as it was declared. */
    private static final List<String> AS_DECLARED = List.of(
            "EventSourceArn",
            "StartingPosition",
            "BisectBatchOnFunctionError",
            "DestinationConfig",
            "FilterCriteria",
            "MaximumRecordAgeInSeconds",
            "MaximumRetryAttempts",
            "ParallelizationFactor",
            "ScalingConfig",
            "TumblingWindowInSeconds");

    private final Functions functions;

    MappingReads(Functions functions) {
        this.functions = functions;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(
                        "ListEventSourceMappings",
                        Set.of("EventSourceArn", "FunctionName", "Marker", "MaxItems"),
                        call -> list(call.input())),
                new Operation("GetEventSourceMapping", Set.of("UUID"), call -> get(call.input())));
    }

    private ObjectNode list(ObjectNode input) throws AwsError {
        var source = Values.member(input, "EventSourceArn");
        var named = input.has("FunctionName") ? functions.reference(input).arn() : "";
        var shown = functions.world().resources().ofType(MAPPING).stream()
                .map(this::shown)
                .filter(mapping -> source.isEmpty()
                        || mapping.path("EventSourceArn").asText().equals(source))
                .filter(mapping ->
                        named.isEmpty() || mapping.path("FunctionArn").asText().equals(named))
                .toList();
        return Pages.page(input, "EventSourceMappings", LARGEST_PAGE, shown);
    }

    private ObjectNode get(ObjectNode input) throws AwsError {
        var uuid = Values.member(input, "UUID");
        return functions.world().resources().ofType(MAPPING).stream()
                .map(this::shown)
                .filter(mapping -> mapping.path("UUID").asText().equals(uuid))
                .findFirst()
                .orElseThrow(LambdaErrors::nothingThere);
    }

    private ObjectNode shown(Resource mapping) {
        var properties = mapping.properties();
        var world = functions.world();
        var uuid = Values.text(mapping.state().path("UUID"), mapping.physicalId());
        var shown = JsonNodeFactory.instance.objectNode().put("UUID", uuid);
        shown.put(
                "EventSourceMappingArn",
                "arn:aws:lambda:" + world.region() + ":" + world.accountId() + ":event-source-mapping:" + uuid);
        shown.put("FunctionArn", arn(properties.path("FunctionName")));
        var isStream = properties.has("StartingPosition");
        shown.put("BatchSize", Values.number(properties.path("BatchSize"), isStream ? 100 : 10));
        shown.put(
                "MaximumBatchingWindowInSeconds", Values.number(properties.path("MaximumBatchingWindowInSeconds"), 0));
        for (var name : AS_DECLARED) {
            if (properties.has(name)) {
                shown.set(name, properties.path(name));
            }
        }
        var types = properties.path("FunctionResponseTypes");
        shown.set("FunctionResponseTypes", types.isArray() ? types : JsonNodeFactory.instance.arrayNode());
        shown.set("LastModified", Values.time(mapping.state().path("LastModified")));
        shown.put("State", properties.path("Enabled").asBoolean(true) ? "Enabled" : "Disabled");
        shown.put("StateTransitionReason", isStream ? "User action" : "USER_INITIATED");
        return shown;
    }

    private String arn(JsonNode functionName) {
        try {
            return FunctionReference.of(Values.text(functionName, ""), "", functions.world())
                    .arn();
        } catch (AwsError e) {
            return Values.text(functionName, "");
        }
    }
}
