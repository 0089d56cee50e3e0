package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.run.Selection;
import serin.run.Trigger;

class CanaryRequestTest {

    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html */
    @Test
    void aScheduledEventIsASchedule() {
        var event = """
                {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
                 "source": "aws.events", "account": "111122223333", "time": "2015-10-08T16:53:06Z", "region": "us-east-1",
                 "resources": ["arn:aws:events:us-east-1:111122223333:rule/my-scheduled-rule"], "detail": {}}""";

        assertThat(parse(event)).isEqualTo(new CanaryRequest(Optional.empty(), Selection.ALL, Trigger.SCHEDULE));
    }

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/eventbridge-events.html */
    @Test
    void aStackStatusChangeIsAStackRunOfThatStack() {
        var event = """
                {"version": "0", "source": "aws.cloudformation", "account": "111122223333", "id": "x", "region": "us-west-1",
                 "detail-type": "CloudFormation Stack Status Change", "time": "2022-02-02T22:22:22Z",
                 "resources": ["arn:aws:cloudformation:us-west-1:111122223333:stack/teststack"],
                 "detail": {"stack-id": "arn:aws:cloudformation:us-west-1:111122223333:stack/teststack/id",
                            "status-details": {"status": "CREATE_COMPLETE", "status-reason": ""},
                            "client-request-token": ""}}""";

        assertThat(parse(event))
                .isEqualTo(new CanaryRequest(
                        Optional.of("arn:aws:cloudformation:us-west-1:111122223333:stack/teststack/id"),
                        Selection.ALL,
                        Trigger.STACK));
    }

    @Test
    void aManualRequestNamesStackAndChecks() {
        assertThat(parse("{\"stack\": \"serin-dev\", \"checks\": [\"dynamodb.*\"]}"))
                .isEqualTo(new CanaryRequest(
                        Optional.of("serin-dev"), new Selection(List.of("dynamodb.*"), true), Trigger.MANUAL));
    }

    @Test
    void anEmptyManualRequestIsTheWholeOwnStack() {
        assertThat(parse("{}")).isEqualTo(new CanaryRequest(Optional.empty(), Selection.ALL, Trigger.MANUAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{} {}",
                "{\"stack\": 7}",
                "{\"stack\": \" \"}",
                "{\"checks\": \"dynamodb.*\"}",
                "{\"checks\": [7]}",
                "{\"check\": [\"dynamodb.*\"]}",
                "{\"detail-type\": \"Object Created\", \"source\": \"aws.s3\"}",
                "{\"detail-type\": \"CloudFormation Stack Status Change\", \"source\": \"aws.cloudformation\", \"detail\": []}",
                "{\"detail-type\": \"Scheduled Event\", \"source\": \"somebody\"}",
            })
    void anythingElseIsMalformedInOneLine(String event) {
        assertThatThrownBy(() -> parse(event))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageStartingWith("malformed event: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aBombOfBracketsIsMalformed() {
        assertThatThrownBy(() -> parse("[".repeat(1_000_000))).isInstanceOf(MalformedEvent.class);
    }

    private static CanaryRequest parse(String event) {
        return CanaryRequest.parse(event.getBytes(StandardCharsets.UTF_8));
    }
}
