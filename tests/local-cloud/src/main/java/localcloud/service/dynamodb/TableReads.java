package localcloud.service.dynamodb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;

/** The operations that show tables: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations.html. */
final class TableReads {
    private static final int LARGEST_PAGE = 100;

    /** The latest time that a table can be restored to is about five minutes ago. */
    private static final Duration RESTORABLE_LAG = Duration.ofMinutes(5);

    private final Tables tables;

    TableReads(Tables tables) {
        this.tables = tables;
    }

    List<Operation> operations() {
        return List.of(
                new Operation("DescribeTable", Set.of("TableName"), call -> describeTable(call.input())),
                new Operation(
                        "ListTables", Set.of("ExclusiveStartTableName", "Limit"), call -> listTables(call.input())),
                new Operation("DescribeContinuousBackups", Set.of("TableName"), call -> describeBackups(call.input())),
                new Operation("DescribeTimeToLive", Set.of("TableName"), call -> describeTimeToLive(call.input())),
                new Operation("ListTagsOfResource", Set.of("ResourceArn", "NextToken"), call -> listTags(call.input())),
                new Operation("GetResourcePolicy", Set.of("ResourceArn"), call -> getPolicy(call.input())),
                new Operation("DescribeLimits", Set.of(), call -> limits()));
    }

    private ObjectNode describeTable(ObjectNode input) throws AwsError {
        var table = tables.get(input.path("TableName"));
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("Table", new TableDescription(table, tables.arn(table)).shown(tables));
        return answer;
    }

    private ObjectNode listTables(ObjectNode input) throws AwsError {
        var limit = input.path("Limit").asInt(LARGEST_PAGE);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw DynamoDbErrors.invalid("1 validation error detected: Value '" + limit + "' at 'limit' failed to"
                    + " satisfy constraint: Member must have value between 1 and 100");
        }
        var start = input.path("ExclusiveStartTableName").asText("");
        var names = tables.all().stream()
                .map(Resource::physicalId)
                .filter(name -> name.compareTo(start) > 0)
                .toList();
        var answer = JsonNodeFactory.instance.objectNode();
        var page = names.subList(0, Math.min(limit, names.size()));
        var shown = answer.putArray("TableNames");
        page.forEach(shown::add);
        if (page.size() < names.size()) {
            answer.put("LastEvaluatedTableName", page.getLast());
        }
        return answer;
    }

    private ObjectNode describeBackups(ObjectNode input) throws AwsError {
        var name = tables.nameOf(input.path("TableName").asText(""));
        var table = tables.find(name)
                .orElseThrow(() -> new AwsError(400, "TableNotFoundException", "Table not found: " + name));
        var declared = table.properties().path("PointInTimeRecoverySpecification");
        var answer = JsonNodeFactory.instance.objectNode();
        var shown = answer.putObject("ContinuousBackupsDescription").put("ContinuousBackupsStatus", "ENABLED");
        var recovery = shown.putObject("PointInTimeRecoveryDescription");
        if (declared.path("PointInTimeRecoveryEnabled").asBoolean(false)) {
            var earliest = TableDescription.time(table.state().path("CreationDateTime"));
            var latest = tables.world().now().minus(RESTORABLE_LAG);
            recovery.put("PointInTimeRecoveryStatus", "ENABLED");
            recovery.put(
                    "RecoveryPeriodInDays",
                    declared.path("RecoveryPeriodInDays").asInt(35));
            recovery.set("EarliestRestorableDateTime", earliest);
            // A table younger than the lag shows one time for both, as in the recorded answer.
            var young = earliest instanceof POJONode pojo
                    && pojo.getPojo() instanceof Instant creation
                    && creation.isAfter(latest);
            recovery.set("LatestRestorableDateTime", young ? earliest : new POJONode(latest));
        } else {
            recovery.put("PointInTimeRecoveryStatus", "DISABLED");
        }
        return answer;
    }

    private ObjectNode describeTimeToLive(ObjectNode input) throws AwsError {
        var declared = tables.get(input.path("TableName")).properties().path("TimeToLiveSpecification");
        var answer = JsonNodeFactory.instance.objectNode();
        var shown = answer.putObject("TimeToLiveDescription");
        if (declared.path("Enabled").asBoolean(false)) {
            shown.put("TimeToLiveStatus", "ENABLED").set("AttributeName", declared.path("AttributeName"));
        } else {
            shown.put("TimeToLiveStatus", "DISABLED");
        }
        return answer;
    }

    private ObjectNode listTags(ObjectNode input) throws AwsError {
        var table = byArn(input);
        var answer = JsonNodeFactory.instance.objectNode();
        var tags = answer.putArray("Tags");
        table.properties()
                .path("Tags")
                .forEach(tag -> tags.addObject()
                        .put("Key", tag.path("Key").asText())
                        .put("Value", tag.path("Value").asText()));
        return answer;
    }

    private ObjectNode getPolicy(ObjectNode input) throws AwsError {
        var document = byArn(input).properties().path("ResourcePolicy").path("PolicyDocument");
        if (!document.isObject()) {
            throw new AwsError(
                    400,
                    "PolicyNotFoundException",
                    "Resource-based policy not found for the provided ResourceArn: Requested policy not found: "
                            + input.path("ResourceArn").asText(""));
        }
        var text = document.toString();
        // AWS gives a new revision with each change; here it is one for each content.
        var revision = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return JsonNodeFactory.instance.objectNode().put("Policy", text).put("RevisionId", revision.toString());
    }

    private Resource byArn(ObjectNode input) throws AwsError {
        var arn = input.path("ResourceArn").asText("");
        return tables.findByArn(arn)
                .orElseThrow(() ->
                        DynamoDbErrors.notFound("Requested resource not found: ResourcArn: " + arn + " not found"));
    }

    /** What a new account has: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html. */
    private static ObjectNode limits() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("AccountMaxReadCapacityUnits", 80_000)
                .put("AccountMaxWriteCapacityUnits", 80_000)
                .put("TableMaxReadCapacityUnits", 40_000)
                .put("TableMaxWriteCapacityUnits", 40_000);
    }
}
