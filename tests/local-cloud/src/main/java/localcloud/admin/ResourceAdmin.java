package localcloud.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.service.Part;
import localcloud.service.World;
import localcloud.template.Adoption;
import localcloud.template.TemplateException;

/** The live resources: list, read, patch, take away, add. */
public final class ResourceAdmin {
    private static final String ONE = "/_cloud/resources/{LogicalId}";

    private final World world;
    private final Map<String, Part.InitialState> initialStates;

    public ResourceAdmin(World world, Map<String, Part.InitialState> initialStates) {
        this.world = world;
        this.initialStates = Map.copyOf(initialStates);
    }

    public List<AdminRoute> routes() {
        return List.of(
                new AdminRoute("GET", "/_cloud/resources", (_, _) -> list()),
                new AdminRoute("GET", ONE, (labels, _) -> read(id(labels))),
                new AdminRoute("PATCH", ONE, (labels, body) -> patch(id(labels), body)),
                new AdminRoute("DELETE", ONE, (labels, body) -> delete(id(labels), body)),
                new AdminRoute("PUT", ONE, (labels, body) -> put(id(labels), body)));
    }

    private static String id(Map<String, String> labels) {
        return labels.getOrDefault("LogicalId", "");
    }

    private JsonNode list() {
        var list = Answers.NODES.arrayNode();
        world.resources().all().forEach(resource -> list.add(Answers.summary(resource)));
        return list;
    }

    private JsonNode read(String id) throws AwsError {
        return Answers.document(world.resources().find(id).orElseThrow(() -> unknown(id)));
    }

    private JsonNode patch(String id, JsonNode body) throws AwsError {
        try {
            return Answers.document(world.resources()
                    .update(id, resource -> JsonPatching.apply(body, resource))
                    .orElseThrow(() -> unknown(id)));
        } catch (IllegalArgumentException e) {
            throw Answers.bad(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode delete(String id, JsonNode body) throws AwsError {
        Answers.nothing(body);
        if (!world.resources().remove(id)) {
            throw unknown(id);
        }
        return Answers.NODES.objectNode().put("deleted", id);
    }

    private JsonNode put(String id, JsonNode body) throws AwsError {
        var given = Answers.object(body, Set.of("type", "physicalId", "properties", "state"));
        var type = Answers.text(given, "type");
        var physicalId = Answers.text(given, "physicalId");
        if (!(given.get("properties") instanceof ObjectNode properties)) {
            throw Answers.bad("'properties' must be an object");
        }
        if (given.has("state") && !given.get("state").isObject()) {
            throw Answers.bad("'state' must be an object");
        }
        var before = world.resources().find(id);
        if (before.isPresent() && !before.get().type().equals(type)) {
            throw Answers.bad(id + " is there and of the type " + before.get().type() + ", which cannot change");
        }
        try {
            var resource = Adoption.of(id, type, physicalId, properties, world, initialStates);
            if (given.get("state") instanceof ObjectNode state) {
                resource.state().setAll(state);
            }
            JsonPatching.checkSize(Answers.document(resource));
            world.resources().put(resource);
            return Answers.document(resource);
        } catch (TemplateException | IllegalArgumentException e) {
            throw Answers.bad(String.valueOf(e.getMessage()));
        }
    }

    private static AwsError unknown(String id) {
        return Answers.absent("there is no resource with the logical id " + id);
    }
}
