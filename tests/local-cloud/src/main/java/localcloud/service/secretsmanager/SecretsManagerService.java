package localcloud.service.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Fresh;
import localcloud.service.projection.Ids;
import localcloud.service.projection.Input;
import localcloud.service.projection.Refusal;
import localcloud.service.projection.Tags;

/**
 * Secrets Manager's reads. The physical id of a secret is its ARN, which ends in six characters that are not part of the name.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html">Secrets Manager API reference</a>
 */
public final class SecretsManagerService implements Service, Part {
    private static final Refusal REFUSAL = Refusal.withCode("ValidationException");

    private final SecretAccess secrets;

    public SecretsManagerService(World world) {
        this.secrets = new SecretAccess(world);
    }

    public static Part part(Ground ground) {
        return new SecretsManagerService(ground.world());
    }

    @Override
    public String prefix() {
        return "secretsmanager";
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return Map.of(SecretAccess.TYPE, SecretsManagerService::fresh);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("DescribeSecret", Set.of("SecretId"), this::describe),
                new Operation("GetSecretValue", Set.of("SecretId", "VersionId", "VersionStage"), this::value),
                new Operation("GetResourcePolicy", Set.of("SecretId"), this::policy));
    }

    private JsonNode describe(Call call) throws AwsError {
        Resource secret = find(call);
        JsonNode state = secret.state();
        Answer answer = new Answer()
                .put("ARN", secret.physicalId())
                .put("Name", SecretAccess.name(secret))
                .text("Description", secret.properties().path("Description"))
                .text("KmsKeyId", secret.properties().path("KmsKeyId"))
                .flag("RotationEnabled", state.path("RotationEnabled"))
                .text("RotationLambdaARN", state.path("RotationLambdaARN"))
                .copy(state, "RotationRules", "ReplicationStatus")
                .time("LastRotatedDate", state.path("LastRotatedDate"))
                .time("LastChangedDate", state.path("LastChangedDate"))
                .time("LastAccessedDate", state.path("LastAccessedDate"))
                .time("DeletedDate", state.path("DeletedDate"))
                .time("NextRotationDate", state.path("NextRotationDate"))
                .text("OwningService", state.path("OwningService"))
                .time("CreatedDate", state.path("CreatedDate"))
                .text("PrimaryRegion", state.path("PrimaryRegion"))
                .copy(state, "VersionIdsToStages");
        List<ObjectNode> tags = Tags.list(Tags.of(secret), "Key", "Value");
        if (Answer.isThere(secret.properties().path("Tags"))) {
            answer.list("Tags", tags);
        }
        return answer.done();
    }

    private JsonNode value(Call call) throws AwsError {
        Resource secret = find(call);
        Input input = Input.of(call, REFUSAL);
        String stage = input.text("VersionStage").orElse("AWSCURRENT");
        String version = currentVersion(secret);
        JsonNode text = secret.properties().path("SecretString");
        String wanted = input.text("VersionId").orElse(version);
        if (!Answer.isThere(text) || !stage.equals("AWSCURRENT") || !wanted.equals(version)) {
            throw new AwsError(
                    400,
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret value for "
                            + (wanted.equals(version)
                                    ? "staging label: " + Input.abbreviated(stage)
                                    : "VersionId: " + Input.abbreviated(wanted)));
        }
        Answer answer = new Answer()
                .put("ARN", secret.physicalId())
                .put("Name", SecretAccess.name(secret))
                .put("VersionId", version)
                .json("SecretString", text)
                .time("CreatedDate", secret.state().path("CreatedDate"));
        answer.put("VersionStages", Answer.texts(List.of(stage)));
        return answer.done();
    }

    private JsonNode policy(Call call) throws AwsError {
        Resource secret = find(call);
        Answer answer = new Answer().put("ARN", secret.physicalId()).put("Name", SecretAccess.name(secret));
        secrets.policy(secret.physicalId()).ifPresent(policy -> answer.json("ResourcePolicy", policy));
        return answer.done();
    }

    private Resource find(Call call) throws AwsError {
        String id = Input.of(call, REFUSAL).required("SecretId");
        return secrets.find(id)
                .orElseThrow(() -> new AwsError(
                        400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private static String currentVersion(Resource secret) {
        for (var version : secret.state().path("VersionIdsToStages").properties()) {
            for (JsonNode stage : version.getValue()) {
                if (stage.asText().equals("AWSCURRENT")) {
                    return version.getKey();
                }
            }
        }
        return "";
    }

    private static Resource fresh(Resource fresh, World world) {
        String now = world.now().toString();
        Fresh.of(fresh).put("CreatedDate", now).put("LastChangedDate", now);
        if (Answer.isThere(fresh.properties().path("SecretString"))
                && !fresh.state().has("VersionIdsToStages")) {
            fresh.state()
                    .putObject("VersionIdsToStages")
                    .putArray(Ids.uuid(fresh.physicalId()))
                    .add("AWSCURRENT");
        }
        return fresh;
    }
}
