package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;

/** GetApplicationRevision, the one operation that shows an AppSpec file's content. */
final class RevisionReads {
    private final World world;
    private final Deployments deployments;

    RevisionReads(World world, Deployments deployments) {
        this.world = world;
        this.deployments = deployments;
    }

    List<Operation> operations() {
        return List.of(new Operation("GetApplicationRevision", Set.of("applicationName", "revision"), this::get));
    }

    private JsonNode get(Call call) throws AwsError {
        var application = Applications.get(
                        world,
                        Input.of(call, CodeDeployErrors.REFUSAL)
                                .text("applicationName")
                                .orElse(""))
                .physicalId();
        var asked = call.input().path("revision");
        if (!asked.isObject()) {
            throw CodeDeployErrors.of("RevisionRequiredException", "Revision is required");
        }
        var location = location(asked);
        var uses = deployments.all().stream()
                .filter(each -> each.plan().application().equals(application))
                .filter(each -> names(location, each.plan().appSpec()))
                .toList();
        if (uses.isEmpty()) {
            throw CodeDeployErrors.of(
                    "RevisionDoesNotExistException", "The named revision does not exist in application " + application);
        }
        return shown(application, uses);
    }

    private static JsonNode location(JsonNode revision) throws AwsError {
        var member = switch (revision.path("revisionType").asText()) {
            case "String" -> "string";
            case "AppSpecContent" -> "appSpecContent";
            default ->
                throw CodeDeployErrors.of(
                        "InvalidRevisionException",
                        "A Lambda deployment here has a revision of type String or AppSpecContent, not "
                                + revision.path("revisionType").asText());
        };
        var location = revision.path(member);
        if (!location.has("sha256") && !location.has("content")) {
            throw CodeDeployErrors.of("InvalidRevisionException", "The revision has neither content nor sha256");
        }
        return location;
    }

    private static boolean names(JsonNode location, AppSpec spec) {
        return location.has("sha256")
                ? location.path("sha256").asText().equals(spec.sha256())
                : location.path("content").asText().equals(spec.content());
    }

    /** Of the deployments that used it, newest first. */
    private static ObjectNode shown(String application, List<LambdaDeployment> uses) {
        var plan = uses.getFirst().plan();
        var revision = JsonNodeFactory.instance.objectNode().put("revisionType", plan.revisionType());
        revision.putObject(Deployments.member(plan))
                .put("content", plan.appSpec().content())
                .put("sha256", plan.appSpec().sha256());
        var info = new Answer()
                .put(
                        "description",
                        "Application revision registered by Deployment ID: "
                                + uses.getLast().id())
                .put("registerTime", Answer.time(uses.getLast().created()))
                .put("firstUsedTime", Answer.time(uses.getLast().created()))
                .put("lastUsedTime", Answer.time(uses.getFirst().created()))
                .put(
                        "deploymentGroups",
                        Answer.texts(uses.stream()
                                .map(each -> each.plan().group())
                                .distinct()
                                .toList()));
        return new Answer()
                .put("applicationName", application)
                .put("revision", revision)
                .put("revisionInfo", info.done())
                .done();
    }
}
