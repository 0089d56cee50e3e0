package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;

/** The functions, versions and aliases that the documents hold, found as callers name them. */
final class Functions {
    static final String FUNCTION = "AWS::Lambda::Function";
    static final String ALIAS = "AWS::Lambda::Alias";
    static final String LATEST = "$LATEST";

    private final World world;

    Functions(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    FunctionReference reference(ObjectNode input) throws AwsError {
        return FunctionReference.of(Values.member(input, "FunctionName"), Values.member(input, "Qualifier"), world);
    }

    List<Resource> all() {
        return world.resources().ofType(FUNCTION).stream()
                .sorted(Comparator.comparing(Resource::physicalId))
                .toList();
    }

    Optional<Resource> find(String name) {
        return all().stream()
                .filter(function -> function.physicalId().equals(name))
                .findFirst();
    }

    /** The function; its absence is told with the ARN as it was named. */
    Resource get(FunctionReference reference) throws AwsError {
        return find(reference.name()).orElseThrow(() -> LambdaErrors.functionNotFound(reference.arn()));
    }

    /** The configuration that the reference's qualifier leads to; an alias leads to its main version. */
    ObjectNode configuration(FunctionReference reference) throws AwsError {
        return configuration(reference, weights -> 1.0);
    }

    /**
     * The configuration that the reference's qualifier leads to.
     *
     * @param lot for an alias: a number in [0, 1); the first additional versions get the lots below their weights
     */
    ObjectNode configuration(FunctionReference reference, ToDoubleFunction<JsonNode> lot) throws AwsError {
        var function = get(reference);
        if (!reference.qualified() || reference.qualifier().equals(LATEST)) {
            return FunctionConfiguration.ofLatest(function);
        }
        var version = reference.qualifier();
        var alias = alias(reference.name(), reference.qualifier());
        if (alias.isPresent()) {
            version = version(alias.get(), lot);
        }
        return frozen(function, version).orElseThrow(() -> LambdaErrors.functionNotFound(reference.arn()));
    }

    Optional<ObjectNode> frozen(Resource function, String version) {
        var frozen = function.state().path("versions").path(version);
        return frozen.isObject()
                ? Optional.of(FunctionConfiguration.ofVersion(function, version, frozen))
                : Optional.empty();
    }

    /** A function's versions without {@code $LATEST}, oldest first. */
    List<String> versions(Resource function) {
        var numbers = new ArrayList<String>();
        function.state().path("versions").fieldNames().forEachRemaining(numbers::add);
        numbers.sort(Comparator.comparingInt(Functions::asNumber));
        return numbers;
    }

    Optional<Resource> alias(String functionName, String alias) {
        return aliases(functionName).stream()
                .filter(resource -> nameOf(resource).equals(alias))
                .findFirst();
    }

    List<Resource> aliases(String functionName) {
        return world.resources().ofType(ALIAS).stream()
                .filter(alias -> isOf(alias.properties().path("FunctionName"), functionName))
                .sorted(Comparator.comparing(Functions::nameOf))
                .toList();
    }

    static String nameOf(Resource alias) {
        return Values.text(alias.properties().path("Name"), "");
    }

    /** Whether a property names this function, in whichever form. */
    boolean isOf(JsonNode property, String functionName) {
        try {
            return FunctionReference.of(Values.text(property, ""), "", world)
                    .name()
                    .equals(functionName);
        } catch (AwsError e) {
            // A document that names nothing belongs to no function.
            return false;
        }
    }

    private static String version(Resource alias, ToDoubleFunction<JsonNode> lot) {
        var weights = alias.state().path("RoutingConfig").path("AdditionalVersionWeights");
        var drawn = lot.applyAsDouble(weights);
        for (var weight : weights.properties()) {
            drawn -= weight.getValue().asDouble();
            if (drawn < 0) {
                return weight.getKey();
            }
        }
        return Values.text(alias.properties().path("FunctionVersion"), "");
    }

    private static int asNumber(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
