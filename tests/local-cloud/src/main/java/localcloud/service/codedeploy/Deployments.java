package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.projection.Ids;

/** Every deployment since the last reset, newest first; what a group's document says of its deployments is kept up here too. */
final class Deployments {
    /** A form that every id seen in public has; the API reference states none. */
    private static final Pattern ID = Pattern.compile("d-[A-Z0-9]{9}");

    private static final int ID_LENGTH = 11;

    private final World world;
    private final Map<String, LambdaDeployment> byId = new LinkedHashMap<>();

    Deployments(World world) {
        this.world = world;
    }

    synchronized LambdaDeployment create(Plan plan) {
        var seed = plan.application() + "/" + plan.group() + "/" + byId.size();
        var id = Ids.unique("d-", seed).substring(0, ID_LENGTH);
        var deployment = new LambdaDeployment(id, plan, world.now());
        byId.put(id, deployment);
        note(deployment, state -> state.withArray("deployments").add(id));
        noteLast(deployment, "lastAttemptedDeployment");
        return deployment;
    }

    /**
     * The deployment with that id.
     *
     * @throws AwsError when the id is missing or malformed, or there is none
     */
    synchronized LambdaDeployment get(String id) throws AwsError {
        checkId(id);
        var found = byId.get(id);
        if (found == null) {
            throw CodeDeployErrors.noDeployment(id);
        }
        return found;
    }

    static void checkId(String id) throws AwsError {
        if (id.isEmpty()) {
            throw CodeDeployErrors.of("DeploymentIdRequiredException", "Deployment ID is required");
        }
        if (!ID.matcher(id).matches()) {
            throw CodeDeployErrors.of(
                    "InvalidDeploymentIdException", "Specified DeploymentId is not in the valid format: " + id);
        }
    }

    synchronized List<LambdaDeployment> all() {
        return List.copyOf(byId.values()).reversed();
    }

    /** The one that has not ended in a group; a group has at most one. */
    Optional<LambdaDeployment> running(String application, String group) {
        return all().stream()
                .filter(each -> each.plan().application().equals(application)
                        && each.plan().group().equals(group))
                .filter(each -> !each.view().status().isEnd())
                .findFirst();
    }

    synchronized void clear() {
        byId.clear();
    }

    /** Says in the group's document that a deployment has come to its end. */
    void ended(LambdaDeployment deployment) {
        noteLast(deployment, "lastAttemptedDeployment");
        if (deployment.view().status() == DeploymentStatus.SUCCEEDED) {
            noteLast(deployment, "lastSuccessfulDeployment");
            note(deployment, state -> state.set("targetRevision", revision(deployment.plan())));
        }
    }

    /** A revision as GetDeployment and GetDeploymentGroup show it: without its content. */
    static ObjectNode revision(Plan plan) {
        var revision = JsonNodeFactory.instance.objectNode().put("revisionType", plan.revisionType());
        revision.putObject(member(plan)).put("sha256", plan.appSpec().sha256());
        return revision;
    }

    /** The member of RevisionLocation in which this plan's revision lies. */
    static String member(Plan plan) {
        return plan.revisionType().equals("String") ? "string" : "appSpecContent";
    }

    private void noteLast(LambdaDeployment deployment, String member) {
        var view = deployment.view();
        note(deployment, state -> {
            var last = state.putObject(member)
                    .put("deploymentId", deployment.id())
                    .put("status", view.status().word())
                    .put("createTime", deployment.created().toString());
            view.completed().ifPresent(end -> last.put("endTime", end.toString()));
        });
    }

    private void note(LambdaDeployment deployment, Consumer<ObjectNode> change) {
        Group.find(world, deployment.plan().application(), deployment.plan().group())
                .ifPresent(group -> world.resources().update(group.document().logicalId(), live -> {
                    change.accept(live.state());
                    return live;
                }));
    }
}
