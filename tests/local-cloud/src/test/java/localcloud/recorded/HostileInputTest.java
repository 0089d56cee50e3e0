package localcloud.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Service;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Odd values in place of each parameter, and in each part of a document: an answer or an error of AWS's, never a crash. */
class HostileInputTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> MEMBERS = List.of(
            "Targets",
            "Tags",
            "Policies",
            "Statement",
            "EventPattern",
            "AssumeRolePolicyDocument",
            "RedrivePolicy",
            "Queues",
            "Topics",
            "PolicyDocument",
            "Subscription",
            "Dimensions",
            "KeyPolicy",
            "SecretString",
            "DeliveryStatusLogging",
            "ManagedPolicyArns",
            "Roles",
            "Condition",
            "EventBusName",
            "RetentionInDays",
            "MaximumMessageSize",
            "Threshold",
            "Metrics",
            "CreationDate",
            "CreateDate",
            "creationTime",
            "Path",
            "CreatedTimestamp",
            "VersionIdsToStages",
            "RotationPeriodInDays",
            "EnableKeyRotation",
            "TargetKeyId");

    private static final Map<String, List<String>> TYPES = Map.of(
            "events", List.of("Events::Rule", "Events::EventBus", "Events::EventBusPolicy", "Events::Archive"),
            "sqs", List.of("SQS::Queue", "SQS::QueuePolicy"),
            "sns", List.of("SNS::Topic", "SNS::TopicPolicy", "SNS::Subscription"),
            "iam", List.of("IAM::Role", "IAM::Policy", "IAM::RolePolicy", "IAM::ManagedPolicy"),
            "sts", List.of("IAM::Role"),
            "kms", List.of("KMS::Key", "KMS::Alias"),
            "logs", List.of("Logs::LogGroup", "Logs::SubscriptionFilter", "Logs::MetricFilter"),
            "monitoring", List.of("CloudWatch::Alarm", "CloudWatch::CompositeAlarm"),
            "secretsmanager", List.of("SecretsManager::Secret", "SecretsManager::ResourcePolicy"));

    @TestFactory
    Stream<DynamicTest> operations() {
        return Served.ALL.stream()
                .filter(served -> TYPES.containsKey(served.folder()))
                .flatMap(served -> oddValues().stream()
                        .map(odd -> DynamicTest.dynamicTest(
                                served.folder() + " " + shortened(odd), () -> survives(served, odd))));
    }

    private static void survives(Served served, JsonNode odd) {
        Service service = served.service().apply(scene(served.folder(), odd));
        List<String> crashes = new ArrayList<>();
        for (Operation operation : service.operations()) {
            for (JsonNode input : oddValues()) {
                call(operation, input, crashes);
            }
        }
        assertThat(crashes).isEmpty();
    }

    private static void call(Operation operation, JsonNode value, List<String> crashes) {
        ObjectNode input = Scene.object();
        // A long poll would wait; everything else is filled with the odd value.
        operation.parameters().stream()
                .filter(parameter -> !parameter.equals("WaitTimeSeconds"))
                .forEach(parameter -> input.set(parameter, value.deepCopy()));
        try {
            operation.handler().answer(new Operation.Call("arn:aws:iam::111122223333:root", input));
        } catch (AwsError error) {
            assertThat(error.status()).isBetween(400, 499);
        } catch (RuntimeException | StackOverflowError e) {
            crashes.add(operation.name() + " of " + shortened(value) + ": " + e);
        }
    }

    private static Scene scene(String folder, JsonNode odd) {
        Scene scene = new Scene("eu-west-1", "111122223333");
        for (String type : TYPES.getOrDefault(folder, List.of())) {
            ObjectNode members = Scene.object();
            MEMBERS.forEach(member -> members.set(member, odd.deepCopy()));
            scene.put("AWS::" + type, "x", members, members.deepCopy());
            scene.put("AWS::" + type, "", members, members.deepCopy());
            scene.put("AWS::" + type, "a|b|c", Scene.object(), Scene.object());
        }
        return scene;
    }

    private static List<JsonNode> oddValues() {
        ObjectNode nested = Scene.object();
        nested.putObject("x").putArray("y").addNull().add(1).addObject();
        return List.of(
                NODES.nullNode(),
                NODES.numberNode(-1),
                NODES.numberNode(1e300),
                NODES.booleanNode(true),
                NODES.textNode(""),
                NODES.textNode("x"),
                NODES.textNode("arn:aws:kms:"),
                NODES.textNode("arn:aws:events:eu-west-1:111122223333:rule/"),
                NODES.textNode("\u0000|/:%7B{[\""),
                NODES.textNode("x".repeat(5000)),
                NODES.arrayNode(),
                NODES.arrayNode().addNull().add("x").add(nested.deepCopy()),
                nested);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() < 60 ? text : text.substring(0, 60) + "…";
    }
}
