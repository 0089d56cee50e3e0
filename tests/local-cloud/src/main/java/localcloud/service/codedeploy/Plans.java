package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import localcloud.service.AwsError;
import localcloud.service.World;

/** The plans of the deployments that the update of a stack makes of its aliases' update policies. */
final class Plans {
    static final String POLICY = "CodeDeployLambdaAliasUpdate";

    private final World world;
    private final Deployments deployments;
    private final DeploymentConfigs configs;

    Plans(World world, Deployments deployments) {
        this.world = world;
        this.deployments = deployments;
        this.configs = new DeploymentConfigs(world);
    }

    /** The functions that an update policy has called, by lifecycle event. */
    static Map<LifecycleEvent, String> hooks(JsonNode policy) {
        var hooks = new LinkedHashMap<LifecycleEvent, String>();
        put(hooks, LifecycleEvent.BEFORE_ALLOW_TRAFFIC, policy.path("BeforeAllowTrafficHook"));
        put(hooks, LifecycleEvent.AFTER_ALLOW_TRAFFIC, policy.path("AfterAllowTrafficHook"));
        return hooks;
    }

    private static void put(Map<LifecycleEvent, String> hooks, LifecycleEvent event, JsonNode hook) {
        if (!hook.asText("").isEmpty()) {
            hooks.put(event, hook.asText());
        }
    }

    /**
     * Of one alias.
     *
     * @param policy what {@value #POLICY} says
     * @throws AwsError when the group or its configuration is not there, or a deployment of it has not ended
     */
    Plan of(JsonNode policy, AppSpec spec, String stackId) throws AwsError {
        var application = policy.path("ApplicationName").asText();
        var name = policy.path("DeploymentGroupName").asText();
        var group = Group.find(world, application, name)
                .orElseThrow(() ->
                        new AwsError(404, "NotFound", "there is no deployment group " + application + "/" + name));
        if (deployments.running(application, name).isPresent()) {
            throw new AwsError(409, "Conflict", "a deployment of " + application + "/" + name + " has not ended");
        }
        var routing = configs.find(group.config())
                .orElseThrow(
                        () -> new AwsError(404, "NotFound", "there is no deployment configuration " + group.config()));
        return Plan.of(group, routing, Plan.CLOUDFORMATION, spec, "String", stackId);
    }
}
