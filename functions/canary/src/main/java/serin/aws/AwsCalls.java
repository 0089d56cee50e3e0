package serin.aws;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/** Counts what a run asks of AWS. Every HTTP attempt counts, those that the SDK repeats included. */
public final class AwsCalls {
    /** What the SDK writes into {@link CoreMetric#ERROR_TYPE}; its own constant is internal. */
    private static final String THROTTLING = "Throttling";

    private final Map<String, LongAdder> attempts = new ConcurrentHashMap<>();
    private final LongAdder throttled = new LongAdder();

    AwsCalls() {}

    /** HTTP attempts so far. */
    public long attempts() {
        return attempts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Attempts that AWS turned away because there were too many. */
    public long throttled() {
        return throttled.sum();
    }

    /** HTTP attempts by API call, such as {@code dynamodb:DescribeTable}; sorted. */
    public Map<String, Long> attemptsByApi() {
        var byApi = new TreeMap<String, Long>();
        attempts.forEach((api, count) -> byApi.put(api, count.sum()));
        return byApi;
    }

    /** Receives the SDK's own figures of one call; they come when the call ends, however it ends. */
    MetricPublisher meter(Operation operation) {
        return new Meter(operation.api());
    }

    private final class Meter implements MetricPublisher {
        private final String api;

        private Meter(String api) {
            this.api = api;
        }

        @Override
        public void publish(MetricCollection call) {
            for (var attempt : call.children()) {
                attempts.computeIfAbsent(api, _ -> new LongAdder()).increment();
                if (attempt.metricValues(CoreMetric.ERROR_TYPE).contains(THROTTLING)) {
                    throttled.increment();
                }
            }
        }

        @Override
        public void close() {}
    }
}
