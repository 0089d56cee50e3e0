package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.demo.Shipment;
import serin.demo.Shipment.Order;

/** What the gate costs, counted by the local cloud: every request of the canary's role, ledger and answer included. */
class GateCallsTest {
    private static final int MOST_OF_A_HOOK = 12;
    private static final String ANSWER = "PutLifecycleEventHookExecutionStatus";

    /** Lambda gives these a quota of their own each; the others share 15 a second. */
    private static final Set<String> OWN_QUOTA = Set.of("Invoke", "GetFunction", "GetPolicy");

    private static final int MOST_SHARED_A_SECOND = 3;

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    /** Without what the canary does when an update or a deployment has ended: this is about the hooks. */
    @BeforeEach
    void reset() {
        // A run that another test's update has started would be counted with what is under way of it.
        stack.settle();
        stack.admin().reset();
        for (var rule : List.of("CanaryStackChanged", "CanaryFunctionDeployed")) {
            Change.replace("", rule, "/properties/State", "\"DISABLED\"")
                    .apply()
                    .accept(stack.admin());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good",
                "throws-at-init",
                "throws-on-event",
                "wrong-answer",
                "ten-times-slower",
                "leaks-memory",
            })
    void aHookMakesAtMostTwelve(String variant) {
        Shipment.of(stack.admin(), Order.of(variant, "MarkEarningsProcessed"));
        stack.settle();

        assertThat(hooks()).isNotEmpty().allSatisfy(hook -> assertThat(hook).hasSizeLessThanOrEqualTo(MOST_OF_A_HOOK));
        assertThat(mostSharedInASecond()).isLessThanOrEqualTo(MOST_SHARED_A_SECOND);
    }

    @Test
    void fourteenHooksMakeAtMostTwiceThoseOfARunOfTheStack() {
        stack.invokeCanary("{}");
        var run = calls().size();
        reset();

        var shipment = Shipment.of(stack.admin(), Order.of("good", GateTest.ALL_SEVEN));
        stack.settle();

        assertThat(shipment.status()).isEqualTo("Succeeded");
        assertThat(calls()).hasSizeGreaterThan(14).hasSizeLessThanOrEqualTo(2 * run);
    }

    /**
     * The calls of each hook in their order: the row that is written after the answer is its last. A row that is written twice in a
     * row is the client's repetition, after its time-out on a machine without time to spare, and counts once.
     */
    private List<List<String>> hooks() {
        var hooks = new ArrayList<List<String>>();
        var hook = new ArrayList<String>();
        var answered = false;
        for (var call : calls()) {
            var operation = call.path("operation").asText();
            if (operation.equals("PutItem") && !hook.isEmpty() && hook.getLast().equals(operation)) {
                continue;
            }
            hook.add(operation);
            answered |= operation.equals(ANSWER);
            if (answered && operation.equals("PutItem")) {
                hooks.add(List.copyOf(hook));
                hook.clear();
                answered = false;
            }
        }
        assertThat(hook).isEmpty();
        return hooks;
    }

    private int mostSharedInASecond() {
        var times = calls().stream()
                .filter(call -> call.path("service").asText().equals("lambda"))
                .filter(call -> !OWN_QUOTA.contains(call.path("operation").asText()))
                .map(call -> Instant.parse(call.path("at").asText()))
                .sorted()
                .toList();
        return times.stream()
                .mapToInt(from -> (int) times.stream()
                        .filter(each -> !each.isBefore(from) && each.isBefore(from.plusSeconds(1)))
                        .count())
                .max()
                .orElse(0);
    }

    private List<JsonNode> calls() {
        return StreamSupport.stream(stack.admin().get("calls").spliterator(), false)
                .filter(call -> call.path("principal").asText().contains("CanaryRole"))
                .toList();
    }
}
