package localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import localcloud.service.World;

/** The stacks of the account, in the order in which they were deployed, and what happened to them. */
public final class Stacks {
    private final Map<String, Stack> byName = new LinkedHashMap<>();
    private final List<Stack> deleted = new ArrayList<>();
    private final Journal journal = new Journal();

    /** What happened to them. */
    public Journal journal() {
        return journal;
    }

    /** Those that are there. */
    public synchronized List<Stack> all() {
        return List.copyOf(byName.values());
    }

    /** Those that are there, then those that were deleted. */
    public synchronized List<Stack> everything() {
        return Stream.concat(byName.values().stream(), deleted.stream()).toList();
    }

    /** By name or by ARN; a stack that was deleted by its ARN only. */
    public synchronized Optional<Stack> find(String nameOrId) {
        return Stream.concat(
                        byName.values().stream()
                                .filter(stack -> stack.name().equals(nameOrId)
                                        || stack.id().equals(nameOrId)),
                        deleted.stream().filter(stack -> stack.id().equals(nameOrId)))
                .findFirst();
    }

    /** The ARN of a stack that is to be made: another one when there was one of that name. */
    public synchronized String newId(String name, World world) {
        var before = deleted.stream().filter(stack -> stack.name().equals(name)).count();
        return "arn:aws:cloudformation:" + world.region() + ":" + world.accountId() + ":stack/" + name + "/"
                + Seeded.uuid(before == 0 ? name : name + "/" + before);
    }

    public synchronized void put(Stack stack) {
        byName.put(stack.name(), stack);
    }

    /** Takes a stack away; it can be found by its ARN from now on. */
    public synchronized void delete(Stack stack) {
        byName.remove(stack.name());
        deleted.add(stack);
    }

    /** Takes a stack away as if it had never been. */
    public synchronized void forget(Stack stack) {
        byName.remove(stack.name());
    }

    /** The stacks as they are, for {@link #restore}. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(all(), journal.snapshot());
    }

    /** Puts back these, and no others. */
    public synchronized void restore(Snapshot snapshot) {
        byName.clear();
        deleted.clear();
        snapshot.stacks().forEach(this::put);
        journal.restore(snapshot.events());
    }

    /** The value of an export of any stack. */
    public synchronized Optional<String> exported(String name) {
        return byName.values().stream()
                .flatMap(stack -> stack.outputs().stream())
                .filter(output -> !output.export().isEmpty() && output.export().equals(name))
                .map(Stack.Output::value)
                .findFirst();
    }

    /**
     * Stacks at one moment.
     *
     * @param events by the stack's ARN
     */
    public record Snapshot(List<Stack> stacks, Map<String, List<StackEvent>> events) {}
}
