package localcloud.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.stack.Lifecycle;
import localcloud.wire.Front;

/** What one subject brings to the cloud; each part is named in one place, {@code localcloud.Parts}. */
public interface Part extends AutoCloseable {

    default List<Service> services() {
        return List.of();
    }

    /** By CloudFormation type: what AWS adds to a fresh resource beyond what the deployment fills in. */
    default Map<String, InitialState> initialStates() {
        return Map.of();
    }

    /**
     * By CloudFormation type: how its resources come, change and go, where they are more than documents. A type that ends in {@code *}
     * stands for all that begin so, such as {@code Custom::*}.
     */
    default Map<String, Lifecycle> lifecycles() {
        return Map.of();
    }

    /** Asked in order before each operation; the first denial counts. */
    default List<Authorizer> authorizers() {
        return List.of();
    }

    default List<AdminRoute> adminRoutes() {
        return List.of();
    }

    /** What answers outside AWS's paths, by the beginning of its own, such as {@code /_vendor/}. */
    default Map<String, Front.Answering> sites() {
        return Map.of();
    }

    /** Resources that are there before any stack is. */
    default List<Resource> foundations() {
        return List.of();
    }

    /** Called when the resources are all there: after each deployment, and after a reset, which put them back. */
    default void refresh() {}

    /** Called again and again while the admin API advances the clock, and when it has. */
    default void tick() {}

    /** What comes round by itself; it does so only while the clock is advanced. */
    default Optional<Timetable> timetable() {
        return Optional.empty();
    }

    /** Called by a reset, before the resources are put back: forget what is held beside them. */
    default void reset() {}

    /**
     * The same for a part that holds clients of others.
     *
     * @param struck ARNs of the callers that a fault of an API has struck since the last reset: what their clients learnt from it, such
     *     as to retry less, must not outlast it
     */
    default void reset(Set<String> struck) {
        reset();
    }

    @Override
    default void close() {}

    /** Adds to a fresh resource's state. */
    @FunctionalInterface
    interface InitialState {

        /** The same resource with its state; may change the copy that it is given and return it. */
        Resource fill(Resource fresh, World world);
    }

    /** Builds a part; a constructor reference. */
    @FunctionalInterface
    interface Factory {
        Part build(Ground ground);
    }
}
