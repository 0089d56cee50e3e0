package localcloud.service.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import localcloud.service.AwsError;
import localcloud.service.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html, and …/monitoring-metrics-view.html for the dimensions. */
final class FunctionMetricsTest {
    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    private final Metrics metrics = new Metrics();

    @Test
    void countsAnErrorByFunctionAliasAndVersion(@TempDir Path project) throws IOException, AwsError {
        try (var stack = new LambdaStack(project)) {
            new FunctionMetrics(new Functions(stack), metrics)
                    .ran(
                            FunctionReference.of("demo-sync-assets", "live", stack),
                            "1",
                            AT,
                            true,
                            Duration.ofMillis(7),
                            2);

            assertThat(shown("Errors"))
                    .containsExactly(
                            "{FunctionName=demo-sync-assets} 1.0",
                            "{FunctionName=demo-sync-assets, Resource=demo-sync-assets:live} 1.0",
                            "{ExecutedVersion=1, FunctionName=demo-sync-assets, Resource=demo-sync-assets:live} 1.0");
            assertThat(shown("Duration"))
                    .hasSize(3)
                    .allSatisfy(point -> assertThat(point).endsWith(" 7.0"));
            assertThat(shown("ConcurrentExecutions"))
                    .allSatisfy(point -> assertThat(point).endsWith(" 2.0"));
            // "The timestamp on a metric reflects when the function was invoked."
            assertThat(metrics.all()).allSatisfy(point -> assertThat(point.at()).isEqualTo(AT));
            assertThat(shown("Invocations"))
                    .allSatisfy(point -> assertThat(point).endsWith(" 1.0"));
        }
    }

    /** "Throttled requests and other invocation errors don't count as either Invocations or Errors." */
    @Test
    void countsAThrottleAndNothingElse(@TempDir Path project) throws IOException, AwsError {
        try (var stack = new LambdaStack(project)) {
            new FunctionMetrics(new Functions(stack), metrics)
                    .throttled(FunctionReference.of("demo-sync-assets", "", stack), "$LATEST", AT);

            assertThat(shown("Throttles"))
                    .containsExactly(
                            "{FunctionName=demo-sync-assets} 1.0",
                            "{FunctionName=demo-sync-assets, Resource=demo-sync-assets} 1.0");
            assertThat(metrics.all()).hasSize(2);
        }
    }

    private List<String> shown(String name) {
        return metrics.all().stream()
                .filter(point -> point.name().equals(name))
                .map(point -> point.dimensions() + " " + point.value())
                .toList();
    }
}
