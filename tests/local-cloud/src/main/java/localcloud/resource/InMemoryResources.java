package localcloud.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The live resources in memory, in the order in which they were first put; one lock, so a change is seen whole or not at all. */
public final class InMemoryResources implements Resources {
    private final Object lock = new Object();
    private final Map<String, Resource> byId = new LinkedHashMap<>();

    @Override
    public List<Resource> all() {
        synchronized (lock) {
            return byId.values().stream().map(Resource::copy).toList();
        }
    }

    @Override
    public List<Resource> ofType(String type) {
        synchronized (lock) {
            return byId.values().stream()
                    .filter(resource -> resource.type().equals(type))
                    .map(Resource::copy)
                    .toList();
        }
    }

    @Override
    public Optional<Resource> find(String logicalId) {
        synchronized (lock) {
            return Optional.ofNullable(byId.get(logicalId)).map(Resource::copy);
        }
    }

    @Override
    public void put(Resource resource) {
        synchronized (lock) {
            byId.put(resource.logicalId(), resource.copy());
        }
    }

    /** Puts all of them at once, so that no reader sees a part. */
    public void putAll(List<Resource> resources) {
        synchronized (lock) {
            resources.forEach(this::put);
        }
    }

    /**
     * Replaces one resource by what {@code change} makes of a copy. When it throws, nothing has changed.
     *
     * @throws IllegalArgumentException when the change gives the resource another logical id
     */
    @Override
    public Optional<Resource> update(String logicalId, UnaryOperator<Resource> change) {
        synchronized (lock) {
            var current = byId.get(logicalId);
            if (current == null) {
                return Optional.empty();
            }
            var changed = change.apply(current.copy());
            if (!changed.logicalId().equals(logicalId)) {
                throw new IllegalArgumentException(
                        "a change must keep the logical id " + logicalId + ", made it " + changed.logicalId());
            }
            byId.put(logicalId, changed.copy());
            return Optional.of(changed.copy());
        }
    }

    @Override
    public boolean remove(String logicalId) {
        synchronized (lock) {
            return byId.remove(logicalId) != null;
        }
    }

    /** The resources as they are now, for {@link #restore}. */
    public Snapshot snapshot() {
        return new Snapshot(all());
    }

    /** Puts back exactly what the snapshot holds, in its order; whatever came later is gone. */
    public void restore(Snapshot snapshot) {
        synchronized (lock) {
            byId.clear();
            putAll(snapshot.resources);
        }
    }

    /** The resources at one moment; later changes do not reach it. */
    public static final class Snapshot {
        private final List<Resource> resources;

        private Snapshot(List<Resource> resources) {
            this.resources = new ArrayList<>(resources);
        }
    }
}
