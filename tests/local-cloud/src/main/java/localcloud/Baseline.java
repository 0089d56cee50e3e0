package localcloud;

import java.util.ArrayList;
import java.util.List;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.template.Deployment;
import localcloud.template.Stack;

/** What a reset goes back to: what was there at first, and each stack as it was when it was deployed. */
final class Baseline {
    private final InMemoryResources fresh = new InMemoryResources();
    private final List<Stack> stacks = new ArrayList<>();

    void add(Deployment.Result result) {
        fresh.putAll(result.resources());
        stacks.add(result.stack());
    }

    /** What is there before any stack is. */
    void add(List<Resource> foundations) {
        fresh.putAll(foundations);
    }

    InMemoryResources.Snapshot resources() {
        return fresh.snapshot();
    }

    List<Stack> stacks() {
        return List.copyOf(stacks);
    }
}
