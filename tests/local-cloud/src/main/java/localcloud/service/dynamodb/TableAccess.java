package localcloud.service.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.World;

/** What bears on who may use a table: its ARN, its resource policy and its key. */
public final class TableAccess {
    private final Tables tables;

    public TableAccess(World world) {
        this.tables = new Tables(world);
    }

    /** The ARN of a table that is named by name or ARN, whether it is there or not. */
    public String arn(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : tables.arnOf(nameOrArn);
    }

    /** The resource policy of the table, or of the table of an index or a stream. */
    public Optional<JsonNode> policy(String arn) {
        return table(arn)
                .map(table -> table.properties().path("ResourcePolicy").path("PolicyDocument"))
                .filter(JsonNode::isObject);
    }

    /** The ARN of the KMS key that the table names; empty for DynamoDB's own keys, which need no permission of the caller. */
    public Optional<String> key(String arn) {
        return table(arn)
                .map(table -> table.properties().path("SSESpecification"))
                .filter(encryption -> encryption.path("SSEEnabled").asText().equals("true"))
                .map(encryption -> encryption.path("KMSMasterKeyId").asText(""))
                .filter(key -> !key.isEmpty() && !key.equals("alias/aws/dynamodb"))
                .map(tables::keyArn);
    }

    /** The name of the partition key's attribute. */
    public Optional<String> partitionKey(String arn) {
        for (var element : table(arn).map(each -> each.properties().path("KeySchema")).stream()
                .flatMap(schema -> schema.valueStream())
                .toList()) {
            if (element.path("KeyType").asText().equals("HASH")) {
                return Optional.of(element.path("AttributeName").asText());
            }
        }
        return Optional.empty();
    }

    private Optional<Resource> table(String arn) {
        var at = arn.indexOf("/index/");
        var stream = arn.indexOf("/stream/");
        return tables.findByArn(arn.substring(0, at >= 0 ? at : stream >= 0 ? stream : arn.length()));
    }
}
