package localcloud.service.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import localcloud.lambda.FunctionLogs;
import localcloud.service.Metrics;

/**
 * The metrics in functions' logs. A line that is not of the format is a log line and nothing else, as on AWS. Data points get the
 * cloud's time: a function's own clock is the machine's, which the cloud's may have left behind.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
final class EmbeddedMetrics implements FunctionLogs.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\"_aws\"";

    private final Metrics metrics;
    private final InstantSource clock;

    EmbeddedMetrics(Metrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
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
                        metrics.add(
                                new Metrics.DataPoint(namespace, name, dimensions, value.asDouble(), clock.instant()));
                    }
                }
            }
        }
    }
}
