package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A week on the cloud's clock, in which schedules come round or do not: what the canary, once a day, writes of each scheduled time. Its own
 * ticks are data points only, so that it does not run at each of them.
 */
class FiredTest {
    private static final List<String> RULES = List.of(
            "SyncAssetsDaily",
            "SyncEarningsCalendarDaily",
            "TriggerEarningsPollenationDaily",
            "TriggerRegularPollenationDaily",
            "SyncNewsSentimentHourly");

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();
    private Instant monday = Instant.EPOCH;

    @BeforeEach
    @AfterEach
    void reset() {
        stack.settle();
        stack.admin().reset();
        monday = now().atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    @Test
    void aWeekInWhichEveryScheduleFires() {
        for (int day = 0; day < 6; day++) {
            passTo(morning(day));

            var validation = new Validation(0, stack.invokeCanary("{}"), "");

            assertThat(fired(validation, "PASS")).as(validation.told()).hasSize(RULES.size() + 1);
            assertThat(validation.unexplained()).as(validation.told()).isEmpty();
        }

        var fires = fires();
        assertThat(fires).hasSizeGreaterThanOrEqualTo(6 * (RULES.size() + 1));
        assertThat(fires)
                .allSatisfy(fire -> assertThat(fire.path("conclusion").asText())
                        .as(fire.toString())
                        .isEqualTo("CONFIRMED"));
    }

    @Test
    void aRuleThatIsDisabledOnWednesdayIsMissedFromThenOn() {
        for (int day = 0; day < 6; day++) {
            if (day == 2) {
                Change.replace("", "SyncAssetsDaily", "/properties/State", "\"DISABLED\"")
                        .apply()
                        .accept(stack.admin());
            }
            passTo(morning(day));

            var validation = new Validation(0, stack.invokeCanary("{}"), "");

            if (day < 2) {
                assertThat(validation.unexplained()).as(validation.told()).isEmpty();
            } else {
                assertThat(validation.unexplained())
                        .as(validation.told())
                        .containsExactly("eventbridge.rule.enabled@SyncAssetsDaily");
                assertThat(validation
                                .finding("eventbridge.rule.fired@SyncAssetsDaily")
                                .path("causedBy")
                                .asText())
                        .isEqualTo("eventbridge.rule.enabled@SyncAssetsDaily");
            }
        }

        var byDay = new TreeMap<String, String>();
        fires().forEach(fire -> {
            if (fire.path("rule").asText().equals("SyncAssetsDaily")) {
                byDay.put(fire.path("at").asText(), fire.path("conclusion").asText());
            } else {
                assertThat(fire.path("conclusion").asText()).as(fire.toString()).isEqualTo("CONFIRMED");
            }
        });
        assertThat(byDay.values()).containsExactly("CONFIRMED", "CONFIRMED", "MISSED", "MISSED", "MISSED", "MISSED");
    }

    @Test
    void withoutCloudWatchNothingIsKnownUntilItAnswersAgain() {
        passTo(morning(0));
        stack.admin().post("faults", """
                {"service": "cloudwatch", "operation": "GetMetricData", "kind": "deny", "probability": 1,
                 "principal": "*CanaryRole*"}""");

        var denied = new Validation(0, stack.invokeCanary("{}"), "");

        assertThat(denied.verdict()).isEqualTo("INCONCLUSIVE");
        assertThat(denied.findings("FAIL")).as(denied.told()).isEmpty();
        assertThat(denied.unknowns())
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(finding.path("missingAction").asText()).isEqualTo("cloudwatch:GetMetricData"));
        assertThat(fired(denied, "UNKNOWN")).hasSize(RULES.size() + 1);
        assertThat(conclusions()).containsExactly("UNKNOWN");

        stack.admin().clearFaults();
        stack.invokeCanary("{}");

        assertThat(conclusions()).containsExactly("CONFIRMED");
    }

    /** Half past seven on a day of next week, Monday first: every daily schedule has been due. */
    private Instant morning(int day) {
        return monday.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(7 * 60 + 30));
    }

    private Instant now() {
        return Instant.parse(stack.admin().get("clock").path("now").asText());
    }

    /** Lets time pass. The five rules fire from midnight on, if they are enabled. */
    private void passTo(Instant morning) {
        var midnight = morning.minus(Duration.ofMinutes(7 * 60 + 30));
        advance(midnight, "");
        advance(morning, ", \"fire\": [\"" + String.join("\", \"", RULES) + "\"]");
        IntStream.range(0, 8).forEach(hour -> tick(midnight.plus(Duration.ofHours(hour))));
    }

    private void advance(Instant until, String fire) {
        var by = Duration.between(now(), until);
        if (by.isPositive()) {
            stack.admin().post("clock", "{\"advance\": \"" + by + "\"" + fire + "}");
        }
    }

    private void tick(Instant at) {
        stack.admin().post("metrics", """
                {"namespace": "AWS/Events", "name": "Invocations", "dimensions": {"RuleName": "serin-dev-canary-ticks"},
                 "value": 1, "timestamp": "%s"}""".formatted(at));
    }

    private static List<String> fired(Validation validation, String outcome) {
        return validation.findings(outcome).stream()
                .filter(ref -> ref.startsWith("eventbridge.rule.fired@"))
                .toList();
    }

    private List<JsonNode> fires() {
        return History.ofFires(stack).entries().stream()
                .map(entry -> entry.path("fire"))
                .filter(JsonNode::isObject)
                .toList();
    }

    private Set<String> conclusions() {
        var conclusions = new TreeSet<String>();
        fires().forEach(fire -> conclusions.add(fire.path("conclusion").asText()));
        return conclusions;
    }
}
