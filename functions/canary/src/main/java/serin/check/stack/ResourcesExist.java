package serin.check.stack;

import java.util.List;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedResource;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;

/**
 * CloudFormation has created each resource of the template, and finished it.
 *
 * <p>One finding for each resource, so that a missing one is named where others refer to it. What has been deleted behind
 * CloudFormation's back is still listed: the checks of its own kind see that.
 */
final class ResourcesExist implements Check<ExpectedResource> {
    static final CheckInfo INFO = new CheckInfo(
            "stack.resources-exist",
            "has been created by the stack",
            Severity.CRITICAL,
            Set.of("cloudformation:ListStackResources", "cloudformation:DescribeStacks"),
            Set.of(),
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceSummary.html",
            "Read the stack's events for this resource, mend the cause and deploy again.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedResource> about() {
        return ExpectedResource.class;
    }

    @Override
    public Outcome examine(ExpectedResource expected, Context context) {
        if (expected.undecided().isPresent()) {
            return new Outcome.Unknown("its condition could not be decided: "
                    + expected.undecided().get());
        }
        return switch (context.cloud().stacks().resources(stackName(context))) {
            case Observation.Present<List<StackResourceFacts>>(var rows, var evidence) ->
                judge(expected.resource(), rows, evidence, context);
            case Observation.Absent<List<StackResourceFacts>> _ ->
                Outcome.Skipped.because(new FindingRef(StackStatusComplete.INFO.id(), stackName(context)));
            case Observation.Unreadable<List<StackResourceFacts>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(
            ResourceRef resource, List<StackResourceFacts> rows, Evidence evidence, Context context) {
        var row = rows.stream()
                .filter(candidate -> candidate.logicalId().equals(resource.logicalId()))
                .findFirst();
        var status = row.map(StackResourceFacts::status).orElse("not listed");
        var created = row.flatMap(StackResourceFacts::physicalId).isPresent();
        if (created && status.endsWith("_COMPLETE") && !status.equals("DELETE_COMPLETE")) {
            return new Outcome.Pass(status, evidence);
        }
        if (StackChecks.inProgress(status)) {
            return new Outcome.Unknown("the resource is " + status);
        }
        return switch (context.cloud().stacks().stack(stackName(context))) {
            case Observation.Present<StackFacts>(var stack, var _)
            when StackChecks.inProgress(stack.status()) ->
                new Outcome.Unknown("the resource is " + status + " while the stack is " + stack.status());
            case Observation.Present<StackFacts> _,
                    Observation.Absent<StackFacts> _,
                    Observation.Unreadable<StackFacts> _ ->
                new Outcome.Fail(
                        "created and *_COMPLETE", created ? status : status + ", without a physical id", evidence);
        };
    }

    private static String stackName(Context context) {
        return context.stack().resource().logicalId();
    }
}
