package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import serin.check.Checks;

/** The canary in its own role, whose policy is neither too small nor too large for this stack. */
class CanaryRoleTest {
    private static final String MANUAL = "{}";

    /** The API's operation where IAM's action has another name. */
    private static final Map<String, String> OPERATIONS = Map.of("lambda:InvokeFunction", "Invoke");

    /** Asked only when another way is denied; the finding then names both. */
    private static final Set<String> SECOND_WAYS = Set.of("events:DescribeRule", "lambda:GetFunctionConfiguration");

    /**
     * This stack gives them nothing to read: until somebody's address subscribes to the topic, and until a rule that is not the
     * stack's own is on one of its buses.
     */
    private static final Set<String> NOT_NEEDED_YET =
            Set.of("events:ListRuleNamesByTarget", "sns:ListSubscriptionsByTopic");

    /** What an action is denied for, and an equivalent second way answers. */
    private static final Set<String> HAVE_A_SECOND_WAY = Set.of("events:ListRules", "lambda:GetFunction");

    /** Lambda itself, with this role, when an asynchronous invocation has failed. */
    private static final Set<String> LAMBDA_USES = Set.of("sqs:SendMessage");

    /** As the hook of a deployment only; serin.gate's tests deny each of them. */
    private static final Set<String> HOOK_USES = Set.of(
            "codedeploy:BatchGetDeploymentTargets",
            "codedeploy:GetApplicationRevision",
            "codedeploy:GetDeployment",
            "codedeploy:ListDeploymentTargets",
            "codedeploy:PutLifecycleEventHookExecutionStatus");

    /** What is written and read in the ledger is no part of the verdict: a run without its ledger is a true run (LedgerTest). */
    private static final Set<String> LEDGER_USES = Set.of("dynamodb:PutItem", "dynamodb:Query");

    /** Read for advice, which makes no verdict. */
    private static final Set<String> ADVICE_USES = Set.of("cloudwatch:GetDashboard");

    /** Tidies up: an acknowledgement that is not deleted goes after five minutes. */
    private static final Set<String> TIDIES_UP = Set.of("sqs:DeleteMessage");

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
        unused.removeAll(HOOK_USES);
        // A run by hand writes; a tick reads as well.
        unused.remove("dynamodb:Query");
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
        actions.removeAll(HOOK_USES);
        actions.removeAll(LEDGER_USES);
        actions.removeAll(TIDIES_UP);
        actions.removeAll(ADVICE_USES);
        return actions.stream()
                .map(action -> DynamicTest.dynamicTest(action, () -> {
                    stack.admin().clearFaults();
                    denyToTheCanary(stack, action);

                    var report = stack.invokeCanary(checksThatRead(action));

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
                                .as(new Validation(0, report, "").told())
                                .allSatisfy(finding -> assertThat(
                                                finding.path("missingAction").asText())
                                        .isEqualTo(action));
                    }
                }));
    }

    /** A request for the checks that name the action: all of them, over and over, would wait for the share of IAM's quota. */
    private static String checksThatRead(String action) {
        var checks = Checks.ALL.stream()
                .filter(check -> check.info().reads().contains(action))
                .map(check -> "\"" + check.info().id() + "\"")
                .distinct()
                .collect(Collectors.joining(", "));
        return checks.isEmpty() ? MANUAL : "{\"checks\": [" + checks + "]}";
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
