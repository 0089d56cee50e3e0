package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import localcloud.service.World;
import localcloud.service.delivery.Courier;
import localcloud.stack.Announcer;
import localcloud.template.Stack;
import localcloud.template.Stacks;

/**
 * Takes a stack through the statuses of an update, and tells the default bus of each.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-status-change.html">Stack Status
 *     Change event detail</a>
 */
public final class StackStatusChanges implements Announcer {
    private final World world;
    private final Stacks stacks;
    private final Courier courier;

    public StackStatusChanges(World world, Stacks stacks, Courier courier) {
        this.world = world;
        this.stacks = stacks;
        this.courier = courier;
    }

    /** An update begins: UPDATE_IN_PROGRESS, and LastUpdatedTime is now. */
    public void begin(String stackName, String requestToken) {
        stacks.find(stackName)
                .ifPresent(stack ->
                        put(stack.updatedAt(world.now()).in("UPDATE_IN_PROGRESS", "User Initiated"), requestToken));
    }

    /** The next status of an update. */
    public void to(String stackName, String status, String reason, String requestToken) {
        stacks.find(stackName).ifPresent(stack -> put(stack.in(status, reason), requestToken));
    }

    private void put(Stack stack, String requestToken) {
        stacks.put(stack);
        stacks.journal().stack(stack, world.now(), requestToken);
        tell(stack, requestToken);
    }

    @Override
    public void tell(Stack stack, String requestToken) {
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "CloudFormation Stack Status Change")
                .put("source", "aws.cloudformation")
                .put("account", world.accountId())
                .put("time", world.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", world.region());
        event.putArray("resources").add(stack.id());
        var detail = event.putObject("detail").put("stack-id", stack.id());
        detail.putObject("status-details").put("status", stack.status()).put("status-reason", stack.reason());
        detail.put("client-request-token", requestToken);
        courier.announce(
                "arn:aws:events:" + world.region() + ":" + world.accountId() + ":event-bus/default", event.toString());
    }
}
