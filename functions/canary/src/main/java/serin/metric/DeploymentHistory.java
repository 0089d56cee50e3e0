package serin.metric;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.metric.DeploymentEvent.Phase;

/**
 * The deployments of one kind, from their begins and ends.
 *
 * <p>CloudFormation deploys one change of a stack at a time, and its events bear no id that joins them for certain, so a begin and the
 * end after it belong together. An update can fail twice: its rollback fails, and is completed later
 * (<a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-continueupdaterollback.html">continue
 * rolling back</a>). A failure that follows a failure with no begin between is that, and does not count again. CodeDeploy's ends are each
 * of a deployment of its own, and tell how long it took.
 */
public final class DeploymentHistory {
    private final List<DeploymentEvent> oldestFirst;

    /** @param events in any order; what is there twice counts once */
    public DeploymentHistory(List<DeploymentEvent> events) {
        Map<String, DeploymentEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        // A begin and an end of the same second: the begin was first.
        oldestFirst = byId.values().stream()
                .sorted(Comparator.comparing(DeploymentEvent::at).thenComparing(DeploymentEvent::phase))
                .toList();
    }

    /** The share of failed deployments, in percent; 0 when no deployment is known, since then none failed. */
    public double failureRate() {
        var samples = new ArrayList<Sample>();
        for (var i = oldestFirst.size() - 1; i >= 0; i--) {
            if (counts(i)) {
                samples.add(oldestFirst.get(i).phase() == Phase.FAILED ? Sample.FAILED : Sample.HELD);
            }
        }
        return FailureRate.ofDeployments(samples).orElse(0);
    }

    /** Whether this end is that of a deployment that has not ended before. */
    public boolean counts(DeploymentEvent end) {
        return counts(index(end));
    }

    /** How long the deployment took that ended so; empty when it is not known when it began. */
    public Optional<Duration> took(DeploymentEvent end) {
        if (end.took().isPresent()) {
            return end.took();
        }
        var before = index(end) - 1;
        return before >= 0 && !oldestFirst.get(before).ends()
                ? Optional.of(Duration.between(oldestFirst.get(before).at(), end.at()))
                : Optional.empty();
    }

    private int index(DeploymentEvent event) {
        for (var i = 0; i < oldestFirst.size(); i++) {
            if (oldestFirst.get(i).id().equals(event.id())) {
                return i;
            }
        }
        throw new IllegalArgumentException("not of this history: " + event);
    }

    private boolean counts(int index) {
        var event = oldestFirst.get(index);
        if (!event.ends()) {
            return false;
        }
        return event.kind() == ComponentKind.FUNCTION_DEPLOYMENT
                || event.phase() != Phase.FAILED
                || index == 0
                || oldestFirst.get(index - 1).phase() != Phase.FAILED;
    }
}
