package localcloud.service.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import localcloud.service.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html. */
final class MetricDataTest {
    private static final String SPAN = "\"StartTime\": \"2026-03-02T11:00:00Z\", \"EndTime\": \"2026-03-02T12:00:00Z\"";

    private final Watched watched = new Watched();

    /** Ten values 1 to 10; the percentiles counted by hand. */
    @ParameterizedTest
    @CsvSource({
        "Sum, 55",
        "Average, 5.5",
        "Minimum, 1",
        "Maximum, 10",
        "SampleCount, 10",
        "p0, 1",
        "p10, 1",
        "p50, 5",
        "p90, 9",
        "p99, 10",
        "p99.9, 10",
        "p100, 10"
    })
    void makesStatistics(String statistic, double expected) throws AwsError {
        for (int value = 10; value >= 1; value--) {
            watched.add("m", Map.of(), value, Watched.NOW.minusSeconds(600).plusSeconds(value));
        }

        var result =
                ask(query("a", "m", 300, statistic)).path("MetricDataResults").path(0);

        assertThat(result.path("Values")).hasSize(1);
        assertThat(result.path("Values").path(0).asDouble()).isEqualTo(expected);
        assertThat(result.path("StatusCode").asText()).isEqualTo("Complete");
        assertThat(result.path("Label").asText()).isEqualTo("m");
    }

    /** "TimestampDescending": the newest first, unless it is asked otherwise; the end is not included. */
    @Test
    void ordersPeriods() throws AwsError {
        for (int minutes : List.of(61, 60, 31, 30, 1, 0)) {
            watched.add("m", Map.of(), minutes, Watched.NOW.minus(Duration.ofMinutes(minutes)));
        }

        assertThat(values(ask(query("a", "m", 60, "Sum")), 0)).containsExactly(1.0, 30.0, 31.0, 60.0);
        assertThat(values(ask(query("a", "m", 60, "Sum") + "], \"ScanBy\": \"TimestampAscending\", \"x\": ["), 0))
                .containsExactly(60.0, 31.0, 30.0, 1.0);
    }

    @Test
    void answersSeveralQueriesByExactDimensions() throws AwsError {
        watched.add("m", Map.of("A", "1"), 1, Watched.NOW.minusSeconds(60));
        watched.add("m", Map.of("A", "1", "B", "2"), 2, Watched.NOW.minusSeconds(60));
        var dimensioned = """
                {"Id": "b", "Label": "mine", "MetricStat": {"Metric": {"Namespace": "n", "MetricName": "m",
                "Dimensions": [{"Name": "A", "Value": "1"}]}, "Period": 60, "Stat": "Sum"}}""";
        var hidden = query("c", "m", 60, "Sum").replace("\"Id\"", "\"ReturnData\": false, \"Id\"");

        var results = ask(query("a", "m", 60, "Sum") + "," + dimensioned + "," + hidden)
                .path("MetricDataResults");

        assertThat(results).hasSize(2);
        assertThat(results.path(0).path("Values")).isEmpty();
        assertThat(results.path(1).path("Values").path(0).asDouble()).isEqualTo(1);
        assertThat(results.path(1).path("Label").asText()).isEqualTo("mine");
    }

    /** "PartialData means that an incomplete set of data points were returned. You can use the NextToken value". */
    @Test
    void answersInPages() throws AwsError {
        for (int minute = 1; minute <= 3; minute++) {
            watched.add("one", Map.of(), minute, Watched.NOW.minusSeconds(60L * minute));
            watched.add("two", Map.of(), 10 + minute, Watched.NOW.minusSeconds(60L * minute));
        }
        var queries = query("a", "one", 60, "Sum") + "," + query("b", "two", 60, "Sum")
                + "], \"MaxDatapoints\": 2%s, \"x\": [";

        var first = ask(queries.formatted(""));
        assertThat(values(first, 0)).containsExactly(1.0, 2.0);
        assertThat(values(first, 1)).isEmpty();
        assertThat(statuses(first)).containsExactly("PartialData", "PartialData");
        var second = ask(queries.formatted(token(first)));
        assertThat(values(second, 0)).containsExactly(3.0);
        assertThat(values(second, 1)).containsExactly(11.0);
        assertThat(statuses(second)).containsExactly("Complete", "PartialData");
        var third = ask(queries.formatted(token(second)));
        assertThat(values(third, 0)).isEmpty();
        assertThat(values(third, 1)).containsExactly(12.0, 13.0);
        assertThat(third.has("NextToken")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Id\": \"a\", \"Expression\": \"b / c\"}",
                "{\"Id\": \"A\", \"MetricStat\": {\"Period\": 60, \"Stat\": \"Sum\"}}",
                "{\"Id\": \"a\", \"MetricStat\": {\"Period\": 61, \"Stat\": \"Sum\"}}",
                "{\"Id\": \"a\", \"MetricStat\": {\"Period\": 0, \"Stat\": \"Sum\"}}",
                "{\"Id\": \"a\", \"MetricStat\": {\"Period\": 60, \"Stat\": \"p101\"}}",
                "{\"Id\": \"a\", \"MetricStat\": {\"Period\": 60, \"Stat\": \"Median\"}}",
                "{\"Id\": \"a\", \"MetricStat\": {\"Period\": 60, \"Stat\": \"Sum\"}},"
                        + " {\"Id\": \"a\", \"MetricStat\": {\"Period\": 60, \"Stat\": \"Sum\"}}"
            })
    void refusesWhatAwsRefuses(String queries) {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> ask(queries))
                .satisfies(error -> assertThat(error.code()).isEqualTo("ValidationError"));
    }

    private JsonNode ask(String queries) throws AwsError {
        var input = Watched.object("{" + SPAN + ", \"MetricDataQueries\": [" + queries + "]}");
        input.remove("x");
        return watched.call("GetMetricData", input.toString());
    }

    private static String token(JsonNode answer) {
        return ", \"NextToken\": \"" + answer.path("NextToken").asText() + "\"";
    }

    private static String query(String id, String name, int period, String statistic) {
        return """
                {"Id": "%s", "MetricStat": {"Metric": {"Namespace": "n", "MetricName": "%s"}, "Period": %d, "Stat": "%s"}}""".formatted(id, name, period, statistic);
    }

    private static List<Double> values(JsonNode answer, int result) {
        var values = new ArrayList<Double>();
        answer.path("MetricDataResults").path(result).path("Values").forEach(value -> values.add(value.asDouble()));
        return values;
    }

    private static List<String> statuses(JsonNode answer) {
        return answer.path("MetricDataResults").findValuesAsText("StatusCode");
    }
}
