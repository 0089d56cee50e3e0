package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import localcloud.service.World;
import localcloud.service.delivery.Courier;

/**
 * Tells the default bus that a deployment has changed its state.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html">Monitoring deployments
 *     with Amazon CloudWatch Events</a>
 */
final class Announcements {
    private final World world;
    private final Courier courier;

    Announcements(World world, Courier courier) {
        this.world = world;
        this.courier = courier;
    }

    void started(LambdaDeployment deployment) {
        tell(deployment, "START");
    }

    void ended(LambdaDeployment deployment, Ending ending) {
        tell(
                deployment,
                switch (ending) {
                    case Ending.Succeeded() -> "SUCCESS";
                    case Ending.Failed failed -> "FAILURE";
                    case Ending.Stopped stopped -> "STOP";
                });
    }

    private void tell(LambdaDeployment deployment, String state) {
        var plan = deployment.plan();
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "CodeDeploy Deployment State-change Notification")
                .put("source", "aws.codedeploy")
                .put("account", world.accountId())
                .put("time", world.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", world.region());
        event.putArray("resources")
                .add(arn("application:" + plan.application()))
                .add(arn("deploymentgroup:" + plan.application() + "/" + plan.group()));
        event.putObject("detail")
                .put("instanceGroupId", plan.groupId())
                .put("region", world.region())
                .put("application", plan.application())
                .put("deploymentId", deployment.id())
                .put("state", state)
                .put("deploymentGroup", plan.group());
        courier.announce(
                "arn:aws:events:" + world.region() + ":" + world.accountId() + ":event-bus/default", event.toString());
    }

    private String arn(String rest) {
        return "arn:aws:codedeploy:" + world.region() + ":" + world.accountId() + ":" + rest;
    }
}
