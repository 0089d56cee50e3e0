package localcloud.service.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;

/** The operations that show what is attached to a function or alias: its URL and its asynchronous invocation. */
final class ConfigReads {
    static final String URL = "AWS::Lambda::Url";
    static final String EVENT_INVOKE_CONFIG = "AWS::Lambda::EventInvokeConfig";
    private static final int LARGEST_PAGE = 50;
    private static final String ALIAS_PATTERN = "((?!^\\d+$)^[0-9a-zA-Z-_]+$)";
    private static final Pattern ALIAS = Pattern.compile(ALIAS_PATTERN);

    private final Functions functions;

    ConfigReads(Functions functions) {
        this.functions = functions;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(
                        "GetFunctionUrlConfig", Set.of("FunctionName", "Qualifier"), call -> getUrl(call.input())),
                new Operation(
                        "GetFunctionEventInvokeConfig",
                        Set.of("FunctionName", "Qualifier"),
                        call -> getEventInvokeConfig(call.input())),
                new Operation(
                        "ListFunctionEventInvokeConfigs",
                        Set.of("FunctionName", "Marker", "MaxItems"),
                        call -> listEventInvokeConfigs(call.input())));
    }

    private ObjectNode getUrl(ObjectNode input) throws AwsError {
        var qualifier = Values.member(input, "Qualifier");
        if (!qualifier.isEmpty() && !ALIAS.matcher(qualifier).matches()) {
            throw LambdaErrors.pattern(qualifier, "qualifier", ALIAS_PATTERN);
        }
        var reference = functions.reference(input);
        return functions.world().resources().ofType(URL).stream()
                .filter(url -> isOf(url, "TargetFunctionArn", reference))
                .findFirst()
                .filter(url -> functions.find(reference.name()).isPresent())
                .map(url -> shownUrl(url, reference))
                .orElseThrow(LambdaErrors::nothingThere);
    }

    private static ObjectNode shownUrl(Resource url, FunctionReference reference) {
        var properties = url.properties();
        var state = url.state();
        var shown = JsonNodeFactory.instance
                .objectNode()
                .put("FunctionUrl", Values.text(state.path("FunctionUrl"), ""))
                .put("FunctionArn", reference.arn())
                .put("AuthType", Values.text(properties.path("AuthType"), ""))
                .put("CreationTime", Values.text(state.path("CreationTime"), ""))
                .put("LastModifiedTime", Values.text(state.path("LastModifiedTime"), ""))
                .put("InvokeMode", Values.text(properties.path("InvokeMode"), "BUFFERED"));
        if (properties.path("Cors").isObject()) {
            shown.set("Cors", properties.path("Cors"));
        }
        return shown;
    }

    private ObjectNode getEventInvokeConfig(ObjectNode input) throws AwsError {
        var reference = functions.reference(input);
        var arn = reference.baseArn() + ":" + (reference.qualified() ? reference.qualifier() : Functions.LATEST);
        return eventInvokeConfig(reference)
                .filter(config -> functions.find(reference.name()).isPresent())
                .map(config -> shownEventInvokeConfig(config, arn))
                .orElseThrow(() -> LambdaErrors.notFound("The function " + arn + " doesn't have an EventInvokeConfig"));
    }

    private ObjectNode listEventInvokeConfigs(ObjectNode input) throws AwsError {
        var reference = functions.reference(input);
        functions.get(reference);
        var shown = functions.world().resources().ofType(EVENT_INVOKE_CONFIG).stream()
                .filter(config -> functions.isOf(config.properties().path("FunctionName"), reference.name()))
                .sorted(Comparator.comparing(ConfigReads::qualifier))
                .map(config -> shownEventInvokeConfig(config, reference.baseArn() + ":" + qualifier(config)))
                .toList();
        return Pages.page(input, "FunctionEventInvokeConfigs", LARGEST_PAGE, shown);
    }

    /** What is said of asynchronous invocations of exactly this version or alias. */
    Optional<Resource> eventInvokeConfig(FunctionReference reference) {
        return functions.world().resources().ofType(EVENT_INVOKE_CONFIG).stream()
                .filter(config -> isOf(config, "FunctionName", reference))
                .findFirst();
    }

    private static ObjectNode shownEventInvokeConfig(Resource config, String arn) {
        var properties = config.properties();
        var shown = JsonNodeFactory.instance.objectNode();
        shown.set("LastModified", Values.time(config.state().path("LastModified")));
        shown.put("FunctionArn", arn);
        for (var number : List.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds")) {
            if (properties.has(number)) {
                shown.put(number, Values.number(properties.path(number), 0));
            }
        }
        var destinations = shown.putObject("DestinationConfig");
        for (var when : List.of("OnSuccess", "OnFailure")) {
            var declared = properties.path("DestinationConfig").path(when);
            destinations.set(when, declared.isObject() ? declared : JsonNodeFactory.instance.objectNode());
        }
        return shown;
    }

    private boolean isOf(Resource config, String property, FunctionReference reference) {
        return functions.isOf(config.properties().path(property), reference.name())
                && latestIfEmpty(qualifier(config)).equals(latestIfEmpty(reference.qualifier()));
    }

    private static String qualifier(Resource config) {
        return latestIfEmpty(Values.text(config.properties().path("Qualifier"), ""));
    }

    private static String latestIfEmpty(String qualifier) {
        return qualifier.isEmpty() ? Functions.LATEST : qualifier;
    }
}
