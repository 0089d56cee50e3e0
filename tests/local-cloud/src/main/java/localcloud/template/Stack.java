package localcloud.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stack, as CloudFormation remembers it; what became of its resources since, it does not know.
 *
 * @param id its ARN
 * @param reason why it has this status; empty when there is nothing to say
 * @param updated when its last update began; empty before the first
 * @param deleted when it was deleted; empty while it is there
 * @param source what it was deployed from
 * @param settings what was asked for beside template and parameters
 * @param resources in the template's order
 * @param outputs in the template's order
 */
public record Stack(
        String name,
        String id,
        String status,
        String reason,
        Instant created,
        Optional<Instant> updated,
        Optional<Instant> deleted,
        Source source,
        Settings settings,
        List<Member> resources,
        List<Output> outputs) {
    public Stack {
        resources = List.copyOf(resources);
        outputs = List.copyOf(outputs);
    }

    /**
     * What a stack was deployed from.
     *
     * @param original as it was given
     * @param processed JSON without transforms
     * @param given the values of all parameters; NoEcho values too
     * @param shown the same as DescribeStacks shows them: NoEcho values are masked
     */
    public record Source(
            String original,
            String processed,
            String description,
            Map<String, String> given,
            Map<String, String> shown) {

        /** Of a stack that has no template yet. */
        public static final Source NONE = new Source("", "{\"Resources\": {}}", "", Map.of(), Map.of());
    }

    /**
     * What was asked for beside template and parameters.
     *
     * @param tags in the order in which they were given
     */
    public record Settings(
            Map<String, String> tags, List<String> capabilities, List<String> topics, boolean disableRollback) {
        /** What `./serin cloud` deploys with. */
        public static final Settings USUAL = new Settings(
                Map.of(),
                List.of("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"),
                List.of(),
                false);

        public Settings {
            capabilities = List.copyOf(capabilities);
            topics = List.copyOf(topics);
        }
    }

    /**
     * A resource of the stack.
     *
     * @param key under which {@link localcloud.resource.Resources} holds it; the logical id, but for a second stack's namesake
     * @param reason why it has this status; empty when there is nothing to say
     * @param at when it got this status
     * @param made what references to it give; without its state
     * @param generation how often it has been replaced
     */
    public record Member(
            String key,
            String logicalId,
            String type,
            String status,
            String reason,
            Instant at,
            String metadata,
            Made made,
            Declared declared,
            int generation) {

        /** Empty while it is not known. */
        public String physicalId() {
            return made.physicalId();
        }

        /** The same resource in another status. */
        public Member in(String otherStatus, String otherReason, Instant when) {
            return new Member(
                    key, logicalId, type, otherStatus, otherReason, when, metadata, made, declared, generation);
        }

        /** The same resource as something else that it has become. */
        public Member as(Made other, Instant when) {
            return new Member(key, logicalId, type, status, reason, when, metadata, other, declared, generation);
        }

        /** The same under another key. */
        public Member under(String otherKey) {
            return new Member(otherKey, logicalId, type, status, reason, at, metadata, made, declared, generation);
        }
    }

    /**
     * What the template says of a resource, resolved.
     *
     * @param deletionPolicy such as {@code Retain}; empty when nothing is said
     * @param updateReplacePolicy the same
     * @param needs the logical ids that must be there before it, and go after it
     */
    public record Declared(
            ObjectNode properties,
            ObjectNode updatePolicy,
            String deletionPolicy,
            String updateReplacePolicy,
            Set<String> needs) {
        public Declared {
            needs = Set.copyOf(needs);
        }
    }

    /**
     * An output.
     *
     * @param export empty when it is not exported
     */
    public record Output(String key, String value, String description, String export) {}

    /** The processed template. */
    public String template() {
        return source.processed();
    }

    public String description() {
        return source.description();
    }

    /** As DescribeStacks shows them. */
    public Map<String, String> parameters() {
        return source.shown();
    }

    /** The same stack as if it had been made at another time. */
    public Stack madeAt(Instant when) {
        return new Stack(
                name,
                id,
                status,
                reason,
                when,
                updated,
                deleted,
                source,
                settings,
                resources.stream().map(member -> member.as(member.made(), when)).toList(),
                outputs);
    }

    /** The same stack in another status. */
    public Stack in(String otherStatus, String otherReason) {
        return new Stack(
                name, id, otherStatus, otherReason, created, updated, deleted, source, settings, resources, outputs);
    }

    /** The same stack, whose last update begins now. */
    public Stack updatedAt(Instant now) {
        return new Stack(
                name, id, status, reason, created, Optional.of(now), deleted, source, settings, resources, outputs);
    }

    /** The same stack, deleted now. */
    public Stack deletedAt(Instant now) {
        return new Stack(
                name, id, status, reason, created, updated, Optional.of(now), source, settings, resources, outputs);
    }

    /** The same stack, deployed from something else. */
    public Stack from(Source other, Settings otherSettings) {
        return new Stack(name, id, status, reason, created, updated, deleted, other, otherSettings, resources, outputs);
    }

    /** The same stack with other resources. */
    public Stack of(List<Member> others) {
        return new Stack(name, id, status, reason, created, updated, deleted, source, settings, others, outputs);
    }

    /** The same stack with other outputs. */
    public Stack giving(List<Output> others) {
        return new Stack(name, id, status, reason, created, updated, deleted, source, settings, resources, others);
    }
}
