package localcloud.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import localcloud.objects.ObjectStore;
import localcloud.service.delivery.Background;
import localcloud.service.delivery.Courier;
import localcloud.service.delivery.DeliveryRecord;
import localcloud.template.Stacks;

/** Ground for a part that is tried alone: no endpoint, nobody to deliver to, and whatever is delivered is allowed. */
public final class Grounds {
    /** Allows every delivery. */
    public static final Deliveries ALLOW_ALL = new Deliveries() {
        @Override
        public Optional<String> denial(
                String servicePrincipal, String sourceArn, String sourceAccount, String action, String targetArn) {
            return Optional.empty();
        }

        @Override
        public Optional<String> denialAs(String roleArn, String action, String targetArn) {
            return Optional.empty();
        }
    };

    private Grounds() {}

    public static Ground on(World world, Principals principals, Invocations invocations) {
        return new Ground(
                world,
                principals,
                invocations,
                Path.of("."),
                () -> URI.create("http://127.0.0.1:1"),
                new Courier(world, ALLOW_ALL, FaultPoint.NONE, new DeliveryRecord()),
                new Background(),
                new Metrics(),
                FaultPoint.NONE,
                new Stacks(),
                new ObjectStore(),
                Path.of("variants"));
    }
}
