package serin.check.metrics;

import java.util.Map;
import serin.expectation.ExpectedFunction;
import serin.observation.MetricQuery;

/** What a function prints when it has handled a scheduled event: its data point bears the time for which the event was scheduled. */
public final class Heartbeat {

    private Heartbeat() {}

    public static MetricQuery of(ExpectedFunction function) {
        return new MetricQuery("Serin", "Heartbeat", Map.of("FunctionName", function.name()));
    }
}
