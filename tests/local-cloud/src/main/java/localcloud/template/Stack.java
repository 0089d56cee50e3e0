package localcloud.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deployed stack, as CloudFormation remembers it; what became of its resources since, it does not know.
 *
 * @param id its ARN
 * @param updated when its last update began; empty before the first
 * @param template as it was deployed
 * @param parameters as DescribeStacks shows them: NoEcho values are masked
 * @param resources in the template's order
 * @param outputs in the template's order
 */
public record Stack(
        String name,
        String id,
        String status,
        Instant created,
        Optional<Instant> updated,
        String description,
        String template,
        Map<String, String> parameters,
        List<Member> resources,
        List<Output> outputs) {
    public Stack {
        resources = List.copyOf(resources);
        outputs = List.copyOf(outputs);
    }

    /**
     * A resource of the stack.
     *
     * @param key under which {@link localcloud.resource.Resources} holds it; the logical id, but for a second stack's namesake
     * @param at when it was made
     */
    public record Member(
            String key, String logicalId, String physicalId, String type, String status, Instant at, String metadata) {

        /** The same resource of the template with another physical id, as after an update that replaced it. */
        public Member replacedBy(String otherPhysicalId, Instant when) {
            return new Member(key, logicalId, otherPhysicalId, type, status, when, metadata);
        }
    }

    /**
     * An output.
     *
     * @param export empty when it is not exported
     */
    public record Output(String key, String value, String description, String export) {}

    /** The same stack as if it had been made at another time. */
    public Stack madeAt(Instant when) {
        return new Stack(
                name,
                id,
                status,
                when,
                updated,
                description,
                template,
                parameters,
                resources.stream()
                        .map(member -> member.replacedBy(member.physicalId(), when))
                        .toList(),
                outputs);
    }

    /** The same stack in another status. */
    public Stack in(String other) {
        return new Stack(name, id, other, created, updated, description, template, parameters, resources, outputs);
    }

    /** The same stack in another status, in which an update that begins now has put it. */
    public Stack updating(Instant now, String other) {
        return new Stack(
                name, id, other, created, Optional.of(now), description, template, parameters, resources, outputs);
    }

    /** The same stack after an update that replaced some of its resources. */
    public Stack of(List<Member> others) {
        return new Stack(name, id, status, created, updated, description, template, parameters, others, outputs);
    }
}
