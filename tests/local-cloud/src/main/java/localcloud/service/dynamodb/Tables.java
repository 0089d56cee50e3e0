package localcloud.service.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;

/** The tables that the documents hold, found by name or ARN, and what a table's description draws from other documents. */
final class Tables {
    static final String TABLE = "AWS::DynamoDB::Table";

    private final World world;

    Tables(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    List<Resource> all() {
        return world.resources().ofType(TABLE).stream()
                .sorted(Comparator.comparing(Resource::physicalId))
                .toList();
    }

    Optional<Resource> find(String nameOrArn) {
        var name = nameOf(nameOrArn);
        return all().stream().filter(table -> table.physicalId().equals(name)).findFirst();
    }

    /** The table; its absence is told as the control plane tells it. */
    Resource get(JsonNode nameOrArn) throws AwsError {
        var given = nameOrArn.asText("");
        if (given.isEmpty()) {
            throw DynamoDbErrors.invalid("1 validation error detected: Value null at 'tableName' failed to satisfy"
                    + " constraint: Member must not be null");
        }
        return find(given).orElseThrow(() -> DynamoDbErrors.tableNotFound(nameOf(given)));
    }

    Optional<Resource> findByArn(String arn) {
        return all().stream().filter(table -> arn(table).equals(arn)).findFirst();
    }

    /** The name in an ARN of this cloud; any other text is taken for a name. */
    String nameOf(String nameOrArn) {
        var prefix = arnOf("");
        return nameOrArn.startsWith(prefix) ? nameOrArn.substring(prefix.length()) : nameOrArn;
    }

    String arn(Resource table) {
        return arnOf(table.physicalId());
    }

    /** The ARN of the key that a table names by id, ARN or alias; DynamoDB's own key when it names none. */
    String keyArn(String keyId) {
        var prefix = "arn:aws:kms:" + world.region() + ":" + world.accountId() + ":";
        if (keyId.isEmpty() || keyId.equals("alias/aws/dynamodb")) {
            var own = UUID.nameUUIDFromBytes("alias/aws/dynamodb".getBytes(StandardCharsets.UTF_8));
            return prefix + "key/" + own;
        }
        var plain = keyId.startsWith(prefix) ? keyId.substring(prefix.length()) : keyId;
        if (plain.startsWith("alias/")) {
            return world.resources().ofType("AWS::KMS::Alias").stream()
                    .filter(alias -> alias.physicalId().equals(plain))
                    .findFirst()
                    .map(alias -> keyArn(alias.properties().path("TargetKeyId").asText("")))
                    .orElse(prefix + plain);
        }
        return plain.startsWith("arn:") ? plain : prefix + (plain.startsWith("key/") ? plain : "key/" + plain);
    }

    String arnOf(String name) {
        return "arn:aws:dynamodb:" + world.region() + ":" + world.accountId() + ":table/" + name;
    }
}
