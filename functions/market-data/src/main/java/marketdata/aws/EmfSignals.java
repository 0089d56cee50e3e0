package marketdata.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import marketdata.signal.Signals;
import marketdata.signal.Tally;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Signals as lines of the log in CloudWatch's embedded metric format, through Powertools: namespace {@value #NAMESPACE}, dimension
 * FunctionName.
 *
 * <p>A heartbeat bears the time of its schedule, not that of its printing: a second delivery of the same event falls onto the same
 * point, and a late one is no beat of the next. CloudWatch takes no data point that is older than two weeks, so such a heart does not
 * beat; one whose time is more than two hours ahead, as a local cloud's may be, is stamped with the time of printing.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html">Timestamps</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
final class EmfSignals implements Signals {
    static final String NAMESPACE = "Serin";
    static final String HEARTBEAT = "Heartbeat";

    /** A minute less than CloudWatch's two weeks and two hours, since the library looks at the clock once more. */
    private static final Duration OLDEST = Duration.ofDays(14).minusMinutes(1);

    private static final Duration FARTHEST_AHEAD = Duration.ofHours(2).minusMinutes(1);

    private final Supplier<Metrics> metrics;
    private final InstantSource clock;

    /**
     * Signals.
     *
     * @param metrics asked at the first signal, and not before: neither a cold start nor a probe pays for it
     */
    EmfSignals(Supplier<Metrics> metrics, InstantSource clock) {
        this.metrics = Objects.requireNonNull(metrics, "metrics is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
    }

    /** Powertools' metrics, set up for this function. */
    static Metrics powertools(String functionName) {
        // Without this the library asks the metadata address of EC2 and of ECS where it is, in Lambda too.
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
        var metrics = MetricsFactory.getMetricsInstance();
        metrics.setNamespace(NAMESPACE);
        metrics.setDefaultDimensions(DimensionSet.of("FunctionName", functionName));
        return metrics;
    }

    @Override
    public void vendorAnswered(Duration took) {
        quietly(() -> metrics.get().addMetric("VendorLatency", (double) took.toMillis(), MetricUnit.MILLISECONDS));
    }

    @Override
    public void vendorQuotaLeft(long requests) {
        quietly(() -> metrics.get().addMetric("VendorQuotaLeft", (double) requests, MetricUnit.COUNT));
    }

    @Override
    public void handled(Tally tally, Optional<Instant> scheduledTime) {
        quietly(() -> scheduledTime.ifPresent(this::beat));
        quietly(() -> flush(tally));
    }

    @Override
    public void failed(Tally tally) {
        quietly(() -> flush(tally));
    }

    private void beat(Instant scheduledTime) {
        var now = clock.instant();
        if (scheduledTime.isBefore(now.minus(OLDEST))) {
            return;
        }
        // A line of its own, since all metrics of a line share one time.
        metrics.get().flushMetrics(line -> {
            if (!scheduledTime.isAfter(now.plus(FARTHEST_AHEAD))) {
                line.setTimestamp(scheduledTime);
            }
            line.addMetric(HEARTBEAT, 1, MetricUnit.COUNT);
            line.addMetadata("scheduledTime", scheduledTime.toString());
        });
    }

    private void flush(Tally tally) {
        var line = metrics.get();
        line.addMetric("Processed", tally.processed(), MetricUnit.COUNT);
        line.addMetric("Failed", tally.failed(), MetricUnit.COUNT);
        line.addMetric("Skipped", tally.skipped(), MetricUnit.COUNT);
        line.flush();
    }

    private static void quietly(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            // Whatever the library throws: what was done stays done, and must not be tried again for want of a metric.
            System.err.println("a metric could not be told: " + e);
        }
    }
}
