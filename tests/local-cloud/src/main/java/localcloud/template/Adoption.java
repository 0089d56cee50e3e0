package localcloud.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import localcloud.resource.Resource;
import localcloud.service.Part;
import localcloud.service.World;

/** Makes a resource that no template knows, with the state that its type starts with. */
public final class Adoption {
    private Adoption() {}

    /**
     * The resource; it is not put anywhere.
     *
     * @param properties resolved
     * @throws TemplateException when nothing of that type can be made out of these properties
     */
    public static Resource of(
            String logicalId,
            String type,
            String physicalId,
            ObjectNode properties,
            World world,
            Map<String, Part.InitialState> initialStates) {
        var provisioner = Provisioners.byType().get(type);
        if (provisioner == null) {
            throw new TemplateException("the local cloud has no resources of the type " + type);
        }
        var state = provisioner
                .make(new Draft(
                        "outside",
                        "outside",
                        logicalId,
                        type,
                        properties,
                        JsonNodeFactory.instance.objectNode(),
                        0,
                        world))
                .state();
        var fresh = new Resource(logicalId, type, physicalId, properties, state);
        var fill = initialStates.get(type);
        return fill == null ? fresh : fill.fill(fresh, world);
    }
}
