package serin.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.observation.Evidence;
import serin.observation.Observation;

/** Deployments in memory, with the rules of the real log; a test can take it away, or its index alone. */
public final class InMemoryDeploymentLog implements DeploymentLog {
    private final Map<List<String>, DeploymentEvent> rows = new ConcurrentHashMap<>();
    private final AtomicReference<String> unwritable = new AtomicReference<>("");
    private final AtomicReference<String> unreadable = new AtomicReference<>("");

    @Override
    public Noted note(DeploymentEvent event) {
        if (!unwritable.get().isEmpty()) {
            return new Noted.Lost(unwritable.get());
        }
        var key = List.of(event.stack(), event.kind().word(), event.id());
        return rows.putIfAbsent(key, event) == null ? new Noted.First() : new Noted.Again();
    }

    @Override
    public Observation<List<DeploymentEvent>> newest(String stack, ComponentKind kind, int limit) {
        return unreadable.get().isEmpty()
                ? new Observation.Present<>(
                        rows.values().stream()
                                .filter(row -> row.stack().equals(stack) && row.kind() == kind)
                                .sorted(Comparator.comparing(DeploymentEvent::at)
                                        .reversed())
                                .limit(limit)
                                .toList(),
                        Evidence.of("memory"))
                : new Observation.Unreadable<>("dynamodb:Query", Observation.Reason.UNREACHABLE, unreadable.get());
    }

    public void loseWrites(String why) {
        unwritable.set(why);
    }

    public void loseReads(String why) {
        unreadable.set(why);
    }
}
