package serin.ledger;

import java.util.List;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.observation.Evidence;
import serin.observation.Observation;

/** The deployments of a canary that has no ledger: none is remembered, so none is counted. */
public final class NoDeploymentLog implements DeploymentLog {
    private static final String WHAT = "there is no ledger: SERIN_LEDGER_TABLE is not set";

    @Override
    public Noted note(DeploymentEvent event) {
        return new Noted.Lost(WHAT);
    }

    @Override
    public Observation<List<DeploymentEvent>> newest(String stack, ComponentKind kind, int limit) {
        return new Observation.Absent<>(WHAT, Evidence.of("environment"));
    }
}
