package localcloud.service.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import localcloud.lambda.FunctionLogs;
import localcloud.service.Metrics;

/**
 * The metrics in functions' logs. A line that is not of the format is a log line and nothing else, as on AWS. A data point has the
 * timestamp that the function printed. One that it took from its own clock, which is the machine's, is moved to the cloud's time, which
 * may have left the machine's behind: on AWS both are one.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
final class EmbeddedMetrics implements FunctionLogs.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\"_aws\"";

    /** A function writes a timestamp that it took when it began, at most as long ago as a function can run. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    private final Metrics metrics;
    private final InstantSource clock;
    private final InstantSource machine;

    /**
     * Of one cloud.
     *
     * @param clock the cloud's
     * @param machine what functions see
     */
    EmbeddedMetrics(Metrics metrics, InstantSource clock, InstantSource machine) {
        this.metrics = metrics;
        this.clock = clock;
        this.machine = machine;
    }

    @Override
    public void onLine(String functionName, String line) {
        int start = line.indexOf('{');
        if (start < 0 || !line.contains(MARK)) {
            return;
        }
        try {
            var root = JSON.readTree(line.substring(start));
            for (var directive : root.path("_aws").path("CloudWatchMetrics")) {
                read(root, directive);
            }
        } catch (JsonProcessingException e) {
            // No metric, only a line of a log.
        }
    }

    private void read(JsonNode root, JsonNode directive) {
        var at = time(root.path("_aws").path("Timestamp"));
        var namespace = directive.path("Namespace").asText();
        var sets = directive.path("Dimensions");
        for (var set : sets.isEmpty() ? List.<JsonNode>of(JSON.createArrayNode()) : sets) {
            var dimensions = new TreeMap<String, String>();
            set.forEach(name ->
                    dimensions.put(name.asText(), root.path(name.asText()).asText()));
            for (var metric : directive.path("Metrics")) {
                var name = metric.path("Name").asText();
                var values = root.path(name);
                for (var value : values.isArray() ? values : List.of(values)) {
                    if (value.isNumber() && !namespace.isEmpty()) {
                        metrics.add(new Metrics.DataPoint(namespace, name, dimensions, value.asDouble(), at));
                    }
                }
            }
        }
    }

    /** The timestamp as printed, unless it is nearer to what the function's clock shows than to the cloud's time. */
    private Instant time(JsonNode timestamp) {
        var cloudNow = clock.instant();
        if (!timestamp.isNumber()) {
            return cloudNow;
        }
        var printed = Instant.ofEpochMilli(timestamp.asLong());
        var machineNow = machine.instant();
        var behind = Duration.between(printed, machineNow);
        boolean ofMachine = behind.abs().compareTo(LONGEST_RUN) <= 0
                && behind.abs().compareTo(Duration.between(printed, cloudNow).abs()) < 0;
        return ofMachine ? printed.plus(Duration.between(machineNow, cloudNow)) : printed;
    }
}
