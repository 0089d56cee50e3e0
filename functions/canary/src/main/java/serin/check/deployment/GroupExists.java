package serin.check.deployment;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedDeploymentGroup;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.DeploymentGroupFacts;
import serin.observation.Observation;

/** The deployment group exists: without it no version can be shipped any more. */
final class GroupExists implements Check<ExpectedDeploymentGroup> {
    static final CheckInfo INFO = new CheckInfo(
            "deployment.group.exists",
            "exists",
            Severity.HIGH,
            Set.of("codedeploy:GetDeploymentGroup"),
            Set.of("ApplicationName", "DeploymentGroupName"),
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeploymentGroup.html",
            "Create the group again under its name (aws deploy create-deployment-group), then deploy the stack.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedDeploymentGroup> about() {
        return ExpectedDeploymentGroup.class;
    }

    @Override
    public Outcome examine(ExpectedDeploymentGroup expected, Context context) {
        return switch (expected.application()) {
            case Declared.Known<String> _ -> look(expected, context);
            case Declared.Omitted<String>() -> Outcomes.unresolved("ApplicationName is missing");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome look(ExpectedDeploymentGroup expected, Context context) {
        return switch (DeploymentChecks.read(expected, context)) {
            case Observation.Present<DeploymentGroupFacts>(var _, var evidence) ->
                new Outcome.Pass("group " + expected.name(), evidence);
            case Observation.Absent<DeploymentGroupFacts>(var what, var evidence) ->
                new Outcome.Fail("group " + expected.name(), what, evidence);
            case Observation.Unreadable<DeploymentGroupFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
