package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;
import static serin.aws.MalformedAnswer.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import serin.observation.MetricQuery;
import serin.observation.MetricSeries;
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
    private final CloudWatchClient client;
    private final AwsReader reader;
    private final SingleFlight<Question, List<MetricSeries>> asked = new SingleFlight<>(Operation.GET_METRIC_DATA);

    AwsMetrics(CloudWatchClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    private record Question(List<MetricQuery> queries, Duration period, Instant from, Instant until) {}

    /** A part of a metric's data points, by the query's id. */
    private record Part(String id, List<MetricSeries.Point> points) {}

    @Override
    public Observation<List<MetricSeries>> series(
            List<MetricQuery> queries, Duration period, Instant from, Instant until) {
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw new IllegalArgumentException(
                    "there must be 1 to " + MOST_QUERIES + " queries, not " + queries.size());
        }
        var question = new Question(List.copyOf(queries), period, from, until);
        return asked.look(question, () -> ask(question));
    }

    private Observation<List<MetricSeries>> ask(Question question) {
        var queries = IntStream.range(0, question.queries().size())
                .mapToObj(number -> query(number, question.queries().get(number), question.period()))
                .toList();
        return reader.readAll(
                        Operation.GET_METRIC_DATA,
                        "metrics",
                        (limits, token) -> client.getMetricData(r -> r.metricDataQueries(queries)
                                .startTime(wholePeriod(question.from(), question.period()))
                                .endTime(question.until())
                                .nextToken(token)
                                .overrideConfiguration(limits)),
                        AwsMetrics::parts,
                        GetMetricDataResponse::nextToken)
                .map(parts -> joined(parts, question));
    }

    /** CloudWatch would begin in the middle of the first period and leave out a part of its data. */
    private static Instant wholePeriod(Instant instant, Duration period) {
        var seconds = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
    }

    private static MetricDataQuery query(int number, MetricQuery query, Duration period) {
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
                        .period(Math.toIntExact(period.toSeconds()))
                        .stat(
                                switch (query.statistic()) {
                                    case SUM -> "Sum";
                                    case MAXIMUM -> "Maximum";
                                }))
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
        var times = whole(result.timestamps(), "MetricDataResults.Timestamps");
        var values = whole(result.values(), "MetricDataResults.Values");
        if (times.size() != values.size()) {
            throw new MalformedAnswer("a metric has " + times.size() + " timestamps and " + values.size() + " values");
        }
        return new Part(
                required(result.id(), "MetricDataResults.Id"),
                IntStream.range(0, times.size())
                        .mapToObj(number -> new MetricSeries.Point(times.get(number), values.get(number)))
                        .toList());
    }

    private static List<MetricSeries> joined(List<Part> parts, Question question) {
        var byId = parts.stream()
                .collect(Collectors.groupingBy(
                        Part::id, Collectors.flatMapping(part -> part.points().stream(), Collectors.toList())));
        return IntStream.range(0, question.queries().size())
                .mapToObj(number -> new MetricSeries(
                        question.period(),
                        byId.getOrDefault(id(number), List.of()).stream()
                                .sorted(Comparator.comparing(MetricSeries.Point::at))
                                .toList()))
                .toList();
    }
}
