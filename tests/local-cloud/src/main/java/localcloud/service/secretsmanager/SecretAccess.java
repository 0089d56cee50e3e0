package localcloud.service.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.World;

/** How secrets are found, and what bears on who may read them. */
public final class SecretAccess {
    static final String TYPE = "AWS::SecretsManager::Secret";
    static final String POLICY_TYPE = "AWS::SecretsManager::ResourcePolicy";
    private static final int SUFFIX = 7;

    private final World world;

    public SecretAccess(World world) {
        this.world = world;
    }

    /** The ARN of the secret that an id names; empty when there is none. */
    public Optional<String> arn(String secretId) {
        return find(secretId).map(Resource::physicalId);
    }

    /** The resource policy of the secret with that ARN. */
    public Optional<JsonNode> policy(String arn) {
        return world.resources().ofType(POLICY_TYPE).stream()
                .filter(policy -> policy.properties().path("SecretId").asText().equals(arn))
                .findFirst()
                .map(policy -> policy.properties().path("ResourcePolicy"));
    }

    /** The KMS key that the secret names; empty for {@code aws/secretsmanager}, which needs no permission of the caller. */
    public Optional<String> key(String arn) {
        return find(arn)
                .map(secret -> secret.properties().path("KmsKeyId").asText(""))
                .filter(key -> !key.isEmpty() && !key.endsWith("alias/aws/secretsmanager"));
    }

    /** By ARN, by ARN without its last six characters, or by name. */
    Optional<Resource> find(String id) {
        return world.resources().ofType(TYPE).stream()
                .filter(secret -> secret.physicalId().equals(id)
                        || withoutSuffix(secret.physicalId()).equals(id)
                        || name(secret).equals(id))
                .findFirst();
    }

    static String name(Resource secret) {
        String arn = withoutSuffix(secret.physicalId());
        int at = arn.indexOf(":secret:");
        return at < 0 ? arn : arn.substring(at + ":secret:".length());
    }

    private static String withoutSuffix(String arn) {
        return arn.length() > SUFFIX && arn.charAt(arn.length() - SUFFIX) == '-'
                ? arn.substring(0, arn.length() - SUFFIX)
                : arn;
    }
}
