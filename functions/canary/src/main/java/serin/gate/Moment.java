package serin.gate;

import java.util.Optional;
import serin.ledger.ShippedVersion;
import serin.observation.AliasFacts;
import serin.observation.DeploymentTargetFacts;
import serin.observation.DeploymentTargetFacts.LifecycleEvent;
import serin.run.Trigger;

/** Which of the two hooks this is; the event does not tell. */
enum Moment {
    BEFORE("BeforeAllowTraffic", Trigger.HOOK_BEFORE),
    AFTER("AfterAllowTraffic", Trigger.HOOK_AFTER);

    private final String event;
    private final Trigger trigger;

    Moment(String event, Trigger trigger) {
        this.event = event;
        this.trigger = trigger;
    }

    /** CodeDeploy's name of it. */
    String event() {
        return event;
    }

    Trigger trigger() {
        return trigger;
    }

    /** What the alias tells: all its traffic is still on the current version, or is on the target. Empty when it tells neither. */
    static Optional<Moment> of(ShippedVersion shipped, AliasFacts alias) {
        if (!alias.weights().isEmpty() || shipped.current().equals(shipped.target())) {
            return Optional.empty();
        }
        if (alias.version().equals(shipped.current())) {
            return Optional.of(BEFORE);
        }
        return alias.version().equals(shipped.target()) ? Optional.of(AFTER) : Optional.empty();
    }

    /** What the deployment's own steps tell: the hook that is under way. Empty when none is, or both are. */
    static Optional<Moment> of(DeploymentTargetFacts target) {
        var before = underWay(target, BEFORE);
        var after = underWay(target, AFTER);
        if (before == after) {
            return Optional.empty();
        }
        return Optional.of(before ? BEFORE : AFTER);
    }

    private static boolean underWay(DeploymentTargetFacts target, Moment moment) {
        return target.events().contains(new LifecycleEvent(moment.event, "InProgress"));
    }
}
