package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import localcloud.resource.Resource;
import localcloud.service.World;

/**
 * A deployment group, as its document says at the moment.
 *
 * @param document the live resource
 */
record Group(Resource document) {
    static final String TYPE = "AWS::CodeDeploy::DeploymentGroup";

    static Optional<Group> find(World world, String application, String name) {
        return all(world, application).stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    static List<Group> all(World world, String application) {
        return world.resources().ofType(TYPE).stream()
                .map(Group::new)
                .filter(group -> group.application().equals(application))
                .toList();
    }

    String name() {
        return document.physicalId();
    }

    String application() {
        return property("ApplicationName").asText();
    }

    String id() {
        return document.state().path("deploymentGroupId").asText();
    }

    String config() {
        return property("DeploymentConfigName").asText(DeploymentConfigs.DEFAULT);
    }

    String serviceRole() {
        return property("ServiceRoleArn").asText();
    }

    JsonNode property(String name) {
        return document.properties().path(name);
    }

    /** The events that start a rollback; none when automatic rollbacks are off. */
    Set<String> rollbackEvents() {
        var configuration = property("AutoRollbackConfiguration");
        var events = new TreeSet<String>();
        if (configuration.path("Enabled").asBoolean(false)) {
            configuration.path("Events").forEach(event -> events.add(event.asText()));
        }
        return events;
    }

    /** The alarms that are watched; none when that is off. */
    List<String> alarms() {
        var configuration = property("AlarmConfiguration");
        var names = new ArrayList<String>();
        if (configuration.path("Enabled").asBoolean(false)) {
            configuration
                    .path("Alarms")
                    .forEach(alarm -> names.add(alarm.path("Name").asText()));
        }
        return names;
    }

    boolean ignoresPollAlarmFailure() {
        return property("AlarmConfiguration").path("IgnorePollAlarmFailure").asBoolean(false);
    }
}
