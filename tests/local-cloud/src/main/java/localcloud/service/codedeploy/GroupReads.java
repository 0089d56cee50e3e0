package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Ids;
import localcloud.service.projection.Input;

/** The operations that show applications, deployment groups and configurations: projections of their documents. */
final class GroupReads {
    private static final int MOST_GROUPS = 100;

    private final World world;
    private final DeploymentConfigs configs;

    GroupReads(World world) {
        this.world = world;
        this.configs = new DeploymentConfigs(world);
    }

    List<Operation> operations() {
        return List.of(
                new Operation("ListApplications", Set.of("nextToken"), this::listApplications),
                new Operation("GetApplication", Set.of("applicationName"), this::getApplication),
                new Operation("GetDeploymentGroup", Set.of("applicationName", "deploymentGroupName"), this::getGroup),
                new Operation(
                        "BatchGetDeploymentGroups",
                        Set.of("applicationName", "deploymentGroupNames"),
                        this::batchGroups),
                new Operation("ListDeploymentGroups", Set.of("applicationName", "nextToken"), this::listGroups),
                new Operation("GetDeploymentConfig", Set.of("deploymentConfigName"), this::getConfig));
    }

    private static Input input(Call call) {
        return Input.of(call, CodeDeployErrors.REFUSAL);
    }

    private JsonNode listApplications(Call call) throws AwsError {
        return Pages.of("applications", Applications.names(world), input(call).text("nextToken"));
    }

    private String application(Call call) throws AwsError {
        return Applications.get(world, input(call).text("applicationName").orElse(""))
                .physicalId();
    }

    private JsonNode getApplication(Call call) throws AwsError {
        var found = Applications.get(world, input(call).text("applicationName").orElse(""));
        var shown = new Answer()
                .text("applicationId", found.state().path("applicationId"))
                .put("applicationName", found.physicalId())
                .time("createTime", found.state().path("createTime"))
                .put("linkedToGitHub", false)
                .put("computePlatform", platform(found.physicalId()));
        return new Answer().put("application", shown.done()).done();
    }

    private String platform(String application) throws AwsError {
        return Applications.get(world, application)
                .properties()
                .path("ComputePlatform")
                .asText("Server");
    }

    private JsonNode getGroup(Call call) throws AwsError {
        var application = application(call);
        var name = input(call)
                .text("deploymentGroupName")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> CodeDeployErrors.of(
                        "DeploymentGroupNameRequiredException", "Deployment Group name is required"));
        var group = Group.find(world, application, name).orElseThrow(() -> CodeDeployErrors.noGroup(name));
        return new Answer().put("deploymentGroupInfo", shown(group)).done();
    }

    private JsonNode batchGroups(Call call) throws AwsError {
        var application = application(call);
        var names = input(call).texts("deploymentGroupNames");
        if (names.isEmpty()) {
            throw CodeDeployErrors.of("DeploymentGroupNameRequiredException", "Deployment Group names are required");
        }
        if (names.size() > MOST_GROUPS) {
            throw CodeDeployErrors.of(
                    "BatchLimitExceededException", "The maximum number of deployment groups is " + MOST_GROUPS);
        }
        var shown = new ArrayList<JsonNode>();
        for (var group : Group.all(world, application)) {
            if (names.contains(group.name())) {
                shown.add(shown(group));
            }
        }
        return new Answer().list("deploymentGroupsInfo", shown).done();
    }

    private JsonNode listGroups(Call call) throws AwsError {
        var application = application(call);
        var names =
                Group.all(world, application).stream().map(Group::name).sorted().toList();
        var page = Pages.of("deploymentGroups", names, input(call).text("nextToken"));
        return ((ObjectNode) page).put("applicationName", application);
    }

    /** Recorded: calls/codedeploy.GetDeploymentGroup. */
    private ObjectNode shown(Group group) throws AwsError {
        var state = group.document().state();
        var answer = new Answer()
                .put("applicationName", group.application())
                .text("deploymentGroupId", state.path("deploymentGroupId"))
                .put("deploymentGroupName", group.name())
                .put("deploymentConfigName", group.config())
                .list("ec2TagFilters", List.of())
                .list("onPremisesInstanceTagFilters", List.of())
                .list("autoScalingGroups", List.of())
                .put("serviceRoleArn", group.serviceRole())
                .put("targetRevision", state.path("targetRevision"))
                .list("triggerConfigurations", triggers(group.property("TriggerConfigurations")))
                .put("alarmConfiguration", alarms(group.property("AlarmConfiguration")))
                .text("outdatedInstancesStrategy", otherwise(group.property("OutdatedInstancesStrategy"), "UPDATE"))
                .put("computePlatform", platform(group.application()));
        if (group.property("AutoRollbackConfiguration").isObject()) {
            answer.put("autoRollbackConfiguration", rollback(group.property("AutoRollbackConfiguration")));
        }
        var style = group.property("DeploymentStyle");
        answer.put(
                "deploymentStyle",
                new Answer()
                        .text("deploymentType", otherwise(style.path("DeploymentType"), "BLUE_GREEN"))
                        .text("deploymentOption", otherwise(style.path("DeploymentOption"), "WITH_TRAFFIC_CONTROL"))
                        .done());
        for (var last : List.of("lastSuccessfulDeployment", "lastAttemptedDeployment")) {
            if (state.path(last).isObject()) {
                answer.put(last, last(state.path(last)));
            }
        }
        return answer.done();
    }

    private static JsonNode otherwise(JsonNode value, String usual) {
        return Answer.isThere(value) ? value : JsonNodeFactory.instance.textNode(usual);
    }

    private static ObjectNode alarms(JsonNode configuration) {
        var names = new ArrayList<ObjectNode>();
        for (var alarm : configuration.path("Alarms")) {
            names.add(new Answer().text("name", alarm.path("Name")).done());
        }
        return new Answer()
                .put("enabled", configuration.path("Enabled").asBoolean(false))
                .put(
                        "ignorePollAlarmFailure",
                        configuration.path("IgnorePollAlarmFailure").asBoolean(false))
                .list("alarms", names)
                .done();
    }

    private static ObjectNode rollback(JsonNode configuration) {
        return new Answer()
                .put("enabled", configuration.path("Enabled").asBoolean(false))
                .put("events", configuration.path("Events"))
                .done();
    }

    private static List<ObjectNode> triggers(JsonNode configurations) {
        var triggers = new ArrayList<ObjectNode>();
        for (var trigger : configurations) {
            triggers.add(new Answer()
                    .text("triggerName", trigger.path("TriggerName"))
                    .text("triggerTargetArn", trigger.path("TriggerTargetArn"))
                    .put("triggerEvents", trigger.path("TriggerEvents"))
                    .done());
        }
        return triggers;
    }

    private static ObjectNode last(JsonNode deployment) {
        return new Answer()
                .text("deploymentId", deployment.path("deploymentId"))
                .text("status", deployment.path("status"))
                .time("createTime", deployment.path("createTime"))
                .time("endTime", deployment.path("endTime"))
                .done();
    }

    private JsonNode getConfig(Call call) throws AwsError {
        var name = input(call).text("deploymentConfigName").orElse("");
        if (name.isEmpty()) {
            throw CodeDeployErrors.of("DeploymentConfigNameRequiredException", "Deployment Config name is required");
        }
        var routing = configs.find(name)
                .orElseThrow(() -> CodeDeployErrors.of(
                        "DeploymentConfigDoesNotExistException", "No Deployment Config found for name: " + name));
        var info = new Answer()
                .put("deploymentConfigId", Ids.uuid("deployment config " + name))
                .put("deploymentConfigName", name)
                .put("computePlatform", "Lambda")
                .put("trafficRoutingConfig", shown(routing));
        return new Answer().put("deploymentConfigInfo", info.done()).done();
    }

    private static ObjectNode shown(Routing routing) {
        var shown = JsonNodeFactory.instance.objectNode();
        switch (routing) {
            case Routing.AllAtOnce() -> shown.put("type", "AllAtOnce");
            case Routing.Canary(var percentage, var interval) ->
                shown.put("type", "TimeBasedCanary").set("timeBasedCanary", step("canary", percentage, interval));
            case Routing.Linear(var percentage, var interval) ->
                shown.put("type", "TimeBasedLinear").set("timeBasedLinear", step("linear", percentage, interval));
        }
        return shown;
    }

    private static ObjectNode step(String kind, int percentage, Duration interval) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(kind + "Percentage", percentage)
                .put(kind + "Interval", interval.toMinutes());
    }
}
