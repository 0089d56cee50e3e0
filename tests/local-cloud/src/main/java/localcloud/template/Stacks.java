package localcloud.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stacks of the account, in the order in which they were deployed. */
public final class Stacks {
    private final Map<String, Stack> byName = new LinkedHashMap<>();

    public synchronized List<Stack> all() {
        return List.copyOf(byName.values());
    }

    /** By name or by ARN. */
    public synchronized Optional<Stack> find(String nameOrId) {
        return byName.values().stream()
                .filter(stack -> stack.name().equals(nameOrId) || stack.id().equals(nameOrId))
                .findFirst();
    }

    public synchronized void put(Stack stack) {
        byName.put(stack.name(), stack);
    }

    /** Puts back these, and no others. */
    public synchronized void restore(List<Stack> stacks) {
        byName.clear();
        stacks.forEach(this::put);
    }

    /** The value of an export of any stack. */
    public synchronized Optional<String> exported(String name) {
        return byName.values().stream()
                .flatMap(stack -> stack.outputs().stream())
                .filter(output -> !output.export().isEmpty() && output.export().equals(name))
                .map(Stack.Output::value)
                .findFirst();
    }
}
