package localcloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.template.Stack;
import localcloud.template.StackEvent;
import localcloud.template.Stacks;

/** What a reset goes back to: what was there at first, and each stack as it was when it was deployed. */
final class Baseline {
    private final InMemoryResources fresh = new InMemoryResources();
    private final List<Stack> stacks = new ArrayList<>();
    private final Map<String, List<StackEvent>> events = new LinkedHashMap<>();

    /** A stack that has just been deployed, with the documents of its resources. */
    void add(Stack stack, List<Resource> resources, List<StackEvent> happened) {
        fresh.putAll(resources);
        stacks.add(stack);
        events.put(stack.id(), List.copyOf(happened));
    }

    /** What is there before any stack is. */
    void add(List<Resource> foundations) {
        fresh.putAll(foundations);
    }

    InMemoryResources.Snapshot resources() {
        return fresh.snapshot();
    }

    /** The stacks as if they had been made at another time. */
    Stacks.Snapshot stacks(Instant madeAt) {
        return new Stacks.Snapshot(
                stacks.stream().map(stack -> stack.madeAt(madeAt)).toList(), Map.copyOf(events));
    }
}
