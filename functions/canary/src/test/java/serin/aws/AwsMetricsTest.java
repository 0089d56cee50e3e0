package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.observation.Evidence;
import serin.observation.MetricFacts;
import serin.observation.MetricQuery;
import serin.observation.MetricQuery.Statistic;
import serin.observation.MetricSeries;
import serin.observation.MetricSeries.Point;
import serin.observation.Metrics;
import serin.observation.Observation;

/** In the shape of the recorded answer of GetMetricData. */
class AwsMetricsTest {
    private static final String OPERATION = "GetMetricData";
    private static final Instant FROM = Instant.parse("2026-11-27T03:00:59Z");
    private static final Instant UNTIL = Instant.parse("2026-11-27T03:10:00Z");
    private static final MetricQuery ERRORS =
            new MetricQuery("AWS/Lambda", "Errors", Map.of("Resource", "sync:live", "FunctionName", "sync"));

    private static StubAws stub;
    private static AwsCloud aws;
    private Metrics metrics;

    @BeforeAll
    static void start() throws IOException {
        stub = new StubAws();
        aws = TestCloud.open(stub.uri());
    }

    @AfterAll
    static void stop() {
        aws.close();
        stub.close();
    }

    @BeforeEach
    void freshRun() {
        stub.reset();
        metrics = TestCloud.run(aws).cloud().metrics();
    }

    private static Observation<List<MetricFacts>> present(MetricFacts... facts) {
        return new Observation.Present<>(List.of(facts), Evidence.of("cloudwatch:GetMetricData"));
    }

    @Test
    void addsTheValuesOfAllPagesInTheOrderOfTheQueries() {
        stub.on(
                OPERATION,
                asked -> Wire.success(
                        OPERATION,
                        StubAws.form(asked.body(), "NextToken").isEmpty()
                                ? """
                                {"MetricDataResults": [{"Id": "q1", "StatusCode": "PartialData", "Timestamps": ["2026-11-27T03:04:00Z", "2026-11-27T03:02:00Z"], "Values": [15.0, 2.0]}],
                                 "NextToken": "more"}"""
                                : "{\"MetricDataResults\": [{\"Id\": \"q1\", \"StatusCode\": \"Complete\", \"Timestamps\": [\"2026-11-27T03:01:00Z\"], \"Values\": [3.0]}]}"));

        assertThat(metrics.sums(List.of(ERRORS, ERRORS), FROM, UNTIL))
                .isEqualTo(present(new MetricFacts(0, 0), new MetricFacts(3, 20)));
    }

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
    @Test
    void asksForSumsByTheMinute() {
        stub.on(OPERATION, Wire.success(OPERATION, "{\"MetricDataResults\": []}"));

        metrics.sums(List.of(ERRORS), FROM, UNTIL);

        var body = stub.asked().getFirst().body();
        var query = "MetricDataQueries.member.1.";
        var metric = query + "MetricStat.Metric.";
        assertThat(StubAws.form(body, "StartTime")).isEqualTo("2026-11-27T03:00:00Z");
        assertThat(StubAws.form(body, "EndTime")).isEqualTo("2026-11-27T03:10:00Z");
        assertThat(StubAws.form(body, query + "MetricStat.Stat")).isEqualTo("Sum");
        assertThat(StubAws.form(body, query + "MetricStat.Period")).isEqualTo("60");
        assertThat(StubAws.form(body, metric + "Namespace")).isEqualTo("AWS/Lambda");
        assertThat(StubAws.form(body, metric + "MetricName")).isEqualTo("Errors");
        assertThat(StubAws.form(body, metric + "Dimensions.member.1.Name")).isEqualTo("FunctionName");
        assertThat(StubAws.form(body, metric + "Dimensions.member.2.Value")).isEqualTo("sync:live");
    }

    @Test
    void tellsWhenEachDataPointWasTheEarliestFirst() {
        stub.on(OPERATION, Wire.success(OPERATION, """
                {"MetricDataResults": [{"Id": "q0", "StatusCode": "Complete",
                  "Timestamps": ["2026-11-27T03:10:00Z", "2026-11-27T03:05:00Z"], "Values": [251.5, 4.0]}]}"""));
        var duration = new MetricQuery("AWS/Lambda", "Duration", Map.of("FunctionName", "sync"), Statistic.MAXIMUM);

        assertThat(metrics.series(List.of(duration), Duration.ofMinutes(5), FROM.plusSeconds(120), UNTIL))
                .isEqualTo(new Observation.Present<>(
                        List.of(new MetricSeries(
                                Duration.ofMinutes(5),
                                List.of(
                                        new Point(Instant.parse("2026-11-27T03:05:00Z"), 4),
                                        new Point(Instant.parse("2026-11-27T03:10:00Z"), 251.5)))),
                        Evidence.of("cloudwatch:GetMetricData")));
        var body = stub.asked().getFirst().body();
        assertThat(StubAws.form(body, "StartTime")).isEqualTo("2026-11-27T03:00:00Z");
        assertThat(StubAws.form(body, "MetricDataQueries.member.1.MetricStat.Stat"))
                .isEqualTo("Maximum");
        assertThat(StubAws.form(body, "MetricDataQueries.member.1.MetricStat.Period"))
                .isEqualTo("300");
    }

    @Test
    void valuesWithoutTheirTimesAreNoAnswer() {
        stub.on(
                OPERATION,
                Wire.success(
                        OPERATION,
                        "{\"MetricDataResults\": [{\"Id\": \"q0\", \"StatusCode\": \"Complete\", \"Values\": [3.0]}]}"));

        assertThat(metrics.sums(List.of(ERRORS), FROM, UNTIL)).isInstanceOf(Observation.Unreadable.class);
    }

    /** A metric that CloudWatch could not read is not one without data points. */
    @Test
    void anErrorInsideTheAnswerIsUnreadable() {
        for (var status : List.of("InternalError", "Forbidden")) {
            stub.reset();
            stub.on(
                    OPERATION,
                    Wire.success(
                            OPERATION,
                            "{\"MetricDataResults\": [{\"Id\": \"q0\", \"StatusCode\": \"" + status + "\"}]}"));

            assertThat(TestCloud.run(aws).cloud().metrics().sums(List.of(ERRORS), FROM, UNTIL))
                    .isInstanceOf(Observation.Unreadable.class);
        }
    }

    @Test
    void refusesMoreThanOneCallTakes() {
        var tooMany = Collections.nCopies(501, ERRORS);
        assertThatThrownBy(() -> metrics.sums(tooMany, FROM, UNTIL)).isInstanceOf(IllegalArgumentException.class);
    }
}
