package localcloud.service.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;

/** The operations that show aliases. */
final class AliasReads {
    private static final int LARGEST_PAGE = 50;

    private final Functions functions;

    AliasReads(Functions functions) {
        this.functions = functions;
    }

    List<Operation> operations() {
        return List.of(
                new Operation("GetAlias", Set.of("FunctionName", "Name"), call -> getAlias(call.input())),
                new Operation(
                        "ListAliases",
                        Set.of("FunctionName", "FunctionVersion", "Marker", "MaxItems"),
                        call -> listAliases(call.input())));
    }

    private ObjectNode getAlias(ObjectNode input) throws AwsError {
        var reference = functions.reference(input);
        var name = Values.member(input, "Name");
        return functions
                .alias(reference.name(), name)
                .filter(alias -> functions.find(reference.name()).isPresent())
                .map(alias -> shown(alias, reference))
                .orElseThrow(() -> LambdaErrors.aliasNotFound(reference.baseArn() + ":" + name));
    }

    private ObjectNode listAliases(ObjectNode input) throws AwsError {
        var reference = functions.reference(input);
        functions.get(reference);
        var version = Values.member(input, "FunctionVersion");
        var shown = functions.aliases(reference.name()).stream()
                .map(alias -> shown(alias, reference))
                .filter(alias -> version.isEmpty()
                        || alias.path("FunctionVersion").asText().equals(version))
                .toList();
        return Pages.page(input, "Aliases", LARGEST_PAGE, shown);
    }

    private static ObjectNode shown(Resource alias, FunctionReference reference) {
        var properties = alias.properties();
        var name = Functions.nameOf(alias);
        var shown = JsonNodeFactory.instance
                .objectNode()
                .put("AliasArn", reference.baseArn() + ":" + name)
                .put("Name", name)
                .put("FunctionVersion", Values.text(properties.path("FunctionVersion"), ""))
                .put("Description", Values.text(properties.path("Description"), ""))
                .put("RevisionId", Values.text(alias.state().path("RevisionId"), ""));
        var weights = alias.state().path("RoutingConfig").path("AdditionalVersionWeights");
        if (!weights.isEmpty()) {
            shown.putObject("RoutingConfig").set("AdditionalVersionWeights", weights);
        }
        return shown;
    }
}
