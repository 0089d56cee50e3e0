package localcloud.recorded;

import static localcloud.recorded.Scene.object;
import static localcloud.recorded.Scene.pick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** CodeDeploy's deployment groups. */
final class DeploymentRebuilds {
    private DeploymentRebuilds() {}

    static Map<String, Rebuild> all() {
        return Map.of("GetDeploymentGroup", DeploymentRebuilds::group);
    }

    private static ObjectNode group(Scene scene, JsonNode answer) {
        var info = answer.path("deploymentGroupInfo");
        var application = info.path("applicationName").asText();
        var name = info.path("deploymentGroupName").asText();
        var platform =
                object().put("ComputePlatform", info.path("computePlatform").asText());
        scene.put("AWS::CodeDeploy::Application", application, platform, object());
        var properties = object().put("ApplicationName", application)
                .put("DeploymentConfigName", info.path("deploymentConfigName").asText())
                .put("ServiceRoleArn", info.path("serviceRoleArn").asText());
        scene.put(
                "AWS::CodeDeploy::DeploymentGroup",
                name,
                properties,
                pick(
                        info,
                        "deploymentGroupId",
                        "targetRevision",
                        "lastSuccessfulDeployment",
                        "lastAttemptedDeployment"));
        return object().put("applicationName", application).put("deploymentGroupName", name);
    }
}
