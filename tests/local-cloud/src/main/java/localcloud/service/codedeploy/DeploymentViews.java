package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import localcloud.service.World;
import localcloud.service.projection.Answer;

/** How CodeDeploy's answers show a deployment and its target. */
final class DeploymentViews {
    private final World world;

    DeploymentViews(World world) {
        this.world = world;
    }

    /** <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html">DeploymentInfo</a>. */
    ObjectNode info(LambdaDeployment deployment) {
        var plan = deployment.plan();
        var view = deployment.view();
        var info = new Answer()
                .put("applicationName", plan.application())
                .put("deploymentGroupName", plan.group())
                .put("deploymentConfigName", plan.config())
                .put("deploymentId", deployment.id())
                .put("revision", Deployments.revision(plan))
                .put("status", view.status().word())
                .put("createTime", Answer.time(deployment.created()))
                .put("creator", plan.creator())
                .put("ignoreApplicationStopFailures", false)
                .put("updateOutdatedInstancesOnly", false)
                .put("instanceTerminationWaitTimeStarted", false)
                .put("fileExistsBehavior", "DISALLOW")
                .put("computePlatform", "Lambda")
                .list("deploymentStatusMessages", List.of())
                .put("deploymentOverview", overview(view.status()));
        view.started().ifPresent(at -> info.put("startTime", Answer.time(at)));
        view.completed().ifPresent(at -> info.put("completeTime", Answer.time(at)));
        if (!plan.description().isEmpty()) {
            info.put("description", plan.description());
        }
        if (!plan.externalId().isEmpty()) {
            info.put("externalId", plan.externalId());
        }
        var style = JsonNodeFactory.instance
                .objectNode()
                .put("deploymentType", "BLUE_GREEN")
                .put("deploymentOption", "WITH_TRAFFIC_CONTROL");
        var rollbackEvents = JsonNodeFactory.instance
                .objectNode()
                .put("enabled", !plan.rollbackEvents().isEmpty());
        rollbackEvents.set(
                "events", Answer.texts(plan.rollbackEvents().stream().sorted().toList()));
        info.put("deploymentStyle", style).put("autoRollbackConfiguration", rollbackEvents);
        view.ending()
                .map(DeploymentViews::error)
                .filter(error -> !error.isEmpty())
                .ifPresent(error -> info.put("errorInformation", error));
        var rollback = rollback(deployment, view);
        if (!rollback.isEmpty()) {
            info.put("rollbackInfo", rollback);
        }
        return info.done();
    }

    private static ObjectNode overview(DeploymentStatus status) {
        var overview = JsonNodeFactory.instance.objectNode();
        var counted = switch (status) {
            case CREATED -> "Pending";
            case IN_PROGRESS -> "InProgress";
            case SUCCEEDED -> "Succeeded";
            case FAILED, STOPPED -> "Failed";
        };
        for (var each : List.of("Pending", "InProgress", "Succeeded", "Failed", "Skipped", "Ready")) {
            overview.put(each, each.equals(counted) ? 1 : 0);
        }
        return overview;
    }

    private static ObjectNode error(Ending ending) {
        var error = JsonNodeFactory.instance.objectNode();
        return switch (ending) {
            case Ending.Succeeded() -> error;
            case Ending.Failed(var code, var message) -> error.put("code", code).put("message", message);
            case Ending.Stopped(var code, var message, var _) ->
                error.put("code", code).put("message", message);
        };
    }

    private static ObjectNode rollback(LambdaDeployment deployment, LambdaDeployment.View view) {
        var rollback = JsonNodeFactory.instance.objectNode();
        view.rollback()
                .ifPresent(id -> rollback.put("rollbackDeploymentId", id)
                        .put("rollbackMessage", "Deployment " + id + " takes this deployment back."));
        deployment
                .plan()
                .rollbackOf()
                .ifPresent(id -> rollback.put("rollbackTriggeringDeploymentId", id)
                        .put("rollbackMessage", "This deployment takes deployment " + id + " back."));
        return rollback;
    }

    /** <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LambdaTarget.html">LambdaTarget</a>. */
    ObjectNode target(LambdaDeployment deployment) {
        var spec = deployment.plan().appSpec();
        var view = deployment.view();
        var function = new Answer()
                .put("functionName", spec.function())
                .put("functionAlias", spec.alias())
                .put("currentVersion", spec.current())
                .put("targetVersion", spec.target())
                .done()
                .put("targetVersionWeight", (double) view.weight());
        var target = new Answer()
                .put("deploymentId", deployment.id())
                .put("targetId", targetId(deployment))
                .put(
                        "targetArn",
                        "arn:aws:lambda:" + world.region() + ":" + world.accountId() + ":function:" + spec.function())
                .put("status", status(view.status()))
                .put(
                        "lastUpdatedAt",
                        Answer.time(view.completed().or(view::started).orElseGet(deployment::created)))
                .list(
                        "lifecycleEvents",
                        view.steps().values().stream()
                                .map(DeploymentViews::step)
                                .toList())
                .put("lambdaFunctionInfo", function);
        return new Answer()
                .put("deploymentTargetType", "LambdaTarget")
                .put("lambdaTarget", target.done())
                .done();
    }

    /** "The target IDs are the names of Lambda functions" (BatchGetDeploymentTargets). */
    static String targetId(LambdaDeployment deployment) {
        return deployment.plan().appSpec().function();
    }

    private static ObjectNode step(LambdaDeployment.Step step) {
        var shown = new Answer()
                .put("lifecycleEventName", step.event().word())
                .put("status", step.status().word());
        step.start().ifPresent(at -> shown.put("startTime", Answer.time(at)));
        step.end().ifPresent(at -> shown.put("endTime", Answer.time(at)));
        return shown.done();
    }

    /** TargetStatus has no word for a deployment that was stopped. */
    private static String status(DeploymentStatus status) {
        return switch (status) {
            case CREATED -> "Pending";
            case IN_PROGRESS -> "InProgress";
            case SUCCEEDED -> "Succeeded";
            case FAILED, STOPPED -> "Failed";
        };
    }
}
