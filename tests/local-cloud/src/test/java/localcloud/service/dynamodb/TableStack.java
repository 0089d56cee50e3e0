package localcloud.service.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.resource.Resources;
import localcloud.service.AwsError;
import localcloud.service.Grounds;
import localcloud.service.Invocations;
import localcloud.service.Metrics;
import localcloud.service.Operation;
import localcloud.service.Principals;
import localcloud.service.World;
import localcloud.stack.Deployment;
import localcloud.template.Stacks;
import localcloud.wire.RestAnswer;

/** DynamoDB's documents and operations without a wire. */
final class TableStack implements World, AutoCloseable {
    static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/demo-news";
    static final Instant CREATED = Instant.parse("2026-07-01T10:15:30Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = """
            {"Resources": {
              "DataKey": {"Type": "AWS::KMS::Key", "Properties": {}},
              "NewsTable": {"Type": "AWS::DynamoDB::Table", "Properties": {
                "TableName": "demo-news", "BillingMode": "PAY_PER_REQUEST", "DeletionProtectionEnabled": "true",
                "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"},
                  {"AttributeName": "symbol", "AttributeType": "S"}, {"AttributeName": "at", "AttributeType": "N"}],
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                "GlobalSecondaryIndexes": [{"IndexName": "by-symbol", "Projection": {"ProjectionType": "ALL"},
                  "KeySchema": [{"AttributeName": "symbol", "KeyType": "HASH"},
                    {"AttributeName": "at", "KeyType": "RANGE"}]}],
                "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true},
                "TimeToLiveSpecification": {"AttributeName": "expires", "Enabled": true},
                "SSESpecification": {"SSEEnabled": true, "SSEType": "KMS",
                  "KMSMasterKeyId": {"Fn::GetAtt": ["DataKey", "Arn"]}},
                "Tags": [{"Key": "team", "Value": "data"}]}},
              "PlainTable": {"Type": "AWS::DynamoDB::Table", "Properties": {
                "TableName": "demo-plain",
                "ProvisionedThroughput": {"ReadCapacityUnits": 5, "WriteCapacityUnits": "5"},
                "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}}}}""";

    private final InMemoryResources resources = new InMemoryResources();
    private final Metrics metrics;
    private final DynamoDbPart part;

    TableStack() {
        var ground = Grounds.on(this, new Nobody(), new Nothing());
        metrics = ground.metrics();
        part = new DynamoDbPart(ground);
        resources.putAll(Deployment.of("demo", TEMPLATE, Map.of(), this, new Stacks(), part.initialStates())
                .resources());
    }

    Metrics metrics() {
        return metrics;
    }

    DynamoDbPart part() {
        return part;
    }

    JsonNode call(String operation, String input) throws AwsError {
        return part.operations().stream()
                .filter(candidate -> candidate.name().equals(operation))
                .findFirst()
                .orElseThrow()
                .handler()
                .answer(new Operation.Call("arn:aws:iam::111122223333:user/admin", object(input)));
    }

    /** An operation on items: the status, then the answer as it travels. */
    Passed pass(String operation, String input) throws AwsError, IOException {
        var answer = (RestAnswer) ((POJONode) call(operation, input)).getPojo();
        return new Passed(answer.status(), JSON.readTree(answer.body()));
    }

    record Passed(int status, JsonNode body) {}

    void change(String logicalId, Consumer<Resource> change) {
        resources.update(logicalId, resource -> {
            change.accept(resource);
            return resource;
        });
    }

    static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public Resources resources() {
        return resources;
    }

    @Override
    public Instant now() {
        return CREATED;
    }

    @Override
    public String region() {
        return "eu-west-1";
    }

    @Override
    public String accountId() {
        return "111122223333";
    }

    @Override
    public void close() {
        part.close();
    }

    private static final class Nothing implements Invocations {
        @Override
        public void add(Invocation invocation) {}

        @Override
        public List<Invocation> all() {
            return List.of();
        }
    }

    private static final class Nobody implements Principals {
        @Override
        public Optional<String> arnOf(String accessKeyId) {
            return Optional.empty();
        }

        @Override
        public void register(String accessKeyId, String arn) {}

        @Override
        public void forget(String accessKeyId) {}
    }
}
