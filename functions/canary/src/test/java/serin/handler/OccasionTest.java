package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccasionTest {
    private static final String REQUEST = "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";

    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html */
    @Test
    void aScheduledEventHasAnIdAndATime() {
        assertThat(occasion("""
                {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
                 "source": "aws.events", "account": "111122223333", "time": "2015-10-08T16:53:06Z", "region": "us-east-1",
                 "resources": ["arn:aws:events:us-east-1:111122223333:rule/my-scheduled-rule"], "detail": {}}"""))
                .isEqualTo(new Occasion(
                        "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", Optional.of(Instant.parse("2015-10-08T16:53:06Z"))));
    }

    @Test
    void aStackEventHasAnIdAndIsNoTick() {
        assertThat(occasion("""
                {"id": "x", "source": "aws.cloudformation", "detail-type": "CloudFormation Stack Status Change",
                 "time": "2022-02-02T22:22:22Z"}""")).isEqualTo(new Occasion("x", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "no JSON",
                "[]",
                "7",
                "{\"id\": \"\"}",
                "{\"id\": {\"a\": 1}}",
                "{\"id\": null}",
                "{\"source\": \"aws.events\", \"detail-type\": \"Scheduled Event\", \"time\": \"noon\"}",
            })
    void anythingElseIsKnownByItsRequest(String event) {
        assertThat(occasion(event)).isEqualTo(new Occasion(REQUEST, Optional.empty()));
    }

    @Test
    void anIdThatIsNoneOfAwssIsNotTaken() {
        assertThat(occasion("{\"id\": \"" + "x".repeat(129) + "\"}").executionId())
                .isEqualTo(REQUEST);
    }

    private static Occasion occasion(String event) {
        return Occasion.of(event.getBytes(StandardCharsets.UTF_8), REQUEST);
    }
}
