package localcloud.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.Part;
import localcloud.service.World;
import localcloud.template.Draft;
import localcloud.template.Made;
import localcloud.template.Seeded;

/** The live documents of a stack's resources. */
final class Documents {
    private static final String POLICY = "UpdatePolicy";
    private static final String REVISION = "RevisionId";

    /** Times of a change: a change in place renews them. */
    private static final Set<String> TIMES = Set.of(
            "LastModified",
            "LastModifiedTime",
            "LastModificationDate",
            "LastModifiedTimestamp",
            "AlarmConfigurationUpdatedTimestamp");

    /** What else of a state follows the properties, by type. */
    private static final Map<String, Set<String>> FOLLOWING = Map.of(
            "AWS::Lambda::Function",
                    Set.of(
                            "CodeSha256",
                            "CodeSize",
                            "State",
                            "StateReason",
                            "StateReasonCode",
                            "LastUpdateStatus",
                            "RuntimeVersionConfig"),
            "AWS::DynamoDB::Table", Set.of("indexes"),
            "AWS::DynamoDB::GlobalTable", Set.of("indexes"),
            "AWS::KMS::Key", Set.of("KeyState"));

    private final World world;
    private final Map<String, Part.InitialState> fills;

    Documents(World world, Map<String, Part.InitialState> fills) {
        this.world = world;
        this.fills = fills;
    }

    boolean has(String key) {
        return world.resources().find(key).isPresent();
    }

    /** A resource of that type has that physical id, in whichever stack. */
    boolean has(String type, String physicalId) {
        return world.resources().ofType(type).stream()
                .anyMatch(resource -> resource.physicalId().equals(physicalId));
    }

    /** A key that is free: the logical id, or one with the stack's name before it. */
    String freeKey(String stackName, String logicalId) {
        var key = logicalId;
        for (int i = 1; has(key); i++) {
            key = stackName + "." + logicalId + (i == 1 ? "" : "." + i);
        }
        return key;
    }

    void put(String key, Draft draft, Made made) {
        world.resources().put(fresh(key, draft, made));
    }

    private Resource fresh(String key, Draft draft, Made made) {
        var fresh = new Resource(
                key,
                draft.type(),
                made.physicalId(),
                draft.properties().deepCopy(),
                made.state().deepCopy());
        setPolicy(fresh.state(), draft);
        var fill = fills.get(draft.type());
        return fill == null ? fresh : fill.fill(fresh, world);
    }

    private static void setPolicy(ObjectNode state, Draft draft) {
        if (draft.updatePolicy().isEmpty()) {
            state.remove(POLICY);
        } else {
            state.set(POLICY, draft.updatePolicy().deepCopy());
        }
    }

    /** Changes in place what the template changes; what somebody else has changed since stays as it is. */
    void change(String key, Draft draft, Made made, ObjectNode before) {
        var fresh = fresh(key, draft, made);
        var changed = changed(before, draft.properties());
        world.resources().update(key, live -> {
            var properties = live.properties();
            for (var name : changed) {
                if (draft.properties().has(name)) {
                    properties.set(name, draft.properties().path(name).deepCopy());
                } else {
                    properties.remove(name);
                }
            }
            var state = live.state();
            renew(state, fresh.state(), FOLLOWING.getOrDefault(draft.type(), Set.of()));
            setPolicy(state, draft);
            if (state.has(REVISION) && !changed.isEmpty()) {
                state.put(REVISION, Seeded.uuid(state.path(REVISION).asText() + draft.now()));
            }
            return new Resource(key, draft.type(), made.physicalId(), properties, state);
        });
    }

    private static void renew(ObjectNode state, ObjectNode fresh, Set<String> following) {
        for (var member : fresh.properties()) {
            var name = member.getKey();
            if (!state.has(name) || following.contains(name) || TIMES.contains(name)) {
                state.set(name, member.getValue());
            }
        }
        for (var name : following) {
            if (!fresh.has(name)) {
                state.remove(name);
            }
        }
    }

    /** The names of the properties that differ. */
    static List<String> changed(ObjectNode before, ObjectNode after) {
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> before.path(name).equals(after.path(name)));
        return List.copyOf(names);
    }

    void remove(String key) {
        world.resources().remove(key);
    }

    /** Holds a document under another key, in another place of the order. */
    void move(String from, String to) {
        world.resources().find(from).ifPresent(found -> {
            world.resources().remove(from);
            world.resources()
                    .put(new Resource(to, found.type(), found.physicalId(), found.properties(), found.state()));
        });
    }
}
