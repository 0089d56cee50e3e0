package serin.handler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import serin.ledger.DeploymentLog;
import serin.ledger.Noted;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.metric.DeploymentEvent.Phase;
import serin.metric.DeploymentHistory;
import serin.metric.DeploymentMetrics;
import serin.metric.Metric;
import serin.observation.DeploymentFacts;
import serin.observation.Deployments;
import serin.observation.Observation;

/** Counts deployments: each once, however often AWS tells of it. */
final class Deployed {
    /** Twenty deployments, each with its begin, its end, and a rollback that failed first. */
    static final int EVENTS = 60;

    private static final Set<String> ROLLBACKS = Set.of("codeDeployRollback", "CloudFormationRollback");

    private final DeploymentLog log;
    private final Deployments deployments;
    private final Consumer<List<Metric>> print;

    /** @param print where metrics go */
    Deployed(DeploymentLog log, Deployments deployments, Consumer<List<Metric>> print) {
        this.log = log;
        this.deployments = deployments;
        this.print = print;
    }

    /** Takes an event down, prints what it comes to, and answers what was done. */
    ObjectNode tell(DeploymentEvent event) {
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("deployment", event.id())
                .put("phase", event.phase().name());
        return switch (event.kind() == ComponentKind.FUNCTION_DEPLOYMENT ? facts(event) : new Told(event, false)) {
            case Told(var _, var rollback) when rollback -> answer.put("skipped", "it takes back another deployment");
            case Told(var told, var _) ->
                switch (log.note(told)) {
                    case Noted.First() -> answer.put("metrics", count(told));
                    case Noted.Again() -> answer.put("skipped", "it has been counted");
                    case Noted.Lost(var why) -> answer.put("ledgerLost", why);
                };
        };
    }

    /** What CodeDeploy says beside its event; where it does not answer, the event has to do. */
    private Told facts(DeploymentEvent event) {
        return switch (deployments.deployment(event.id())) {
            case Observation.Present<DeploymentFacts>(var facts, var _) ->
                new Told(
                        facts.createdAt()
                                .map(created -> Duration.between(created, event.at()))
                                // Events tell whole seconds, so the end of a very short one can seem to be before its
                                // begin.
                                .map(took -> event.took(took.isNegative() ? Duration.ZERO : took))
                                .orElse(event),
                        facts.rollsBack().isPresent()
                                || facts.creator().filter(ROLLBACKS::contains).isPresent());
            case Observation.Absent<DeploymentFacts> _, Observation.Unreadable<DeploymentFacts> _ ->
                new Told(event, false);
        };
    }

    private record Told(DeploymentEvent event, boolean rollback) {}

    private int count(DeploymentEvent event) {
        if (event.phase() == Phase.BEGUN) {
            return 0;
        }
        var metrics = DeploymentMetrics.of(event, history(log, event.stack(), event.kind(), Optional.of(event)));
        print.accept(metrics);
        return metrics.size();
    }

    /**
     * The deployments that the ledger knows.
     *
     * @param own one that was noted a moment ago, so that the index may not have it yet
     * @return empty when they cannot be read
     */
    static Optional<DeploymentHistory> history(
            DeploymentLog log, String stack, ComponentKind kind, Optional<DeploymentEvent> own) {
        return switch (log.newest(stack, kind, EVENTS)) {
            case Observation.Present<List<DeploymentEvent>>(var events, var _) -> {
                var all = new ArrayList<>(events);
                own.ifPresent(all::add);
                yield Optional.of(new DeploymentHistory(all));
            }
            case Observation.Absent<List<DeploymentEvent>> _, Observation.Unreadable<List<DeploymentEvent>> _ ->
                Optional.empty();
        };
    }
}
