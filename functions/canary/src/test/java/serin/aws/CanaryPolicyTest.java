package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import serin.check.Checks;

/** The canary's policy in the template allows what the canary calls, and nothing else. */
class CanaryPolicyTest {
    /** Lambda sends to the queue for failed invocations with the function's own role. */
    private static final Set<String> OF_LAMBDA = Set.of("sqs:SendMessage");

    /**
     * For what other stacks have: a secret or a managed policy of their own, an import, an event source mapping, a dashboard, a log
     * group that hands its events on. This one has none, so its canary needs no permission for it.
     */
    private static final Set<String> OF_OTHER_STACKS = Set.of(
            "secretsmanager:DescribeSecret",
            "cloudformation:ListExports",
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "lambda:ListEventSourceMappings",
            "logs:DescribeSubscriptionFilters");

    @Test
    void allowsEveryOperationAndNothingElse() throws IOException {
        var expected = new TreeSet<>(OF_LAMBDA);
        expected.addAll(operations());
        expected.removeAll(OF_OTHER_STACKS);

        assertThat(allowed()).isEqualTo(expected);
    }

    @Test
    void everyCheckReadsWithOperationsThatThereAre() {
        assertThat(Checks.ALL)
                .allSatisfy(check ->
                        assertThat(operations()).containsAll(check.info().reads()));
    }

    private static Set<String> operations() {
        return Arrays.stream(Operation.values()).map(Operation::action).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> allowed() throws IOException {
        var template = Path.of(System.getProperty("serin.root"), "tests", "stack", "processed-template.json");
        var role =
                new ObjectMapper().readTree(Files.readString(template)).at("/Resources/CanaryRole/Properties/Policies");
        var actions = new TreeSet<String>();
        for (var policy : role) {
            for (var statement : policy.at("/PolicyDocument/Statement")) {
                add(statement.path("Action"), actions);
            }
        }
        return actions;
    }

    private static void add(JsonNode action, Set<String> actions) {
        if (action.isArray()) {
            action.forEach(one -> actions.add(one.asText()));
        } else {
            actions.add(action.asText());
        }
    }
}
