package serin.gate;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import serin.check.Outcomes;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Verdict;
import serin.ledger.Answer;
import serin.ledger.Ledger;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.ledger.Recorded;
import serin.ledger.ShippedVersion;
import serin.observation.AliasFacts;
import serin.observation.DeploymentFacts;
import serin.observation.DeploymentTargetFacts;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.StackResourceFacts;

/**
 * Judges one execution of a hook: whose deployment it is, what it ships and where it stands, and then whether the target version is
 * good.
 */
final class Judgement {
    private static final Set<String> ROLLBACKS = Set.of("codeDeployRollback", "CloudFormationRollback");
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed", "Stopped");

    private final GateSettings settings;
    private final Looking looking;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Supplier<String> nonces;
    private final Notes notes;

    Judgement(
            GateSettings settings,
            Looking looking,
            Ledger ledger,
            InstantSource clock,
            Supplier<String> nonces,
            Notes notes) {
        this.settings = settings;
        this.looking = looking;
        this.ledger = ledger;
        this.clock = clock;
        this.nonces = nonces;
        this.notes = notes;
    }

    /** What the gate would answer if it had all power; the mode has not been looked at. */
    Conclusion of(HookEvent event) {
        return switch (looking.<DeploymentFacts>see(cloud -> cloud.deployments().deployment(event.deploymentId()))) {
            case Observation.Present<DeploymentFacts>(var deployment, var _) -> of(event, deployment);
            case Observation.Absent<DeploymentFacts>(var what, var _) -> new Conclusion.LeftAlone(what);
            case Observation.Unreadable<DeploymentFacts> unreadable -> {
                notes.found(GateChecks.INFORMED, Outcomes.unknown(unreadable));
                yield conclude();
            }
        };
    }

    /** By what was found so far. */
    Conclusion conclude() {
        var verdict = Verdict.of(notes.findings());
        return new Conclusion.Answered(HookPolicy.answer(verdict, notes.moment()), reason(verdict));
    }

    private Conclusion of(HookEvent event, DeploymentFacts deployment) {
        if (ENDED.contains(deployment.status())) {
            return new Conclusion.LeftAlone("deployment " + deployment.id() + " has ended: " + deployment.status());
        }
        switch (ownership(deployment)) {
            case Outcome.Pass _ -> {}
            case Outcome.Fail foreign -> {
                return new Conclusion.LeftAlone("deployment " + deployment.id() + " is of " + foreign.actual()
                        + ", not of " + foreign.expected());
            }
            case Outcome.Unknown _, Outcome.Skipped _, Outcome.Waived _ -> {
                return conclude();
            }
        }
        if (isRollback(deployment)) {
            return new Conclusion.Answered(
                    Answer.SUCCEEDED,
                    "a rollback is never held up: " + deployment.creator().orElse("a rollback")
                            + deployment
                                    .rollsBack()
                                    .map(of -> " takes back " + of)
                                    .orElse(""));
        }
        return switch (shipment(deployment)) {
            case AppSpec.Ships(var shipped) -> {
                notes.ships(shipped);
                yield of(event, shipped, deployment);
            }
            case AppSpec.Unusable(var why) -> {
                notes.found(GateChecks.INFORMED, new Outcome.Unknown(why));
                yield conclude();
            }
        };
    }

    private Conclusion of(HookEvent event, ShippedVersion shipped, DeploymentFacts deployment) {
        var alias = looking.<AliasFacts>see(cloud -> cloud.functions().alias(shipped.function(), shipped.alias()));
        var moment = moment(event, shipped, alias);
        notes.isAt(moment);
        var key = LedgerKey.ofHook(settings.ownStack(), event.deploymentId(), event.executionId());
        if (ledger.record(LedgerEntry.begun(key, moment.trigger(), clock.instant())
                                .shipping(shipped))
                        instanceof Recorded.Kept(var there)
                && there.answer().isPresent()) {
            return new Conclusion.LeftAlone("this execution was answered before: "
                    + there.answer().get().word());
        }
        stands(alias, shipped, moment);
        new VersionTrial(looking, new Witness(looking, nonces, clock, shipped.function()), shipped, notes)
                .examine(moment);
        switch (moment) {
            case BEFORE -> {}
            case AFTER ->
                deployment
                        .createdAt()
                        .ifPresent(began -> notes.found(
                                GateChecks.ERRORS,
                                new RuntimeErrors(looking, shipped).between(began, clock.instant())));
        }
        return conclude();
    }

    /** Pass: of the own stack. Fail: of another. Unknown: noted. */
    private Outcome ownership(DeploymentFacts deployment) {
        var evidence = Evidence.of("codedeploy:GetDeployment");
        if (settings.ownApplication().isPresent()) {
            var own = settings.ownApplication().get();
            return deployment.application().equals(own)
                    ? new Outcome.Pass(own, evidence)
                    : new Outcome.Fail("application " + own, "application " + deployment.application(), evidence);
        }
        return switch (looking.<List<StackResourceFacts>>see(
                cloud -> cloud.stacks().resources(settings.ownStack()))) {
            case Observation.Present<List<StackResourceFacts>>(var resources, var seen) ->
                resources.stream()
                                .filter(each -> each.type().equals("AWS::CodeDeploy::Application"))
                                .anyMatch(each -> each.physicalId().equals(Optional.of(deployment.application())))
                        ? new Outcome.Pass(deployment.application(), seen)
                        : new Outcome.Fail(
                                "stack " + settings.ownStack(), "application " + deployment.application(), seen);
            case Observation.Absent<List<StackResourceFacts>>(var what, var _) -> unowned(new Outcome.Unknown(what));
            case Observation.Unreadable<List<StackResourceFacts>> unreadable -> unowned(Outcomes.unknown(unreadable));
        };
    }

    private Outcome unowned(Outcome.Unknown unknown) {
        notes.found(GateChecks.INFORMED, unknown);
        return unknown;
    }

    private static boolean isRollback(DeploymentFacts deployment) {
        return deployment.creator().filter(ROLLBACKS::contains).isPresent()
                || deployment.rollsBack().isPresent();
    }

    /** From the AppSpec; where that cannot be had, from the deployment's targets. */
    private AppSpec shipment(DeploymentFacts deployment) {
        return switch (looking.<String>see(cloud -> cloud.deployments().appSpec(deployment))) {
            case Observation.Present<String>(var text, var _) ->
                switch (AppSpec.read(text)) {
                    case AppSpec.Ships ships -> ships;
                    case AppSpec.Unusable(var why) -> fromTargets(deployment.id(), why);
                };
            case Observation.Absent<String>(var what, var _) -> fromTargets(deployment.id(), what);
            case Observation.Unreadable<String>(var action, var _, var detail) ->
                fromTargets(deployment.id(), action + ": " + detail);
        };
    }

    private AppSpec fromTargets(String deploymentId, String why) {
        return target(deploymentId)
                .map(target -> AppSpec.of(target.function(), target.alias(), target.current(), target.target()))
                .orElseGet(() -> new AppSpec.Unusable(why));
    }

    private Moment moment(HookEvent event, ShippedVersion shipped, Observation<AliasFacts> alias) {
        var told = alias instanceof Observation.Present<AliasFacts>(var facts, var _)
                ? Moment.of(shipped, facts)
                : Optional.<Moment>empty();
        return told.or(() -> target(event.deploymentId()).flatMap(Moment::of)).orElse(Moment.BEFORE);
    }

    private Optional<DeploymentTargetFacts> target(String deploymentId) {
        var targets = looking.cloud().deployments().targets(deploymentId);
        return targets instanceof Observation.Present<List<DeploymentTargetFacts>>(var all, var _) && all.size() == 1
                ? Optional.of(all.getFirst())
                : Optional.empty();
    }

    /** After the shift the alias must stand on the target with all its traffic; before it, there is nothing to say of it. */
    private void stands(Observation<AliasFacts> alias, ShippedVersion shipped, Moment moment) {
        switch (alias) {
            case Observation.Present<AliasFacts>(var facts, var evidence) -> {
                switch (moment) {
                    case BEFORE -> {}
                    case AFTER -> {
                        found(
                                GateChecks.ALIAS_EXISTS,
                                facts.version().equals(shipped.target()),
                                "alias " + shipped.alias() + " on version " + shipped.target(),
                                "on version " + facts.version(),
                                evidence);
                        found(
                                GateChecks.ALIAS_SETTLED,
                                facts.weights().isEmpty(),
                                "all traffic on one version",
                                "weights " + facts.weights(),
                                evidence);
                    }
                }
            }
            case Observation.Absent<AliasFacts>(var what, var evidence) ->
                notes.found(
                        GateChecks.ALIAS_EXISTS,
                        new Outcome.Fail("alias " + shipped.alias() + " exists", what, evidence));
            case Observation.Unreadable<AliasFacts> unreadable ->
                notes.found(GateChecks.ALIAS_EXISTS, Outcomes.unknown(unreadable));
        }
    }

    private void found(CheckInfo check, boolean good, String expected, String actual, Evidence evidence) {
        notes.found(check, good ? new Outcome.Pass(expected, evidence) : new Outcome.Fail(expected, actual, evidence));
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy() -> "HEALTHY";
            case Verdict.Unhealthy(var failures) -> "UNHEALTHY: " + Reason.of(failures);
            case Verdict.Inconclusive(var unknowns, var why) ->
                "INCONCLUSIVE: " + (unknowns.isEmpty() ? why : Reason.of(unknowns));
        };
    }
}
