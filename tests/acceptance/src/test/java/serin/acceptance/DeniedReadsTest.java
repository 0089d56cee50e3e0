package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import serin.check.Checks;

/** One API is denied: what rests on it is Unknown and names the action, or an equivalent second way was used and is named. */
class DeniedReadsTest {
    /** Denied before the stack could be read. */
    private static final Set<String> STACK_READS =
            Set.of("cloudformation:DescribeStacks", "cloudformation:GetTemplate", "cloudformation:ListStackResources");

    /**
     * This stack has no secret and no managed policy of its own, no event source mapping, no log group that hands its
     * events on, no subscription while nobody's address is given, and no deployment of which more is asked than its group tells; and that
     * its dashboard is there is advice.
     */
    private static final Set<String> NOT_NEEDED = Set.of(
            "codedeploy:BatchGetDeploymentTargets",
            "codedeploy:ListDeploymentTargets",
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "cloudwatch:GetDashboard",
            "lambda:ListEventSourceMappings",
            "logs:DescribeSubscriptionFilters",
            "secretsmanager:DescribeSecret",
            "sns:ListSubscriptionsByTopic");

    /** The API's operation where IAM's action has another name. */
    private static final Map<String, String> OPERATIONS = Map.of("lambda:InvokeFunction", "Invoke");

    @TestFactory
    Stream<DynamicTest> everyActionThatAnyCheckReadsWith() {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();
        return actions().stream()
                .map(action -> DynamicTest.dynamicTest(action, () -> {
                    stack.admin().clearFaults();
                    deny(stack, action);

                    var validation = Validation.of(stack);

                    assertThat(validation.findings("FAIL"))
                            .as(validation.told())
                            .isEmpty();
                    if (STACK_READS.contains(action)) {
                        assertThat(validation.exitCode()).isEqualTo(77);
                        assertThat(validation.err()).contains(action);
                    } else if (NOT_NEEDED.contains(action)) {
                        assertThat(validation.exitCode()).isZero();
                    } else if (validation.exitCode() == 0) {
                        assertThat(evidenceNotes(validation))
                                .as("Healthy without " + action + " needs a second way, and says so")
                                .anySatisfy(note -> assertThat(note).contains(action));
                    } else {
                        assertThat(validation.exitCode()).as(validation.told()).isEqualTo(2);
                        assertThat(validation.unknowns())
                                .isNotEmpty()
                                .allSatisfy(finding -> assertThat(
                                                finding.path("missingAction").asText())
                                        .isEqualTo(action));
                    }
                }));
    }

    private static Set<String> actions() {
        return Checks.ALL.stream()
                .flatMap(check -> check.info().reads().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** To whoever validates; what the functions may do themselves is not touched. */
    private static void deny(StackOnLocalCloud stack, String action) {
        var parts = action.split(":", 2);
        stack.admin().post("faults", """
                        {"service": "%s", "operation": "%s", "kind": "deny", "probability": 1, "principal": "*:user/admin"}""".formatted(parts[0], OPERATIONS.getOrDefault(action, parts[1])));
    }

    private static java.util.List<String> evidenceNotes(Validation validation) {
        return StreamSupport.stream(validation.report().path("findings").spliterator(), false)
                .map(finding -> finding.path("evidence").asText())
                .toList();
    }
}
