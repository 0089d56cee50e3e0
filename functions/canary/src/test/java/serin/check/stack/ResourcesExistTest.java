package serin.check.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.Scenario;
import serin.expectation.ExpectedResource;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.StackResourceFacts;

/** Statuses: <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceSummary.html">StackResourceSummary</a>. */
class ResourcesExistTest {
    private static final String ID = "stack.resources-exist";

    private final Scenario scenario = new Scenario();

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"})
    void passesWhenCreated(String status) {
        rows(row(Optional.of("shop-orders"), status));
        assertThat(outcome()).contains(new Outcome.Pass(status, EVIDENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_FAILED", "UPDATE_FAILED", "DELETE_COMPLETE", "DELETE_FAILED", "DELETE_SKIPPED"})
    void failsWhenNotFinished(String status) {
        rows(row(Optional.of("shop-orders"), status));
        assertThat(outcome()).contains(new Outcome.Fail("created and *_COMPLETE", status, EVIDENCE));
    }

    @Test
    void failsWhenNotListed() {
        rows();
        assertThat(outcome())
                .contains(new Outcome.Fail("created and *_COMPLETE", "not listed, without a physical id", EVIDENCE));
    }

    @Test
    void failsWithoutAPhysicalId() {
        rows(row(Optional.empty(), "CREATE_COMPLETE"));
        assertThat(outcome())
                .contains(
                        new Outcome.Fail("created and *_COMPLETE", "CREATE_COMPLETE, without a physical id", EVIDENCE));
    }

    @Test
    void isUnknownWhileTheResourceIsBeingUpdated() {
        rows(row(Optional.of("shop-orders"), "UPDATE_IN_PROGRESS"));
        assertThat(outcome()).contains(new Outcome.Unknown("the resource is UPDATE_IN_PROGRESS"));
    }

    @Test
    void isUnknownForAMissingOneWhileTheStackIsBeingCreated() {
        rows();
        scenario.stackStatus("CREATE_IN_PROGRESS");
        assertThat(outcome())
                .contains(new Outcome.Unknown("the resource is not listed while the stack is CREATE_IN_PROGRESS"));
    }

    @Test
    void isUnknownWhenItsConditionWasNotDecided() {
        scenario.undecided("Extra", "parameter Stage has no value");
        assertThat(scenario.outcome(ID, "Extra"))
                .contains(new Outcome.Unknown("its condition could not be decided: parameter Stage has no value"));
    }

    @Test
    void isSkippedWhenThereIsNoSuchStack() {
        var context = scenario.context();
        var resource =
                scenario.expected().find(ExpectedResource.class, Scenario.TABLE).orElseThrow();
        assertThat(new ResourcesExist().examine(resource, context))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("stack.status-complete", "shop")));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("resources shop", "cloudformation:ListStackResources");
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "cloudformation:ListStackResources: AccessDenied",
                        Optional.of("cloudformation:ListStackResources")));
    }

    @Test
    void looksAtResourcesOfEveryKind() {
        scenario.declare("Odd", "Custom::Odd", "odd", "{}");
        assertThat(scenario.outcome(ID, "Odd")).contains(new Outcome.Pass("CREATE_COMPLETE", EVIDENCE));
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome(ID, Scenario.TABLE);
    }

    private void rows(StackResourceFacts... rows) {
        scenario.cloud().present("resources shop", List.of(rows));
    }

    private static StackResourceFacts row(Optional<String> physicalId, String status) {
        return new StackResourceFacts(Scenario.TABLE, physicalId, "AWS::DynamoDB::Table", status);
    }
}
