package localcloud.service;

import java.util.List;
import java.util.Map;
import localcloud.resource.Resource;

/** What one subject brings to the cloud; each part is named in one place, {@code localcloud.Parts}. */
public interface Part extends AutoCloseable {

    default List<Service> services() {
        return List.of();
    }

    /** By CloudFormation type: what AWS adds to a fresh resource beyond what the deployment fills in. */
    default Map<String, InitialState> initialStates() {
        return Map.of();
    }

    /** Asked in order before each operation; the first denial counts. */
    default List<Authorizer> authorizers() {
        return List.of();
    }

    default List<AdminRoute> adminRoutes() {
        return List.of();
    }

    /** Called when the resources are all there: after each deployment, and after a reset, which put them back. */
    default void refresh() {}

    /** Called when the admin API has advanced the clock. */
    default void tick() {}

    /** Called by a reset, before the resources are put back: forget what is held beside them. */
    default void reset() {}

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
