package serin.ledger;

import java.util.List;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.observation.Observation;

/**
 * The part of the ledger that remembers deployments: one row for each begin and each end.
 *
 * <p>Like {@link Ledger} it never throws for what the cloud does.
 */
public interface DeploymentLog {

    /** Keeps the event, unless one of the same stack, kind and id is there: AWS delivers events at least once. */
    Noted note(DeploymentEvent event);

    /**
     * The events of one kind, the last first. One that was noted a moment ago may be missing.
     *
     * @param stack the stack's name
     * @param limit 1 to {@link Ledger#MOST_ROWS}
     * @return Absent when there is no ledger
     */
    Observation<List<DeploymentEvent>> newest(String stack, ComponentKind kind, int limit);
}
