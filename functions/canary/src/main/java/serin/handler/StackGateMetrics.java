package serin.handler;

import java.util.List;
import java.util.Optional;
import serin.ledger.LedgerKey;
import serin.metric.Metric;
import serin.stackgate.StackGateReport;

/** What a request of the stack gate comes to in metrics: whether it let an update pass without knowing that all is well. */
final class StackGateMetrics {
    private StackGateMetrics() {}

    static List<Metric> of(StackGateReport report) {
        return switch (report.decision().proof()) {
            case PROVEN -> unproven(report, 0);
            case UNPROVEN -> unproven(report, 1);
            case NOT_ASKED -> List.of();
        };
    }

    private static List<Metric> unproven(StackGateReport report, int count) {
        return List.of(new Metric(
                LedgerKey.name(report.run().stack()), Optional.empty(), "StackGateUnproven", Metric.Unit.COUNT, count));
    }
}
