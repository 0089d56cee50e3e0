package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The canary in its own role, whose policy is neither too small nor too large for this stack. */
class CanaryRoleTest {
    private static final String MANUAL = "{}";

    /** The API's operation where IAM's action has another name. */
    private static final Map<String, String> OPERATIONS = Map.of("lambda:InvokeFunction", "Invoke");

    /** Asked only when another way is denied; the finding then names both. */
    private static final Set<String> SECOND_WAYS = Set.of("events:DescribeRule", "lambda:GetFunctionConfiguration");

    /** This stack gives them nothing to read until somebody's address subscribes to the topic. */
    private static final Set<String> NOT_NEEDED_YET =
            Set.of("dynamodb:DescribeTimeToLive", "sns:ListSubscriptionsByTopic");

    /** What an action is denied for, and an equivalent second way answers. */
    private static final Set<String> HAVE_A_SECOND_WAY = Set.of("events:ListRules", "lambda:GetFunction");

    /** Lambda itself, with this role, when an asynchronous invocation has failed. */
    private static final Set<String> LAMBDA_USES = Set.of("sqs:SendMessage");

    @Test
    void needsNothingThatItIsDenied() {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();

        var report = stack.invokeCanary(MANUAL);

        assertThat(report.path("verdict").asText())
                .as(new Validation(0, report, "").told())
                .isEqualTo("HEALTHY");
        assertThat(findings(report, "UNKNOWN")).isEmpty();
    }

    @Test
    void isGrantedNothingThatItDoesNotUse() {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();
        stack.invokeCanary(MANUAL);
        var used = new TreeSet<String>();
        calls(stack)
                .forEach(call -> used.add(call.path("service").asText() + ":"
                        + call.path("operation").asText()));

        var unused = new TreeSet<String>();
        for (var action : granted(stack)) {
            var service = action.substring(0, action.indexOf(':'));
            var operation = OPERATIONS.getOrDefault(action, action.substring(action.indexOf(':') + 1));
            if (!used.contains(service + ":" + operation)) {
                unused.add(action);
            }
        }

        unused.removeAll(SECOND_WAYS);
        unused.removeAll(NOT_NEEDED_YET);
        unused.removeAll(LAMBDA_USES);
        assertThat(unused).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> missesEachActionThatIsTakenAway() {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();
        var actions = granted(stack);
        actions.removeAll(SECOND_WAYS);
        actions.removeAll(NOT_NEEDED_YET);
        actions.removeAll(LAMBDA_USES);
        return actions.stream()
                .map(action -> DynamicTest.dynamicTest(action, () -> {
                    stack.admin().reset();
                    denyToTheCanary(stack, action);

                    var report = stack.invokeCanary(MANUAL);

                    assertThat(findings(report, "FAIL"))
                            .as(new Validation(0, report, "").told())
                            .isEmpty();
                    if (HAVE_A_SECOND_WAY.contains(action)) {
                        assertThat(findings(report, "PASS"))
                                .anySatisfy(finding -> assertThat(
                                                finding.path("evidence").asText())
                                        .contains(action));
                    } else {
                        assertThat(report.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
                        assertThat(findings(report, "UNKNOWN"))
                                .isNotEmpty()
                                .allSatisfy(finding -> assertThat(
                                                finding.path("missingAction").asText())
                                        .isEqualTo(action));
                    }
                }));
    }

    /** Every action of the role's policies, in force on the local cloud. */
    private static Set<String> granted(StackOnLocalCloud stack) {
        var actions = new TreeSet<String>();
        for (var policy : stack.admin().resource("CanaryRole").at("/properties/Policies")) {
            for (var statement : policy.at("/PolicyDocument/Statement")) {
                var action = statement.path("Action");
                if (action.isArray()) {
                    action.forEach(each -> actions.add(each.asText()));
                } else {
                    actions.add(action.asText());
                }
            }
        }
        assertThat(actions).isNotEmpty();
        return actions;
    }

    private static void denyToTheCanary(StackOnLocalCloud stack, String action) {
        var parts = action.split(":", 2);
        stack.admin().post("faults", """
                        {"service": "%s", "operation": "%s", "kind": "deny", "probability": 1, "principal": "*CanaryRole*"}""".formatted(parts[0], OPERATIONS.getOrDefault(action, parts[1])));
    }

    private static Stream<JsonNode> calls(StackOnLocalCloud stack) {
        return StreamSupport.stream(stack.admin().get("calls").spliterator(), false)
                .filter(call -> call.path("principal").asText().contains("CanaryRole"));
    }

    private static List<JsonNode> findings(JsonNode report, String outcome) {
        return StreamSupport.stream(report.path("findings").spliterator(), false)
                .filter(finding -> finding.path("outcome").asText().equals(outcome))
                .filter(finding -> !finding.path("severity").asText().equals("LOW"))
                .toList();
    }
}
