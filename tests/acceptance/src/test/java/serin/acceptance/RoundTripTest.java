package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import localcloud.LocalCloud;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An event of the canary's travels from the bus through rule, permission and alias to the function, and its acknowledgement back. */
class RoundTripTest {
    private static final String CHECK = "eventbridge.event.round-trip";
    private static final String RULE = "PollenateAssetPollenationNeeded";
    private static final String FINDING = CHECK + "@" + RULE;
    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(LocalCloud.ACCESS_KEY_ID, LocalCloud.SECRET_ACCESS_KEY));

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    /** What can be broken on the way, and the finding that explains it. */
    private static List<Map.Entry<Change, String>> faults() {
        return List.of(
                Map.entry(
                        Change.replace("source misspelt", RULE, "/properties/EventPattern/source", "[\"market-dta\"]"),
                        "eventbridge.rule.pattern@" + RULE),
                Map.entry(
                        Change.replace("rule disabled", RULE, "/properties/State", "\"DISABLED\""),
                        "eventbridge.rule.enabled@" + RULE),
                Map.entry(
                        Change.delete("permission missing", RULE + "Permission"),
                        "eventbridge.rule.target-permission@" + RULE + "Permission"),
                Map.entry(
                        Change.replace(
                                "target on another function",
                                RULE,
                                "/properties/Targets/0/Arn",
                                "\"arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-mark-processed:live\""),
                        "eventbridge.rule.targets@" + RULE),
                Map.entry(
                        new Change("acknowledgement not permitted", RoundTripTest::forbidAcknowledgement),
                        "iam.role.policies@PollenateAssetRole"));
    }

    @Test
    void anEventComesThroughAndNothingIsWritten() {
        stack.admin().reset();
        var before = contents();

        var validation = Validation.of(stack, "--checks", CHECK);

        assertThat(validation.exitCode())
                .as(validation.report().toPrettyString())
                .isZero();
        assertThat(validation.finding(FINDING).path("actual").asText())
                .matches("acknowledged by version 1 of serin-dev-pollenate-asset after \\d+ ms");
        assertThat(validation
                        .finding(CHECK + "@MarkEarningsProcessedEarningsProcessed")
                        .path("actual")
                        .asText())
                .matches("acknowledged by version 1 of serin-dev-mark-processed after \\d+ ms");
        stack.admin().post("deliveries/await", "{\"within\": \"PT30S\"}");
        assertThat(contents()).isEqualTo(before);
        assertThat(stack.admin().get("deliveries").path("deliveries"))
                .allSatisfy(delivery -> assertThat(delivery.path("outcome").asText())
                        .as(delivery.toString())
                        .isEqualTo("delivered"));
    }

    @TestFactory
    Stream<DynamicTest> isRedAndSaysWhy() {
        return faults().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.getKey().name(), () -> {
                    stack.admin().reset();
                    fault.getKey().apply().accept(stack.admin());
                    var before = contents();

                    var cause = fault.getValue().substring(0, fault.getValue().indexOf('@'));
                    var validation = Validation.of(stack, "--checks", CHECK, "--checks", cause);

                    var finding = validation.finding(FINDING);
                    assertThat(finding.path("outcome").asText())
                            .as(finding.toPrettyString())
                            .isEqualTo("FAIL");
                    assertThat(finding.path("causedBy").asText()).isEqualTo(fault.getValue());
                    assertThat(validation.unexplained())
                            .contains(fault.getValue())
                            .doesNotContain(FINDING);
                    assertThat(contents()).isEqualTo(before);
                    stack.admin().reset();
                }));
    }

    /** The version would take the event for a real one, so it is not sent. */
    @Test
    void isSkippedForAVersionThatDoesNotDeclareTheEvent() throws IOException {
        stack.admin().reset();
        var root = Path.of(System.getProperty("serin.root"));
        var template = (ObjectNode)
                new ObjectMapper().readTree(Files.readString(root.resolve("tests/stack/processed-template.json")));
        ((ObjectNode) template.at("/Parameters/ShortName")).put("Default", "other");
        var function = (ObjectNode) template.at("/Resources/PollenateAsset/Properties");
        function.put("Handler", "marketdata.syncassets.SyncAssetsHandler");
        ((ObjectNode) function.path("Code")).put("S3Key", "functions/sync-assets/target/sync-assets-lambda.jar");
        ((ObjectNode) function.at("/Environment/Variables"))
                .setAll((ObjectNode) template.at("/Resources/SyncAssets/Properties/Environment/Variables"));
        stack.deploy("other-dev", template.toString());

        var validation = Validation.ofStack(stack, "other-dev", "--checks", CHECK);

        var finding = validation.finding(FINDING);
        assertThat(finding.path("outcome").asText())
                .as(finding.toPrettyString())
                .isEqualTo("SKIPPED");
        assertThat(finding.path("message").asText()).contains("version 1 does not declare the event pollenationNeeded");
        assertThat(stack.admin().get("invocations"))
                .filteredOn(invocation -> invocation.path("function").asText().equals("other-dev-pollenate-asset"))
                .allSatisfy(invocation ->
                        assertThat(invocation.path("probe").asBoolean()).isTrue());
        stack.admin().reset();
    }

    @Test
    void isNotSentWhereNothingMayBeInvoked() {
        stack.admin().reset();
        var validation = Validation.of(stack, "--no-invoke");
        assertThat(validation.finding(FINDING).path("outcome").asText()).isEqualTo("SKIPPED");
        assertThat(stack.admin().get("calls"))
                .noneMatch(call -> call.path("operation").asText().equals("PutEvents"));
    }

    private static void forbidAcknowledgement(serin.demo.AdminClient admin) {
        var policies = admin.resource("PollenateAssetRole").at("/properties/Policies");
        for (var i = 0; i < policies.size(); i++) {
            var statements = policies.get(i).at("/PolicyDocument/Statement");
            for (var j = 0; j < statements.size(); j++) {
                if (statements.get(j).path("Sid").asText().equals("Acknowledge")) {
                    admin.patch(
                            "PollenateAssetRole",
                            "[{\"op\": \"remove\", \"path\": \"/properties/Policies/%d/PolicyDocument/Statement/%d\"}]"
                                    .formatted(i, j));
                    return;
                }
            }
        }
        throw new IllegalStateException("no statement Acknowledge in " + policies);
    }

    /** How many items each table has, and how many messages each queue, by logical id. */
    private Map<String, String> contents() {
        var contents = new TreeMap<String, String>();
        try (var tables = DynamoDbClient.builder()
                        .endpointOverride(stack.endpoint())
                        .region(Region.of(LocalCloud.REGION))
                        .credentialsProvider(CREDENTIALS)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                var queues = SqsClient.builder()
                        .endpointOverride(stack.endpoint())
                        .region(Region.of(LocalCloud.REGION))
                        .credentialsProvider(CREDENTIALS)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            for (var resource : stack.admin().get("resources")) {
                var name = resource.path("physicalId").asText();
                switch (type(resource)) {
                    case "AWS::DynamoDB::Table" ->
                        contents.put(
                                name,
                                String.valueOf(tables.scan(request -> request.tableName(name))
                                        .count()));
                    case "AWS::SQS::Queue" ->
                        contents.put(
                                name,
                                queues.getQueueAttributes(request -> request.queueUrl(name)
                                                .attributeNames(
                                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                                        .attributesAsStrings()
                                        .toString());
                    default -> {}
                }
            }
        }
        return contents;
    }

    private static String type(JsonNode resource) {
        return resource.path("type").asText();
    }
}
