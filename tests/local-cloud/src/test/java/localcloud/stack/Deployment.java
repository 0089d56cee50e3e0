package localcloud.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import localcloud.resource.Resource;
import localcloud.service.Part;
import localcloud.service.World;
import localcloud.service.delivery.Background;
import localcloud.template.Stack;
import localcloud.template.StackEvent;
import localcloud.template.Stacks;

/** One creation of one stack of documents, in a world of its own. */
public final class Deployment {
    private Deployment() {}

    /**
     * What came of it.
     *
     * @param resources under their keys, in the template's order
     * @param order the logical ids in the order in which they were made
     */
    public record Result(Stack stack, List<Resource> resources, List<String> order) {}

    /**
     * Deploys a template.
     *
     * @param given values of parameters; the others have their defaults
     * @param initialStates by type, what services add to a fresh resource
     * @throws localcloud.template.TemplateException when the template cannot be deployed; nothing has changed then
     */
    public static Result of(
            String stackName,
            String templateJson,
            Map<String, String> given,
            World world,
            Stacks stacks,
            Map<String, Part.InitialState> initialStates) {
        try (var background = new Background()) {
            var engine = new Engine(
                    world, stacks, new Lifecycles(Map.of()), initialStates, background, Announcer.SILENT, () -> {});
            var stack = engine.createNow(stackName, templateJson, given);
            var resources = new ArrayList<Resource>();
            stack.resources()
                    .forEach(member -> world.resources().find(member.key()).ifPresent(resources::add));
            var order = stacks.journal().of(stack.id()).stream()
                    .filter(event -> event.status().equals("CREATE_COMPLETE"))
                    .map(StackEvent::logicalId)
                    .filter(id -> !id.equals(stackName))
                    .toList();
            return new Result(stack, resources, order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
