package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.delivery.Background;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;

/** CreateDeployment, StopDeployment, and the answer of a hook. */
final class DeploymentWrites {
    private final World world;
    private final Deployments deployments;
    private final DeploymentConfigs configs;
    private final Lifecycle lifecycle;
    private final Background background;

    DeploymentWrites(World world, Deployments deployments, Lifecycle lifecycle, Background background) {
        this.world = world;
        this.deployments = deployments;
        this.configs = new DeploymentConfigs(world);
        this.lifecycle = lifecycle;
        this.background = background;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(
                        "CreateDeployment",
                        Set.of(
                                "applicationName",
                                "deploymentGroupName",
                                "revision",
                                "deploymentConfigName",
                                "description",
                                "autoRollbackConfiguration"),
                        this::create),
                new Operation("StopDeployment", Set.of("deploymentId", "autoRollbackEnabled"), this::stop),
                new Operation(
                        "PutLifecycleEventHookExecutionStatus",
                        Set.of("deploymentId", "lifecycleEventHookExecutionId", "status"),
                        this::report));
    }

    private static Input input(Call call) {
        return Input.of(call, CodeDeployErrors.REFUSAL);
    }

    private JsonNode create(Call call) throws AwsError {
        var plan = plan(call);
        LambdaDeployment deployment;
        synchronized (this) {
            if (deployments.running(plan.application(), plan.group()).isPresent()) {
                throw CodeDeployErrors.of(
                        "DeploymentLimitExceededException",
                        "The Deployment Group '" + plan.group() + "' already has an active Deployment");
            }
            deployment = deployments.create(plan);
        }
        if (!background.start(() -> lifecycle.run(deployment, Pace.USUAL))) {
            throw CodeDeployErrors.of("ThrottlingException", "Rate exceeded");
        }
        return new Answer().put("deploymentId", deployment.id()).done();
    }

    private Plan plan(Call call) throws AwsError {
        var input = input(call);
        var application = Applications.get(world, input.text("applicationName").orElse(""))
                .physicalId();
        var name = input.text("deploymentGroupName")
                .orElseThrow(() -> CodeDeployErrors.of(
                        "DeploymentGroupNameRequiredException", "Deployment Group name is required"));
        var group = Group.find(world, application, name).orElseThrow(() -> CodeDeployErrors.noGroup(name));
        var revision = call.input().path("revision");
        if (!revision.isObject()) {
            throw CodeDeployErrors.of("RevisionRequiredException", "Revision is required");
        }
        var type = revision.path("revisionType").asText();
        if (!type.equals("String") && !type.equals("AppSpecContent")) {
            throw CodeDeployErrors.of(
                    "InvalidRevisionException", "The local cloud takes revisions of type String and AppSpecContent");
        }
        var content = revision.path(type.equals("String") ? "string" : "appSpecContent")
                .path("content")
                .asText("");
        var config = input.text("deploymentConfigName").orElseGet(group::config);
        var routing = configs.find(config)
                .orElseThrow(() -> CodeDeployErrors.of(
                        "DeploymentConfigDoesNotExistException", "No Deployment Config found for name: " + config));
        var plan = Plan.of(group, routing, Plan.USER, AppSpec.of(content), type, "");
        return plan.as(
                config,
                input.text("description").orElse(""),
                rollbackEvents(call.input().path("autoRollbackConfiguration"), plan.rollbackEvents()));
    }

    private static Set<String> rollbackEvents(JsonNode override, Set<String> ofGroup) {
        if (!override.isObject()) {
            return ofGroup;
        }
        var events = new TreeSet<String>();
        if (override.path("enabled").asBoolean(false)) {
            override.path("events").forEach(event -> events.add(event.asText()));
        }
        return events;
    }

    private JsonNode stop(Call call) throws AwsError {
        var deployment = deployments.get(input(call).text("deploymentId").orElse(""));
        if (!deployment.stop(call.input().path("autoRollbackEnabled").asBoolean(false))) {
            throw CodeDeployErrors.of(
                    "DeploymentAlreadyCompletedException",
                    "The deployment " + deployment.id() + " is already complete");
        }
        return new Answer()
                .put("status", "Pending")
                .put("statusMessage", "Stopping the deployment")
                .done();
    }

    /** In which order AWS looks at what is wrong is not established. */
    private JsonNode report(Call call) throws AwsError {
        var input = input(call);
        var deployment = deployments.get(input.text("deploymentId").orElse(""));
        var status = input.text("status").orElse("");
        if (!status.equals("Succeeded") && !status.equals("Failed")) {
            throw CodeDeployErrors.of(
                    "InvalidLifecycleEventHookExecutionStatusException",
                    "The status of a lifecycle event hook must be Succeeded or Failed, was '"
                            + Input.abbreviated(status) + "'");
        }
        var execution = input.text("lifecycleEventHookExecutionId").orElse("");
        deployment.report(execution, status.equals("Succeeded"), world.now());
        return new Answer().put("lifecycleEventHookExecutionId", execution).done();
    }
}
