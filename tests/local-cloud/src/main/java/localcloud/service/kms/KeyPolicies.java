package localcloud.service.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.projection.Answer;

/** Keys' policies, for who shows them and for who judges calls. */
public final class KeyPolicies {
    private final World world;
    private final KeyRing keys;

    public KeyPolicies(World world) {
        this.world = world;
        this.keys = new KeyRing(world);
    }

    /** A key as a caller named it. */
    public record Key(String arn, JsonNode policy) {}

    /** The key that an id, an ARN, an alias or an alias's ARN names. */
    public Optional<Key> find(String keyId) {
        try {
            var key = keys.find(keyId);
            return Optional.of(new Key(keys.arn("key/" + key.physicalId()), of(key)));
        } catch (AwsError e) {
            // What names no key has no policy.
            return Optional.empty();
        }
    }

    JsonNode of(Resource key) {
        if (key.state().path("KeyManager").asText().equals("AWS")) {
            return ofManaged(key.logicalId());
        }
        JsonNode policy = key.properties().path("KeyPolicy");
        return Answer.isThere(policy) ? policy : ofAccount();
    }

    /** What a key gets that is created without one: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
    private ObjectNode ofAccount() {
        ObjectNode policy = Answer.empty().put("Version", "2012-10-17").put("Id", "key-default-1");
        ObjectNode statement = policy.putArray("Statement").addObject();
        statement.put("Sid", "Enable IAM User Permissions").put("Effect", "Allow");
        statement.putObject("Principal").put("AWS", root());
        statement.put("Action", "kms:*").put("Resource", "*");
        return policy;
    }

    /**
     * Of a key that AWS manages: everyone of the account through that service, and reading for those whom IAM allows it, as on
     * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
     */
    private ObjectNode ofManaged(String alias) {
        String service = alias.substring(alias.lastIndexOf('/') + 1);
        ObjectNode policy = Answer.empty().put("Version", "2012-10-17").put("Id", "auto-" + service);
        var statements = policy.putArray("Statement");
        ObjectNode use = statements.addObject().put("Effect", "Allow");
        use.putObject("Principal").put("AWS", "*");
        use.putArray("Action")
                .add("kms:Encrypt")
                .add("kms:Decrypt")
                .add("kms:ReEncrypt*")
                .add("kms:GenerateDataKey*")
                .add("kms:CreateGrant")
                .add("kms:DescribeKey");
        use.put("Resource", "*");
        use.putObject("Condition")
                .putObject("StringEquals")
                .put("kms:CallerAccount", world.accountId())
                .put("kms:ViaService", service + "." + world.region() + ".amazonaws.com");
        ObjectNode read = statements.addObject().put("Effect", "Allow");
        read.putObject("Principal").put("AWS", root());
        read.putArray("Action")
                .add("kms:Describe*")
                .add("kms:Get*")
                .add("kms:List*")
                .add("kms:RevokeGrant");
        read.put("Resource", "*");
        return policy;
    }

    private String root() {
        return "arn:aws:iam::" + world.accountId() + ":root";
    }
}
