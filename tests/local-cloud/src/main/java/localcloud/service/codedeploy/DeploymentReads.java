package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;

/** The operations that show deployments and their targets. */
final class DeploymentReads {
    private static final int MOST_DEPLOYMENTS = 25;
    private static final int MOST_TARGETS = 25;

    private final World world;
    private final Deployments deployments;
    private final DeploymentViews views;

    DeploymentReads(World world, Deployments deployments) {
        this.world = world;
        this.deployments = deployments;
        this.views = new DeploymentViews(world);
    }

    List<Operation> operations() {
        return List.of(
                new Operation("GetDeployment", Set.of("deploymentId"), this::get),
                new Operation("BatchGetDeployments", Set.of("deploymentIds"), this::batch),
                new Operation(
                        "ListDeployments",
                        Set.of(
                                "applicationName",
                                "deploymentGroupName",
                                "externalId",
                                "includeOnlyStatuses",
                                "createTimeRange",
                                "nextToken"),
                        this::list),
                new Operation(
                        "ListDeploymentTargets", Set.of("deploymentId", "nextToken", "targetFilters"), this::targets),
                new Operation("BatchGetDeploymentTargets", Set.of("deploymentId", "targetIds"), this::batchTargets),
                new Operation("GetDeploymentTarget", Set.of("deploymentId", "targetId"), this::target));
    }

    private LambdaDeployment deployment(Call call) throws AwsError {
        return deployments.get(input(call).text("deploymentId").orElse(""));
    }

    private static Input input(Call call) {
        return Input.of(call, CodeDeployErrors.REFUSAL);
    }

    private JsonNode get(Call call) throws AwsError {
        return new Answer().put("deploymentInfo", views.info(deployment(call))).done();
    }

    /** Ids that nobody has are left out; the page of the operation says nothing of them. */
    private JsonNode batch(Call call) throws AwsError {
        var ids = input(call).texts("deploymentIds");
        if (ids.isEmpty()) {
            throw CodeDeployErrors.of("DeploymentIdRequiredException", "Deployment IDs are required");
        }
        if (ids.size() > MOST_DEPLOYMENTS) {
            throw CodeDeployErrors.of(
                    "BatchLimitExceededException", "The maximum number of deployments is " + MOST_DEPLOYMENTS);
        }
        for (var id : ids) {
            Deployments.checkId(id);
        }
        return new Answer()
                .list(
                        "deploymentsInfo",
                        deployments.all().stream()
                                .filter(each -> ids.contains(each.id()))
                                .map(views::info)
                                .toList())
                .done();
    }

    private JsonNode list(Call call) throws AwsError {
        var input = input(call);
        var application = input.text("applicationName");
        var group = input.text("deploymentGroupName");
        check(application, group);
        var statuses = input.texts("includeOnlyStatuses");
        for (var status : statuses) {
            if (!DeploymentStatus.isWord(status)) {
                throw CodeDeployErrors.of(
                        "InvalidDeploymentStatusException",
                        "The specified deployment status does not exist: " + status);
            }
        }
        var externalId = input.text("externalId");
        var range = call.input().path("createTimeRange");
        var start = time(range.path("start"));
        var end = time(range.path("end"));
        if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
            throw CodeDeployErrors.of("InvalidTimeRangeException", "The specified time range is invalid");
        }
        var found = deployments.all().stream()
                .filter(each -> application
                        .filter(name -> !name.equals(each.plan().application()))
                        .isEmpty())
                .filter(each ->
                        group.filter(name -> !name.equals(each.plan().group())).isEmpty())
                .filter(each -> externalId
                        .filter(id -> !id.equals(each.plan().externalId()))
                        .isEmpty())
                .filter(each -> statuses.isEmpty()
                        || statuses.contains(each.view().status().word()))
                .filter(each ->
                        start.filter(from -> each.created().isBefore(from)).isEmpty())
                .filter(each -> end.filter(to -> each.created().isAfter(to)).isEmpty())
                .map(LambdaDeployment::id)
                .toList();
        return Pages.of("deployments", found, input.text("nextToken"));
    }

    private void check(Optional<String> application, Optional<String> group) throws AwsError {
        if (application.isEmpty()) {
            if (group.isPresent()) {
                throw CodeDeployErrors.of("ApplicationNameRequiredException", "Application name is required");
            }
            return;
        }
        if (group.isEmpty()) {
            throw CodeDeployErrors.of("DeploymentGroupNameRequiredException", "Deployment Group name is required");
        }
        Applications.get(world, application.get());
        if (Group.find(world, application.get(), group.get()).isEmpty()) {
            throw CodeDeployErrors.noGroup(group.get());
        }
    }

    private static Optional<Instant> time(JsonNode seconds) {
        return seconds.isNumber()
                ? Optional.of(Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000)))
                : Optional.empty();
    }

    private LambdaDeployment started(Call call) throws AwsError {
        var deployment = deployment(call);
        if (deployment.view().status() == DeploymentStatus.CREATED) {
            throw CodeDeployErrors.of("DeploymentNotStartedException", "The specified deployment has not started");
        }
        return deployment;
    }

    private JsonNode targets(Call call) throws AwsError {
        return new Answer()
                .put("targetIds", Answer.texts(List.of(DeploymentViews.targetId(started(call)))))
                .done();
    }

    private JsonNode batchTargets(Call call) throws AwsError {
        var deployment = started(call);
        var ids = input(call).texts("targetIds");
        if (ids.isEmpty()) {
            throw CodeDeployErrors.of("DeploymentTargetIdRequiredException", "A deployment target ID was not provided");
        }
        if (ids.size() > MOST_TARGETS) {
            throw CodeDeployErrors.of(
                    "DeploymentTargetListSizeExceededException", "The maximum number of targets is " + MOST_TARGETS);
        }
        var shown = new ArrayList<JsonNode>();
        for (var id : ids) {
            shown.add(target(deployment, id));
        }
        return new Answer().list("deploymentTargets", shown).done();
    }

    private JsonNode target(Call call) throws AwsError {
        var deployment = started(call);
        var id = input(call)
                .text("targetId")
                .orElseThrow(() -> CodeDeployErrors.of(
                        "DeploymentTargetIdRequiredException", "A deployment target ID was not provided"));
        return new Answer().put("deploymentTarget", target(deployment, id)).done();
    }

    private JsonNode target(LambdaDeployment deployment, String id) throws AwsError {
        if (!id.equals(DeploymentViews.targetId(deployment))) {
            throw CodeDeployErrors.of(
                    "DeploymentTargetDoesNotExistException",
                    "The provided target ID does not belong to the attempted deployment: " + id);
        }
        return views.target(deployment);
    }
}
