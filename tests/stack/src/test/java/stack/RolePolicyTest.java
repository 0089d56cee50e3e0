package stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RolePolicyTest {
    /**
     * https://docs.aws.amazon.com/service-authorization/latest/reference/: their "Resource types" are empty. Of DescribeAlarms they are
     * not, but whoever may not describe all alarms gets no composite ones:
     * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
     */
    private static final List<String> TAKE_NO_RESOURCE = List.of(
            "cloudwatch:DescribeAlarms",
            "cloudwatch:GetMetricData",
            "events:ListRuleNamesByTarget",
            "events:ListRules",
            "events:TestEventPattern",
            "logs:DescribeLogGroups");

    /** All inline policies of a role together; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
    @Test
    void fitsWithTheLongestNames() {
        var withInline =
                roles().filter(role -> role.getValue().get("Properties").has("Policies"));
        assertThat(withInline).isNotEmpty().allSatisfy(role -> {
            var characters = 0;
            for (var policy : role.getValue().at("/Properties/Policies")) {
                characters += Longest.resolve(policy.get("PolicyDocument"))
                        .toString()
                        .replaceAll("\\s", "")
                        .length();
            }
            assertThat(characters).as(role.getKey()).isPositive().isLessThanOrEqualTo(10_240);
        });
    }

    @Test
    void namesEveryResourceThatAnActionTakes() {
        assertThat(statements()).isNotEmpty().allSatisfy(statement -> {
            if (texts(statement.get("Resource")).contains("*")) {
                assertThat(texts(statement.get("Action"))).isSubsetOf(TAKE_NO_RESOURCE);
            }
        });
    }

    @Test
    void namesEveryAction() {
        assertThat(statements())
                .allSatisfy(statement -> assertThat(texts(statement.get("Action")))
                        .isNotEmpty()
                        .noneMatch(action -> action.contains("*")));
    }

    /** A key that is usable by its ARN alone would open the tables' data to whoever copies the ciphertext. */
    @Test
    void usesTheKeyThroughDynamoDBOnly() {
        assertThat(statements()
                        .filter(statement -> texts(statement.get("Action")).contains("kms:Decrypt")))
                .hasSize(7)
                .allMatch(statement -> statement.at("/Condition/StringEquals").has("kms:ViaService"));
    }

    private static Stream<Map.Entry<String, JsonNode>> roles() {
        return Stack.ofType("AWS::IAM::Role");
    }

    private static Stream<JsonNode> statements() {
        return roles().flatMap(
                        role -> role.getValue().at("/Properties/Policies").valueStream())
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream());
    }

    private static List<String> texts(JsonNode value) {
        var texts = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.isTextual() ? item.textValue() : item.toString()));
        } else {
            texts.add(value.isTextual() ? value.textValue() : value.toString());
        }
        return texts;
    }
}
