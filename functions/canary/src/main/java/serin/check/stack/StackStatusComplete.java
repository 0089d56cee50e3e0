package serin.check.stack;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedStack;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.StackFacts;

/** The stack has reached a state that is meant to last: Unknown while CloudFormation is at work, failed after a creation that was rolled back. */
final class StackStatusComplete implements Check<ExpectedStack> {
    static final CheckInfo INFO = new CheckInfo(
            "stack.status-complete",
            "has reached a complete status",
            Severity.CRITICAL,
            Set.of("cloudformation:DescribeStacks"),
            Set.of(),
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-console-view-stack-data-resources-status-codes",
            "Read the stack's events for the first failure, mend its cause and deploy again.");

    /** Complete by name, and yet nothing is left of the stack. */
    private static final Set<String> NOTHING_LEFT = Set.of("ROLLBACK_COMPLETE", "DELETE_COMPLETE");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedStack> about() {
        return ExpectedStack.class;
    }

    @Override
    public Outcome examine(ExpectedStack expected, Context context) {
        return switch (context.cloud().stacks().stack(expected.resource().logicalId())) {
            case Observation.Present<StackFacts>(var facts, var evidence) -> judge(expected, facts, evidence);
            case Observation.Absent<StackFacts>(var what, var evidence) ->
                new Outcome.Fail("a complete stack", what, evidence);
            case Observation.Unreadable<StackFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedStack expected, StackFacts facts, Evidence evidence) {
        var status = facts.status();
        if (StackChecks.inProgress(status)) {
            return new Outcome.Unknown("the stack is " + status + ": what is seen now may be half done");
        }
        if (status.endsWith("_COMPLETE") && !NOTHING_LEFT.contains(status)) {
            // A complete stack with nothing in it would else be the only Pass of a run that has seen nothing.
            return expected.expectations().isEmpty()
                    ? new Outcome.Unknown("the stack has no resources, so nothing is proven")
                    : new Outcome.Pass(status, evidence);
        }
        var actual = facts.statusReason().isEmpty() ? status : status + ": " + facts.statusReason();
        return new Outcome.Fail("*_COMPLETE", actual, evidence);
    }
}
