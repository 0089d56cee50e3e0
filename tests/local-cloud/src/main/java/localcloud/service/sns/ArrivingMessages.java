package localcloud.service.sns;

import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Receiver;

/** Messages that other services publish to topics. */
final class ArrivingMessages implements Receiver {
    private final World world;
    private final SnsService service;

    ArrivingMessages(World world, SnsService service) {
        this.world = world;
        this.service = service;
    }

    @Override
    public void requireThere(String targetArn) throws AwsError {
        Topics.find(world, targetArn);
    }

    @Override
    public void receive(Delivery delivery) throws AwsError {
        Topics.find(world, delivery.targetArn());
        service.accept(delivery.targetArn(), "", delivery.body(), delivery.attributes(), false);
    }
}
