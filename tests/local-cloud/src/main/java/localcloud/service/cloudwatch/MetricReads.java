package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import localcloud.service.AwsError;
import localcloud.service.Metrics;
import localcloud.service.Metrics.DataPoint;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;

/**
 * ListMetrics and GetMetricData over what was posted. Metric math is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
 */
final class MetricReads {
    private static final int MOST_LISTED = 500;
    private static final int MOST_QUERIES = 500;

    private final Metrics metrics;

    MetricReads(Metrics metrics) {
        this.metrics = metrics;
    }

    List<Operation> operations() {
        return List.of(
                new Operation("ListMetrics", Set.of("Namespace", "MetricName", "Dimensions", "NextToken"), this::list),
                new Operation(
                        "GetMetricData",
                        Set.of("MetricDataQueries", "StartTime", "EndTime", "ScanBy", "MaxDatapoints"),
                        this::data));
    }

    private JsonNode list(Call call) throws AwsError {
        Input input = Input.of(call, CloudWatchService.REFUSAL);
        String namespace = input.text("Namespace").orElse("");
        String name = input.text("MetricName").orElse("");
        JsonNode filters = call.input().path("Dimensions");
        TreeSet<String> seen = new TreeSet<>();
        List<ObjectNode> found = new ArrayList<>();
        for (DataPoint point : metrics.all()) {
            if ((namespace.isEmpty() || point.namespace().equals(namespace))
                    && (name.isEmpty() || point.name().equals(name))
                    && matches(filters, point.dimensions())
                    && seen.add(key(point))) {
                found.add(metric(point));
            }
        }
        found.sort((a, b) -> a.toString().compareTo(b.toString()));
        Page<ObjectNode> page = Page.of(
                List.copyOf(found),
                ObjectNode::toString,
                MOST_LISTED,
                input.text("NextToken"),
                () -> new AwsError(400, "InvalidParameterValue", "Request parameter NextToken is invalid"));
        Answer answer = new Answer().list("Metrics", page.items());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private JsonNode data(Call call) throws AwsError {
        Instant start = time(call, "StartTime");
        Instant end = time(call, "EndTime");
        if (!start.isBefore(end)) {
            throw new AwsError(
                    400, "ValidationError", "The parameter StartTime must be less than the parameter EndTime.");
        }
        JsonNode queries = call.input().path("MetricDataQueries");
        if (!queries.isArray()) {
            throw CloudWatchService.REFUSAL.missing("MetricDataQueries");
        }
        if (queries.size() > MOST_QUERIES) {
            throw new AwsError(
                    400, "ValidationError", "The collection MetricDataQueries must not have a size greater than 500.");
        }
        boolean ascending = Input.of(call, CloudWatchService.REFUSAL)
                .text("ScanBy")
                .orElse("TimestampDescending")
                .equals("TimestampAscending");
        List<ObjectNode> results = new ArrayList<>();
        for (JsonNode query : queries) {
            if (!query.path("MetricStat").isObject()) {
                throw new AwsError(
                        400, "ValidationError", "The local cloud answers MetricStat only, not an Expression.");
            }
            if (!query.path("ReturnData").asText("true").equals("false")) {
                results.add(result(query, start, end, ascending));
            }
        }
        return new Answer()
                .list("MetricDataResults", results)
                .list("Messages", List.of())
                .done();
    }

    private ObjectNode result(JsonNode query, Instant start, Instant end, boolean ascending) throws AwsError {
        JsonNode stat = query.path("MetricStat");
        JsonNode metric = stat.path("Metric");
        long period = Math.max(1, stat.path("Period").asLong(60));
        SortedMap<String, String> dimensions = dimensions(metric.path("Dimensions"));
        SortedMap<Instant, DoubleSummaryStatistics> buckets = new TreeMap<>();
        for (DataPoint point : metrics.all()) {
            if (point.namespace().equals(metric.path("Namespace").asText())
                    && point.name().equals(metric.path("MetricName").asText())
                    && point.dimensions().equals(dimensions)
                    && !point.at().isBefore(start)
                    && point.at().isBefore(end)) {
                Instant bucket = Instant.ofEpochSecond(Math.floorDiv(point.at().getEpochSecond(), period) * period);
                buckets.computeIfAbsent(bucket, absent -> new DoubleSummaryStatistics())
                        .accept(point.value());
            }
        }
        List<Instant> times = new ArrayList<>(buckets.keySet());
        if (!ascending) {
            times.sort((a, b) -> b.compareTo(a));
        }
        ArrayNode timestamps = Answer.array(List.of());
        ArrayNode values = Answer.array(List.of());
        for (Instant time : times) {
            timestamps.add(Answer.time(time));
            values.add(
                    statistic(stat.path("Stat").asText(), buckets.getOrDefault(time, new DoubleSummaryStatistics())));
        }
        Answer answer = new Answer()
                .text("Id", query.path("Id"))
                .put(
                        "Label",
                        query.path("Label").asText(metric.path("MetricName").asText()));
        answer.put("Timestamps", timestamps);
        answer.put("Values", values);
        return answer.put("StatusCode", "Complete").done();
    }

    private static double statistic(String stat, DoubleSummaryStatistics bucket) throws AwsError {
        return switch (stat) {
            case "Sum" -> bucket.getSum();
            case "Average" -> bucket.getAverage();
            case "Minimum" -> bucket.getMin();
            case "Maximum" -> bucket.getMax();
            case "SampleCount" -> bucket.getCount();
            default ->
                throw new AwsError(
                        400,
                        "ValidationError",
                        "The value " + Input.abbreviated(stat) + " for parameter Stat is not"
                                + " supported by the local cloud: Sum, Average, Minimum, Maximum, SampleCount.");
        };
    }

    private static Instant time(Call call, String member) throws AwsError {
        JsonNode given = call.input().path(member);
        if (!Answer.isThere(given)) {
            throw CloudWatchService.REFUSAL.missing(member);
        }
        if (given.isNumber()) {
            return Instant.ofEpochMilli(Math.round(given.asDouble() * 1000));
        }
        try {
            return Instant.parse(given.asText());
        } catch (DateTimeParseException e) {
            throw CloudWatchService.REFUSAL.invalid(
                    member, Input.abbreviated(given.asText()), "Member must be a timestamp");
        }
    }

    private static boolean matches(JsonNode filters, SortedMap<String, String> dimensions) {
        for (JsonNode filter : filters) {
            String value = dimensions.get(filter.path("Name").asText());
            if (value == null
                    || (filter.has("Value") && !filter.path("Value").asText().equals(value))) {
                return false;
            }
        }
        return true;
    }

    private static SortedMap<String, String> dimensions(JsonNode list) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        list.forEach(each ->
                dimensions.put(each.path("Name").asText(), each.path("Value").asText()));
        return dimensions;
    }

    private static String key(DataPoint point) {
        return point.namespace() + "\n" + point.name() + "\n" + point.dimensions();
    }

    private static ObjectNode metric(DataPoint point) {
        List<ObjectNode> dimensions = new ArrayList<>();
        point.dimensions()
                .forEach((name, value) -> dimensions.add(
                        new Answer().put("Name", name).put("Value", value).done()));
        return new Answer()
                .put("Namespace", point.namespace())
                .put("MetricName", point.name())
                .list("Dimensions", dimensions)
                .done();
    }
}
