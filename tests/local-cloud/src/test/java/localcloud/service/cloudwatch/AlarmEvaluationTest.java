package localcloud.service.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables of examples at https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html: N = 3, five
 * periods, the most recent on the right; 0 is within the threshold, X beyond it, - is missing. RETAIN is "Retain current state".
 */
final class AlarmEvaluationTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0-X-X, 0, OK, OK, OK, OK",
        "0----, 2, OK, OK, OK, OK",
        "-----, 3, INSUFFICIENT_DATA, RETAIN, ALARM, OK",
        "0XX-X, 0, ALARM, ALARM, ALARM, ALARM",
        "--X--, 2, ALARM, RETAIN, ALARM, OK",
        // Told below the tables, "Avoiding premature transitions": not ALARM; the state itself is from the page's
        // edition of 2018.
        "----X, 2, INSUFFICIENT_DATA, RETAIN, ALARM, OK",
        "---X-, 2, INSUFFICIENT_DATA, RETAIN, ALARM, OK"
    })
    void threeOutOfThree(
            String data, int filled, String missing, String ignore, String breaching, String notBreaching) {
        check(3, data, filled, List.of(missing, ignore, breaching, notBreaching));
    }

    @ParameterizedTest
    @CsvSource({
        "0-X-X, 0, ALARM, ALARM, ALARM, ALARM",
        "00X0X, 0, ALARM, ALARM, ALARM, ALARM",
        "0-X--, 1, OK, OK, ALARM, OK",
        "----0, 2, OK, OK, ALARM, OK",
        "---X-, 2, ALARM, RETAIN, ALARM, OK"
    })
    void twoOutOfThree(String data, int filled, String missing, String ignore, String breaching, String notBreaching) {
        check(2, data, filled, List.of(missing, ignore, breaching, notBreaching));
    }

    private static void check(int needed, String data, int filled, List<String> expected) {
        var treatments = List.of("missing", "ignore", "breaching", "notBreaching");
        for (int i = 0; i < treatments.size(); i++) {
            var rule = rule(needed, treatments.get(i));
            for (var current : AlarmState.values()) {
                var evaluation = AlarmEvaluation.of(rule, periods(data), current);
                var wanted = expected.get(i).equals("RETAIN") ? current : AlarmState.valueOf(expected.get(i));
                assertThat(evaluation.state())
                        .as("%s, %s, in %s", data, treatments.get(i), current)
                        .isEqualTo(wanted);
                assertThat(evaluation.filled()).as(data).isEqualTo(filled);
            }
        }
    }

    /** A hundred is beyond the threshold of ten. */
    private static List<AlarmPeriod> periods(String data) {
        var periods = new ArrayList<AlarmPeriod>();
        for (int age = 1; age <= data.length(); age++) {
            var mark = data.charAt(data.length() - age);
            if (mark != '-') {
                periods.add(new AlarmPeriod(NOW.minus(Duration.ofMinutes(5L * age)), age, mark == 'X' ? 100 : 0, 1));
            }
        }
        return periods;
    }

    private static AlarmRule rule(int needed, String missing) {
        var properties = JsonNodeFactory.instance
                .objectNode()
                .put("Namespace", "n")
                .put("MetricName", "m")
                .put("Statistic", "Sum")
                .put("Period", 300)
                .put("EvaluationPeriods", 3)
                .put("DatapointsToAlarm", needed)
                .put("Threshold", 10)
                .put("ComparisonOperator", "GreaterThanThreshold")
                .put("TreatMissingData", missing);
        return AlarmRule.of(properties).orElseThrow();
    }
}
