package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import localcloud.service.AwsError;
import localcloud.service.Metrics;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;

/**
 * GetMetricData over what was measured. Metric math is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
 */
final class MetricData {
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;
    /** "Must begin with a lowercase letter": https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html. */
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");

    /** Of a high-resolution metric, in seconds; above, whole minutes. */
    private static final Set<Long> SHORT_PERIODS = Set.of(1L, 5L, 10L, 20L, 30L);

    private final Metrics metrics;

    MetricData(Metrics metrics) {
        this.metrics = metrics;
    }

    List<Operation> operations() {
        return List.of(new Operation(
                "GetMetricData",
                Set.of(
                        "MetricDataQueries",
                        "StartTime",
                        "EndTime",
                        "ScanBy",
                        "MaxDatapoints",
                        "NextToken",
                        "LabelOptions"),
                this::data));
    }

    private JsonNode data(Call call) throws AwsError {
        Input input = Input.of(call, CloudWatchService.REFUSAL);
        Instant start = time(call, "StartTime");
        Instant end = time(call, "EndTime");
        if (!start.isBefore(end)) {
            throw invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        JsonNode queries = queries(call);
        boolean ascending = isAscending(input);
        int most = input.number("MaxDatapoints", MOST_POINTS, 1, MOST_POINTS);
        int skipped = decode(input.text("NextToken"));
        List<ObjectNode> results = new ArrayList<>();
        int seen = 0;
        boolean more = false;
        for (JsonNode query : queries) {
            if (query.path("ReturnData").asText("true").equals("false")) {
                continue;
            }
            Points points = points(query, start, end, ascending);
            int from = Math.clamp(skipped - seen, 0, points.size());
            int to = Math.clamp(skipped + (long) most - seen, from, points.size());
            seen += points.size();
            more |= to < points.size();
            results.add(shown(query, points.part(from, to), to < points.size()));
        }
        Answer answer = new Answer().list("MetricDataResults", results).list("Messages", List.of());
        if (more) {
            answer.put("NextToken", encode(skipped + most));
        }
        return answer.done();
    }

    private static JsonNode queries(Call call) throws AwsError {
        JsonNode queries = call.input().path("MetricDataQueries");
        if (!queries.isArray()) {
            throw CloudWatchService.REFUSAL.missing("MetricDataQueries");
        }
        if (queries.size() > MOST_QUERIES) {
            throw invalid("The collection MetricDataQueries must not have a size greater than 500.");
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode query : queries) {
            String id = query.path("Id").asText();
            if (!ID.matcher(id).matches()) {
                throw invalid(
                        "The value " + Input.abbreviated(id) + " for parameter Id must begin with a lowercase letter"
                                + " and have letters, numbers and underscores only.");
            }
            if (!ids.add(id)) {
                throw invalid("The values for parameter id in MetricDataQueries are not unique.");
            }
            if (!query.path("MetricStat").isObject()) {
                throw invalid("The local cloud answers MetricStat only, not an Expression.");
            }
        }
        return queries;
    }

    private static boolean isAscending(Input input) throws AwsError {
        String order = input.text("ScanBy").orElse("TimestampDescending");
        return switch (order) {
            case "TimestampAscending" -> true;
            case "TimestampDescending" -> false;
            default ->
                throw CloudWatchService.REFUSAL.invalid(
                        "ScanBy",
                        Input.abbreviated(order),
                        "Member must satisfy enum value set: [TimestampDescending, TimestampAscending]");
        };
    }

    /** The values of one query, in the order that was asked for. */
    private record Points(List<Instant> times, List<Double> values) {
        int size() {
            return times.size();
        }

        Points part(int from, int to) {
            return new Points(times.subList(from, to), values.subList(from, to));
        }
    }

    private Points points(JsonNode query, Instant start, Instant end, boolean ascending) throws AwsError {
        JsonNode stat = query.path("MetricStat");
        JsonNode metric = stat.path("Metric");
        long period = period(stat, query);
        String name = stat.path("Stat").asText();
        Statistic statistic = Statistic.of(name)
                .orElseThrow(
                        () -> invalid("The value " + Input.abbreviated(name) + " for parameter Stat is not supported"
                                + " by the local cloud: Sum, Average, Minimum, Maximum, SampleCount, p0 to p100."));
        TreeMap<String, String> dimensions = new TreeMap<>();
        metric.path("Dimensions")
                .forEach(each -> dimensions.put(
                        each.path("Name").asText(), each.path("Value").asText()));
        var series = new Metrics.Series(
                metric.path("Namespace").asText(), metric.path("MetricName").asText(), dimensions);
        TreeMap<Instant, List<Double>> periods = new TreeMap<>();
        for (var point : metrics.between(series, start, end.minusNanos(1))) {
            Instant begin = Instant.ofEpochSecond(Math.floorDiv(point.at().getEpochSecond(), period) * period);
            periods.computeIfAbsent(begin, absent -> new ArrayList<>()).add(point.value());
        }
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        (ascending ? periods : periods.descendingMap()).forEach((time, found) -> {
            times.add(time);
            values.add(statistic.of(found));
        });
        return new Points(times, values);
    }

    private static long period(JsonNode stat, JsonNode query) throws AwsError {
        JsonNode given = stat.has("Period") ? stat.path("Period") : query.path("Period");
        long period = given.isMissingNode() ? 60 : given.asLong(0);
        if (!SHORT_PERIODS.contains(period) && (period < 60 || period % 60 != 0)) {
            throw invalid("Period must be 1, 5, 10, 20, 30 or a multiple of 60, was "
                    + Input.abbreviated(given.asText()) + ".");
        }
        return period;
    }

    private static ObjectNode shown(JsonNode query, Points points, boolean partial) {
        ArrayNode timestamps = Answer.array(List.of());
        ArrayNode values = Answer.array(List.of());
        points.times().forEach(time -> timestamps.add(Answer.time(time)));
        points.values().forEach(values::add);
        Answer answer = new Answer()
                .text("Id", query.path("Id"))
                .put(
                        "Label",
                        query.path("Label")
                                .asText(query.path("MetricStat")
                                        .path("Metric")
                                        .path("MetricName")
                                        .asText()));
        answer.put("Timestamps", timestamps);
        answer.put("Values", values);
        return answer.put("StatusCode", partial ? "PartialData" : "Complete").done();
    }

    private static String encode(int skipped) {
        return Base64.getUrlEncoder().encodeToString(("skip:" + skipped).getBytes(StandardCharsets.UTF_8));
    }

    private static int decode(Optional<String> token) throws AwsError {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token.get()), StandardCharsets.UTF_8);
            if (text.matches("skip:\\d{1,9}")) {
                return Integer.parseInt(text.substring("skip:".length()));
            }
        } catch (IllegalArgumentException e) {
            // The same answer as for one that nobody gave out.
        }
        throw new AwsError(400, "InvalidNextToken", "Invalid NextToken");
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

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationError", message);
    }
}
