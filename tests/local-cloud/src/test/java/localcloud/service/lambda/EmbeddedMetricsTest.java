package localcloud.service.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import localcloud.service.Metrics;
import localcloud.service.Metrics.DataPoint;
import org.junit.jupiter.api.Test;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html. */
final class EmbeddedMetricsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private static final Instant MACHINE = NOW.minus(Duration.ofHours(26));

    private final Metrics metrics = new Metrics();
    private final EmbeddedMetrics embedded = new EmbeddedMetrics(metrics, () -> NOW, () -> MACHINE);

    /** The page's example, with a second set of dimensions and a list of values. */
    @Test
    void readsEachMetricForEachSetOfDimensions() {
        embedded.onLine("f", """
                {"_aws": {"Timestamp": 1574109732004, "CloudWatchMetrics": [{"Namespace": "lambda-function-metrics", "Dimensions": [["functionVersion"], []], "Metrics": [{"Name": "time", "Unit": "Milliseconds"}, {"Name": "sizes"}]}]}, "functionVersion": "$LATEST", "time": 100, "sizes": [1, 2], "requestId": "989ffbf8"}""");

        assertThat(metrics.all().stream().map(EmbeddedMetricsTest::shown))
                .isEqualTo(List.of(
                        "lambda-function-metrics time {functionVersion=$LATEST} 100.0",
                        "lambda-function-metrics sizes {functionVersion=$LATEST} 1.0",
                        "lambda-function-metrics sizes {functionVersion=$LATEST} 2.0",
                        "lambda-function-metrics time {} 100.0",
                        "lambda-function-metrics sizes {} 1.0",
                        "lambda-function-metrics sizes {} 2.0"));
        assertThat(metrics.all())
                .allSatisfy(point -> assertThat(point.at()).isEqualTo(Instant.ofEpochMilli(1574109732004L)));
    }

    /** What a function takes from its own clock is the cloud's time; what it takes from an event, or from an answer of AWS, is kept. */
    @Test
    void movesWhatAFunctionTookFromItsClock() {
        stamped(MACHINE.minusSeconds(2));
        stamped(NOW.minusSeconds(2));
        stamped(NOW.minus(Duration.ofDays(3)));
        stamped(NOW.plus(Duration.ofHours(1)));

        assertThat(metrics.all().stream().map(DataPoint::at))
                .containsExactly(
                        NOW.minusSeconds(2),
                        NOW.minusSeconds(2),
                        NOW.minus(Duration.ofDays(3)),
                        NOW.plus(Duration.ofHours(1)));
    }

    private void stamped(Instant time) {
        embedded.onLine("f", """
                {"_aws": {"Timestamp": %d, "CloudWatchMetrics": [{"Namespace": "n", "Dimensions": [[]], "Metrics": [{"Name": "m"}]}]}, "m": 1}""".formatted(time.toEpochMilli()));
    }

    @Test
    void leavesOtherLinesAlone() {
        embedded.onLine("f", "an ordinary line");
        embedded.onLine("f", "{\"_aws\": {\"CloudWatchMetrics\": [");
        embedded.onLine("f", "{\"_aws\": 1, \"level\": \"INFO\"}");

        assertThat(metrics.all()).isEmpty();
    }

    private static String shown(DataPoint point) {
        return point.namespace() + " " + point.name() + " " + point.dimensions() + " " + point.value();
    }
}
