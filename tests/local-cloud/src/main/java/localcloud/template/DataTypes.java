package localcloud.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** Tables, keys, secrets, and who may use them. */
final class DataTypes {
    private DataTypes() {}

    static void addTo(Map<String, Provisioner> all) {
        all.put("AWS::DynamoDB::Table", DataTypes::table);
        all.put("AWS::DynamoDB::GlobalTable", DataTypes::table);
        all.put("AWS::KMS::Key", draft -> {
            var id = Seeded.uuid(draft.seed());
            return Made.of(id)
                    .attribute("KeyId", id)
                    .arn("Arn", draft.arn("kms", "key/" + id))
                    .with("KeyId", id)
                    .with("KeyState", draft.property("Enabled").asBoolean(true) ? "Enabled" : "Disabled")
                    .with("CreationDate", draft.now());
        });
        all.put(
                "AWS::KMS::Alias",
                draft -> Made.of(draft.text("AliasName")).with("AliasArn", draft.arn("kms", draft.text("AliasName"))));
        all.put("AWS::SecretsManager::Secret", draft -> {
            var arn = draft.arn("secretsmanager", "secret:" + draft.name("Name") + "-" + Seeded.mixed(draft.seed(), 6));
            return Made.of(arn)
                    .attribute("Id", arn)
                    .with("ARN", arn)
                    .with("Name", draft.name("Name"))
                    .with("CreatedDate", draft.now());
        });
        all.put("AWS::SecretsManager::ResourcePolicy", draft -> Made.of(draft.text("SecretId")));
        all.put("AWS::IAM::Role", draft -> {
            var name = draft.name("RoleName");
            var path = draft.text("Path").isEmpty() ? "/" : draft.text("Path");
            return Made.of(name)
                    .arn("Arn", draft.globalArn("iam", "role" + path + name))
                    .attribute("RoleId", "AROA" + Seeded.upper(draft.seed(), 17))
                    .with("RoleId", "AROA" + Seeded.upper(draft.seed(), 17))
                    .with("CreateDate", draft.now());
        });
        all.put("AWS::IAM::ManagedPolicy", draft -> {
            var path = draft.text("Path").isEmpty() ? "/" : draft.text("Path");
            var arn = draft.globalArn("iam", "policy" + path + draft.name("ManagedPolicyName"));
            return Made.of(arn)
                    .attribute("PolicyArn", arn)
                    .with("Arn", arn)
                    .with("PolicyId", "ANPA" + Seeded.upper(draft.seed(), 17))
                    .with("CreateDate", draft.now());
        });
        all.put("AWS::IAM::OIDCProvider", draft -> {
            var arn =
                    draft.globalArn("iam", "oidc-provider/" + draft.text("Url").replaceFirst("^https?://", ""));
            return Made.of(arn).arn("Arn", arn).with("CreateDate", draft.now());
        });
        all.put("AWS::IAM::Policy", draft -> Made.of(draft.generated()).attribute("Id", draft.generated()));
    }

    private static Made table(Draft draft) {
        var name = draft.name("TableName");
        var arn = draft.arn("dynamodb", "table/" + name);
        var made = Made.of(name)
                .attribute("Arn", arn)
                .with("TableArn", arn)
                .with("TableId", Seeded.uuid(draft.seed()))
                .with("TableStatus", "ACTIVE")
                .with("CreationDateTime", draft.now());
        if (!draft.property("GlobalSecondaryIndexes").isEmpty()) {
            var indexes = JsonNodeFactory.instance.objectNode();
            draft.property("GlobalSecondaryIndexes")
                    .forEach(index ->
                            indexes.putObject(index.path("IndexName").asText()).put("IndexStatus", "ACTIVE"));
            made = made.with("indexes", indexes);
        }
        if (draft.property("StreamSpecification").isObject()) {
            var label = draft.now().replace("Z", "");
            made = made.attribute("StreamArn", arn + "/stream/" + label)
                    .with("LatestStreamArn", arn + "/stream/" + label)
                    .with("LatestStreamLabel", label);
        }
        return made;
    }
}
