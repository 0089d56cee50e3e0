package serin.check.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.Scenario;
import serin.expectation.ExpectedStack;
import serin.finding.Outcome;
import serin.observation.StackFacts;
import serin.template.ResolvedTemplate;
import serin.template.Value;

/** Statuses: <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html">stack status codes</a>. */
class StackStatusCompleteTest {
    private final Scenario scenario = new Scenario();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE_COMPLETE",
                "UPDATE_COMPLETE",
                "UPDATE_ROLLBACK_COMPLETE",
                "IMPORT_COMPLETE",
                "IMPORT_ROLLBACK_COMPLETE"
            })
    void passesWhenComplete(String status) {
        scenario.stackStatus(status);
        assertThat(examine()).isEqualTo(new Outcome.Pass(status, EVIDENCE));
    }

    @Test
    void isUnknownWhenThereIsNothingInTheStack() {
        var stack = new ExpectedStack(
                scenario.expected().resource(),
                new ResolvedTemplate(Map.of(), Map.of(), Set.of(), Value.Mapping.EMPTY),
                List.of());
        scenario.stackStatus("CREATE_COMPLETE");

        assertThat(new StackStatusComplete().examine(stack, scenario.context()))
                .isEqualTo(new Outcome.Unknown("the stack has no resources, so nothing is proven"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROLLBACK_COMPLETE",
                "DELETE_COMPLETE",
                "CREATE_FAILED",
                "ROLLBACK_FAILED",
                "UPDATE_FAILED",
                "UPDATE_ROLLBACK_FAILED",
                "DELETE_FAILED",
                "IMPORT_ROLLBACK_FAILED"
            })
    void failsWhenTheLastOperationLeftItBroken(String status) {
        scenario.stackStatus(status);
        assertThat(examine()).isEqualTo(new Outcome.Fail("*_COMPLETE", status, EVIDENCE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE_IN_PROGRESS",
                "UPDATE_IN_PROGRESS",
                "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                "UPDATE_ROLLBACK_IN_PROGRESS",
                "REVIEW_IN_PROGRESS"
            })
    void isUnknownWhileCloudFormationIsAtWork(String status) {
        scenario.stackStatus(status);
        assertThat(examine())
                .isEqualTo(new Outcome.Unknown("the stack is " + status + ": what is seen now may be half done"));
    }

    @Test
    void saysWhyItFailed() {
        scenario.cloud()
                .present("stack shop", new StackFacts("shop", "arn", "UPDATE_FAILED", "[Sync] failed", Map.of()));
        assertThat(examine()).isEqualTo(new Outcome.Fail("*_COMPLETE", "UPDATE_FAILED: [Sync] failed", EVIDENCE));
    }

    @Test
    void failsWhenThereIsNoSuchStack() {
        scenario.cloud().absent("stack shop");
        assertThat(examine()).isEqualTo(new Outcome.Fail("a complete stack", "stack shop", EVIDENCE));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("stack shop", "cloudformation:DescribeStacks");
        assertThat(examine())
                .isEqualTo(new Outcome.Unknown(
                        "cloudformation:DescribeStacks: AccessDenied", Optional.of("cloudformation:DescribeStacks")));
    }

    private Outcome examine() {
        return new StackStatusComplete().examine(scenario.expected(), scenario.context());
    }
}
