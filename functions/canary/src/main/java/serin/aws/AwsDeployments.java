package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;
import static serin.aws.MalformedAnswer.whole;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import serin.observation.DeploymentFacts;
import serin.observation.DeploymentGroupFacts;
import serin.observation.DeploymentTargetFacts;
import serin.observation.DeploymentTargetFacts.LifecycleEvent;
import serin.observation.Deployments;
import serin.observation.HookAnswerFacts;
import serin.observation.Observation;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.LambdaFunctionInfo;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LastDeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusResponse;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/** CodeDeploy through the SDK. */
final class AwsDeployments implements Deployments {
    private final CodeDeployClient client;
    private final AwsReader reader;
    private final SingleFlight<String, DeploymentFacts> deployments = new SingleFlight<>(Operation.GET_DEPLOYMENT);
    private final SingleFlight<DeploymentFacts, String> appSpecs =
            new SingleFlight<>(Operation.GET_APPLICATION_REVISION);
    private final SingleFlight<String, List<DeploymentTargetFacts>> targets =
            new SingleFlight<>(Operation.BATCH_GET_DEPLOYMENT_TARGETS);
    private final SingleFlight<Group, DeploymentGroupFacts> groups = new SingleFlight<>(Operation.GET_DEPLOYMENT_GROUP);

    AwsDeployments(CodeDeployClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    private record Group(String application, String name) {}

    @Override
    public Observation<DeploymentFacts> deployment(String deploymentId) {
        return deployments.look(
                deploymentId,
                () -> reader.read(
                        Operation.GET_DEPLOYMENT,
                        "deployment " + deploymentId,
                        limits -> client.getDeployment(
                                r -> r.deploymentId(deploymentId).overrideConfiguration(limits)),
                        response -> facts(deploymentId, response)));
    }

    @Override
    public Observation<String> appSpec(DeploymentFacts deployment) {
        return appSpecs.look(
                deployment,
                () -> reader.read(
                        Operation.GET_APPLICATION_REVISION,
                        "the revision of deployment " + deployment.id(),
                        limits -> client.getApplicationRevision(r -> r.applicationName(deployment.application())
                                .revision(location(deployment))
                                .overrideConfiguration(limits)),
                        AwsDeployments::content));
    }

    @Override
    public Observation<List<DeploymentTargetFacts>> targets(String deploymentId) {
        return targets.look(deploymentId, () -> switch (targetIds(deploymentId)) {
            case Observation.Present<List<String>>(var ids, var evidence)
            when ids.isEmpty() -> new Observation.Present<>(List.of(), evidence);
            case Observation.Present<List<String>>(var ids, var _) ->
                reader.read(
                        Operation.BATCH_GET_DEPLOYMENT_TARGETS,
                        "the targets of deployment " + deploymentId,
                        limits -> client.batchGetDeploymentTargets(
                                r -> r.deploymentId(deploymentId).targetIds(ids).overrideConfiguration(limits)),
                        response ->
                                listed(
                                                response.hasDeploymentTargets(),
                                                response.deploymentTargets(),
                                                "deploymentTargets")
                                        .stream()
                                        .flatMap(target ->
                                                Optional.ofNullable(target)
                                                        .map(DeploymentTarget::lambdaTarget)
                                                        .stream())
                                        .map(AwsDeployments::target)
                                        .toList());
            case Observation.Absent<List<String>>(var what, var evidence) -> new Observation.Absent<>(what, evidence);
            case Observation.Unreadable<List<String>>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        });
    }

    @Override
    public Observation<DeploymentGroupFacts> group(String application, String group) {
        return groups.look(
                new Group(application, group),
                () -> reader.read(
                        Operation.GET_DEPLOYMENT_GROUP,
                        "deployment group " + group + " of application " + application,
                        limits -> client.getDeploymentGroup(r -> r.applicationName(application)
                                .deploymentGroupName(group)
                                .overrideConfiguration(limits)),
                        AwsDeployments::group));
    }

    @Override
    public Observation<HookAnswerFacts> answer(String deploymentId, String executionId, String status) {
        var completed = new AtomicBoolean();
        return reader.read(
                Operation.PUT_LIFECYCLE_EVENT_HOOK_EXECUTION_STATUS,
                "deployment " + deploymentId,
                limits -> put(deploymentId, executionId, status, completed, limits),
                _ -> new HookAnswerFacts(completed.get()));
    }

    private PutLifecycleEventHookExecutionStatusResponse put(
            String deploymentId, String executionId, String status, AtomicBoolean completed, Limits limits) {
        try {
            return client.putLifecycleEventHookExecutionStatus(r -> r.deploymentId(deploymentId)
                    .lifecycleEventHookExecutionId(executionId)
                    .status(status)
                    .overrideConfiguration(limits));
        } catch (LifecycleEventAlreadyCompletedException e) {
            completed.set(true);
            return PutLifecycleEventHookExecutionStatusResponse.builder().build();
        }
    }

    private Observation<List<String>> targetIds(String deploymentId) {
        return reader.readAll(
                Operation.LIST_DEPLOYMENT_TARGETS,
                "deployment " + deploymentId,
                (limits, token) -> client.listDeploymentTargets(
                        r -> r.deploymentId(deploymentId).nextToken(token).overrideConfiguration(limits)),
                response -> listed(response.hasTargetIds(), response.targetIds(), "targetIds"),
                ListDeploymentTargetsResponse::nextToken);
    }

    private static DeploymentFacts facts(String id, GetDeploymentResponse response) {
        var info = required(response.deploymentInfo(), "deploymentInfo");
        var revision = Optional.ofNullable(info.revision());
        return new DeploymentFacts(
                id,
                required(info.applicationName(), "deploymentInfo.applicationName"),
                required(info.deploymentGroupName(), "deploymentInfo.deploymentGroupName"),
                required(info.statusAsString(), "deploymentInfo.status"),
                Optional.ofNullable(info.creatorAsString()),
                Optional.ofNullable(info.rollbackInfo())
                        .map(RollbackInfo::rollbackTriggeringDeploymentId)
                        .filter(of -> !of.isEmpty()),
                revision.map(RevisionLocation::revisionTypeAsString),
                revision.flatMap(AwsDeployments::sha256),
                Optional.ofNullable(info.createTime()));
    }

    private static Optional<String> sha256(RevisionLocation revision) {
        return Optional.ofNullable(revision.string())
                .map(text -> text.sha256())
                .or(() -> Optional.ofNullable(revision.appSpecContent()).map(content -> content.sha256()));
    }

    /** The revision as GetDeployment names it. */
    private static RevisionLocation location(DeploymentFacts deployment) {
        var type = deployment.revisionType().orElse("String");
        var sha256 = deployment.revisionSha256().orElse(null);
        var location = RevisionLocation.builder().revisionType(type);
        return type.equals("AppSpecContent")
                ? location.appSpecContent(content -> content.sha256(sha256)).build()
                : location.string(text -> text.sha256(sha256)).build();
    }

    private static String content(GetApplicationRevisionResponse response) {
        var revision = required(response.revision(), "revision");
        var content = Optional.ofNullable(revision.string())
                .map(text -> text.content())
                .or(() -> Optional.ofNullable(revision.appSpecContent()).map(appSpec -> appSpec.content()));
        return required(content.orElse(null), "revision.string.content");
    }

    private static DeploymentTargetFacts target(LambdaTarget target) {
        var function = Optional.ofNullable(target.lambdaFunctionInfo());
        return new DeploymentTargetFacts(
                function.map(LambdaFunctionInfo::functionName),
                function.map(LambdaFunctionInfo::functionAlias),
                function.map(LambdaFunctionInfo::currentVersion),
                function.map(LambdaFunctionInfo::targetVersion),
                whole(target.lifecycleEvents(), "lambdaTarget.lifecycleEvents").stream()
                        .map(event -> new LifecycleEvent(
                                required(event.lifecycleEventName(), "lifecycleEvents.lifecycleEventName"),
                                Optional.ofNullable(event.statusAsString()).orElse("Unknown")))
                        .toList());
    }

    private static DeploymentGroupFacts group(GetDeploymentGroupResponse response) {
        var info = required(response.deploymentGroupInfo(), "deploymentGroupInfo");
        var rollback = Optional.ofNullable(info.autoRollbackConfiguration());
        var alarms = Optional.ofNullable(info.alarmConfiguration());
        return new DeploymentGroupFacts(
                required(info.deploymentConfigName(), "deploymentGroupInfo.deploymentConfigName"),
                required(info.serviceRoleArn(), "deploymentGroupInfo.serviceRoleArn"),
                rollback.map(AutoRollbackConfiguration::enabled).orElse(false),
                rollback.map(AwsDeployments::events).orElseGet(Set::of),
                alarms.map(AlarmConfiguration::enabled).orElse(false),
                alarms.map(AwsDeployments::names).orElseGet(Set::of),
                alarms.map(AlarmConfiguration::ignorePollAlarmFailure).orElse(false),
                Optional.ofNullable(info.lastAttemptedDeployment()).flatMap(AwsDeployments::last));
    }

    private static Set<String> events(AutoRollbackConfiguration rollback) {
        return whole(rollback.eventsAsStrings(), "autoRollbackConfiguration.events").stream()
                .map(event -> event.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(AlarmConfiguration alarms) {
        return whole(alarms.alarms(), "alarmConfiguration.alarms").stream()
                .map(alarm -> required(alarm.name(), "alarmConfiguration.alarms.name"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<DeploymentGroupFacts.LastDeployment> last(LastDeploymentInfo last) {
        return last.deploymentId() == null || last.statusAsString() == null
                ? Optional.empty()
                : Optional.of(new DeploymentGroupFacts.LastDeployment(
                        last.deploymentId(), last.statusAsString(), Optional.ofNullable(last.createTime())));
    }
}
