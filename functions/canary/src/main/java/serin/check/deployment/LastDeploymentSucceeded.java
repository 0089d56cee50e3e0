package serin.check.deployment;

import java.time.Duration;
import java.time.Instant;
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
import serin.observation.DeploymentGroupFacts.LastDeployment;
import serin.observation.Evidence;
import serin.observation.Observation;

/**
 * The group's last deployment succeeded. One that is under way is left alone until it has taken an hour longer than its traffic
 * takes to shift; a rollback is a deployment of its own.
 */
final class LastDeploymentSucceeded implements Check<ExpectedDeploymentGroup> {
    static final CheckInfo INFO = new CheckInfo(
            "deployment.last-succeeded",
            "last deployment succeeded",
            Severity.HIGH,
            Set.of("codedeploy:GetDeploymentGroup"),
            Set.of(),
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentGroupInfo.html",
            "See why it ended (aws deploy get-deployment --deployment-id …), mend that, and deploy again.");

    private static final String SUCCEEDED = "Succeeded";
    private static final Set<String> ENDED_BADLY = Set.of("Failed", "Stopped");
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedDeploymentGroup> about() {
        return ExpectedDeploymentGroup.class;
    }

    @Override
    public boolean appliesTo(ExpectedDeploymentGroup expected) {
        return !(expected.application() instanceof Declared.Omitted<String>);
    }

    @Override
    public Outcome examine(ExpectedDeploymentGroup expected, Context context) {
        return switch (expected.application()) {
            case Declared.Known<String> _ -> look(expected, context);
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template names no application");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome look(ExpectedDeploymentGroup expected, Context context) {
        return switch (DeploymentChecks.read(expected, context)) {
            case Observation.Present<DeploymentGroupFacts>(var facts, var evidence) ->
                facts.last()
                        .map(last -> judge(last, facts.config(), evidence, context.now()))
                        .orElseGet(() -> new Outcome.Skipped("nothing was deployed yet"));
            case Observation.Absent<DeploymentGroupFacts> _ ->
                Outcome.Skipped.because(DeploymentChecks.exists(expected));
            case Observation.Unreadable<DeploymentGroupFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(LastDeployment last, String config, Evidence evidence, Instant now) {
        var found = last.id() + " " + last.status();
        if (last.status().equals(SUCCEEDED)) {
            return new Outcome.Pass(found, evidence);
        }
        if (ENDED_BADLY.contains(last.status())) {
            return new Outcome.Fail(SUCCEEDED, found, evidence);
        }
        var limit = TrafficPace.of(config).map(pace -> PATIENCE.plus(pace.duration()));
        if (last.createdAt().isEmpty() || limit.isEmpty()) {
            return new Outcome.Skipped(found + "; it is not known how long it may take");
        }
        var age = Duration.between(last.createdAt().get(), now);
        return age.compareTo(limit.get()) > 0
                ? new Outcome.Fail(
                        SUCCEEDED + " within " + limit.get().toMinutes() + " minutes",
                        found + " for " + age.toMinutes() + " minutes",
                        evidence)
                : new Outcome.Skipped(found + " for " + age.toMinutes() + " minutes");
    }
}
