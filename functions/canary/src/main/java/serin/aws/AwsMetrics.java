package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;
import static serin.aws.MalformedAnswer.whole;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import serin.observation.MetricFacts;
import serin.observation.MetricQuery;
import serin.observation.Metrics;
import serin.observation.Observation;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** CloudWatch's metrics through the SDK. */
final class AwsMetrics implements Metrics {
    /** Lambda and EventBridge send a data point each minute. */
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final CloudWatchClient client;
    private final AwsReader reader;
    private final SingleFlight<Question, List<MetricFacts>> sums = new SingleFlight<>(Operation.GET_METRIC_DATA);

    AwsMetrics(CloudWatchClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    private record Question(List<MetricQuery> queries, Instant from, Instant until) {}

    /** A part of a metric's data points, by the query's id. */
    private record Part(String id, MetricFacts facts) {}

    @Override
    public Observation<List<MetricFacts>> sums(List<MetricQuery> queries, Instant from, Instant until) {
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw new IllegalArgumentException(
                    "there must be 1 to " + MOST_QUERIES + " queries, not " + queries.size());
        }
        return sums.look(
                new Question(List.copyOf(queries), from, until),
                () -> ask(queries, from.truncatedTo(ChronoUnit.MINUTES), until));
    }

    private Observation<List<MetricFacts>> ask(List<MetricQuery> queries, Instant from, Instant until) {
        var asked = IntStream.range(0, queries.size())
                .mapToObj(number -> query(number, queries.get(number)))
                .toList();
        var parts = reader.readAll(
                Operation.GET_METRIC_DATA,
                "metrics",
                (limits, token) -> client.getMetricData(r -> r.metricDataQueries(asked)
                        .startTime(from)
                        .endTime(until)
                        .nextToken(token)
                        .overrideConfiguration(limits)),
                AwsMetrics::parts,
                GetMetricDataResponse::nextToken);
        return switch (parts) {
            case Observation.Present<List<Part>>(var all, var evidence) ->
                new Observation.Present<>(added(all, queries.size()), evidence);
            case Observation.Absent<List<Part>>(var what, var evidence) -> new Observation.Absent<>(what, evidence);
            case Observation.Unreadable<List<Part>>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        };
    }

    private static MetricDataQuery query(int number, MetricQuery query) {
        var dimensions = query.dimensions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Dimension.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return MetricDataQuery.builder()
                .id(id(number))
                .metricStat(stat -> stat.metric(metric -> metric.namespace(query.namespace())
                                .metricName(query.name())
                                .dimensions(dimensions))
                        .period(Math.toIntExact(PERIOD.toSeconds()))
                        .stat("Sum"))
                .build();
    }

    /** It must begin with a lower-case letter. */
    private static String id(int number) {
        return "q" + number;
    }

    private static List<Part> parts(GetMetricDataResponse response) {
        return listed(response.hasMetricDataResults(), response.metricDataResults(), "MetricDataResults").stream()
                .map(AwsMetrics::part)
                .toList();
    }

    /** Partial data is what comes before another page; an error inside an answer is no answer. */
    private static Part part(MetricDataResult result) {
        if (result.statusCode() == StatusCode.INTERNAL_ERROR || result.statusCode() == StatusCode.FORBIDDEN) {
            throw new MalformedAnswer("a metric was not read: " + result.statusCodeAsString());
        }
        var values = whole(result.values(), "MetricDataResults.Values");
        return new Part(
                required(result.id(), "MetricDataResults.Id"),
                new MetricFacts(
                        values.size(),
                        values.stream().mapToDouble(Double::doubleValue).sum()));
    }

    private static List<MetricFacts> added(List<Part> parts, int queries) {
        var byId = parts.stream()
                .collect(Collectors.toMap(
                        Part::id,
                        Part::facts,
                        (one, other) -> new MetricFacts(one.points() + other.points(), one.sum() + other.sum())));
        return IntStream.range(0, queries)
                .mapToObj(number -> byId.getOrDefault(id(number), new MetricFacts(0, 0)))
                .toList();
    }
}
