package localcloud.service.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import localcloud.service.AwsError;
import localcloud.service.Deliveries;
import localcloud.service.FaultPoint;
import localcloud.service.World;

/**
 * Carries deliveries from service to service. Each is struck by the faults in force, judged, handed over and recorded; whether a
 * failed one is tried again is its sender's business.
 */
public final class Courier {
    /** The code of a delivery that the target's policy, or the sender's role, does not allow. */
    public static final String DENIED = "AccessDeniedException";

    private final World world;
    private final Deliveries policy;
    private final FaultPoint faults;
    private final DeliveryRecord record;
    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();

    /**
     * Of one cloud, with no receiver yet.
     *
     * @param policy judges each delivery
     * @param record where each attempt is noted
     */
    public Courier(World world, Deliveries policy, FaultPoint faults, DeliveryRecord record) {
        this.world = world;
        this.policy = policy;
        this.faults = faults;
        this.record = record;
    }

    /**
     * Makes a service reachable; called while the cloud is built.
     *
     * @param service as in ARNs, such as {@code sqs}
     */
    public void register(String service, Receiver receiver) {
        receivers.put(service, receiver);
    }

    /**
     * Makes one attempt.
     *
     * @throws AwsError 403 when it is denied, 404 when there is no such target, otherwise as the target's service answered
     * @throws InterruptedException when a reset or the end of the cloud came first
     */
    public void deliver(Delivery delivery) throws AwsError, InterruptedException {
        attempt(delivery, true);
    }

    /**
     * Makes one attempt for which no policy is asked: in the name of whoever deploys a stack, the administrator.
     *
     * @throws AwsError 404 when there is no such target, otherwise as the target's service answered
     * @throws InterruptedException when a reset or the end of the cloud came first
     */
    public void callAsAdministrator(Delivery delivery) throws AwsError, InterruptedException {
        attempt(delivery, false);
    }

    private void attempt(Delivery delivery, boolean judged) throws AwsError, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("dropped before it was delivered");
        }
        try {
            hand(delivery, judged);
            note(delivery, "delivered", "");
        } catch (AwsError e) {
            note(delivery, e.code(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /**
     * Puts an event of AWS's own, such as a state change, on a bus; nobody's policy is asked.
     *
     * @param event as JSON
     */
    public void announce(String busArn, String event) {
        var bus = receivers.get("events");
        if (bus == null) {
            return;
        }
        try {
            bus.receive(new Delivery(new Sender("events.amazonaws.com", busArn), busArn, event));
        } catch (AwsError e) {
            throw new IllegalArgumentException("an event that no bus takes: " + event, e);
        }
    }

    private void hand(Delivery delivery, boolean judged) throws AwsError {
        var receiver = receivers.get(delivery.service());
        if (receiver == null) {
            throw new AwsError(404, "UnsupportedTarget", "The local cloud cannot deliver to " + delivery.targetArn());
        }
        faults.strike(delivery.service(), delivery.operation(), delivery.from().principal());
        receiver.requireThere(delivery.targetArn());
        var denial = judged ? denial(delivery) : Optional.<String>empty();
        if (denial.isPresent()) {
            throw new AwsError(403, DENIED, denial.get());
        }
        receiver.receive(delivery);
    }

    private Optional<String> denial(Delivery delivery) {
        var from = delivery.from();
        return from.principal().startsWith("arn:")
                ? policy.denialAs(from.principal(), delivery.action(), delivery.targetArn())
                : policy.denial(
                        from.principal(), from.sourceArn(), world.accountId(), delivery.action(), delivery.targetArn());
    }

    private void note(Delivery delivery, String outcome, String message) {
        var from = delivery.from();
        record.add(new DeliveryRecord.Attempt(
                world.now(), from.principal(), from.sourceArn(), delivery.targetArn(), outcome, message));
    }
}
