package localcloud.service.cloudwatch;

import java.time.Instant;
import java.util.function.Consumer;
import localcloud.resource.Resource;
import localcloud.service.World;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Sender;

/** What an alarm's change of state asks for: messages to topics; other actions are not carried out. */
final class AlarmActions {
    private static final String SENDER = "cloudwatch.amazonaws.com";

    private final World world;
    private final Consumer<Delivery> carrier;

    AlarmActions(World world, Consumer<Delivery> carrier) {
        this.world = world;
        this.carrier = carrier;
    }

    /** Acts for an alarm that has changed from another state to the one that it has. */
    void take(Resource alarm, AlarmState old, Instant now) {
        if (alarm.properties().path("ActionsEnabled").asText("true").equals("false")) {
            return;
        }
        var wanted = switch (AlarmState.of(alarm)) {
            case OK -> "OKActions";
            case ALARM -> "AlarmActions";
            case INSUFFICIENT_DATA -> "InsufficientDataActions";
        };
        var sender = new Sender(SENDER, alarm.state().path("AlarmArn").asText());
        for (var action : alarm.properties().path(wanted)) {
            if (action.asText().startsWith("arn:aws:sns:")) {
                var message = AlarmNotification.of(alarm, old, now, world);
                carrier.accept(new Delivery(sender, action.asText(), message.toString()));
            }
        }
    }
}
