package localcloud.service.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates and what AWS made of them: recorded-answers/snapshots/events_inputs.json, TestInputTransformer. */
final class InputTransformerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULE = "arn:aws:events:eu-west-1:111122223333:rule/market/work";
    private static final String EVENT = """
            {"version": "0", "id": "1", "detail-type": "core.update", "source": "core", "account": "111122223333",
             "time": "2026-03-02T12:00:00Z", "region": "eu-west-1", "resources": [],
             "detail": {"command": "update-account", "payload": {"acc_id": "0a787ecb-4015", "sf_id": "baz"},
                        "single": ["HIGH"], "multi": ["ACTIVE", "INACTIVE"], "valid": true}}""";
    private static final String PATHS = """
            {"userId": "$.detail.payload.acc_id", "payload": "$.detail.payload", "listsingle": "$.detail.single",
             "listmulti": "$.detail.multi", "valid": "$.detail.valid", "type": "$.detail-type", "first": "$.detail.multi[0]",
             "nowhere": "$.detail.nowhere"}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"Event of <type> type, info <nowhere>\" | \"Event of core.update type, info \"",
                "{\"type\": <type>, \"command\": <nowhere>} | {\"type\": \"core.update\", \"command\": \"\"}",
                "{\"path\": \"users/<userId>\", \"bod\": <payload>} | {\"path\": \"users/0a787ecb-4015\", \"bod\": {\"acc_id\":\"0a787ecb-4015\",\"sf_id\":\"baz\"}}",
                "\"Payload of <payload> and <userId>\" | \"Payload of {acc_id:0a787ecb-4015,sf_id:baz} and 0a787ecb-4015\"",
                "{\"bod\": [<userId>, \"hardcoded\"]} | {\"bod\": [\"0a787ecb-4015\", \"hardcoded\"]}",
                "\"<listsingle> single list item\" | \"[HIGH] single list item\"",
                "\"<listmulti> multiple list items\" | \"[ACTIVE,INACTIVE] multiple list items\"",
                "{\"singlelistitem\": <listsingle>} | {\"singlelistitem\": [\"HIGH\"]}",
                "\"Command is <valid>!\" | \"Command is true!\"",
                "{\"id\" : \"<userId>\"} | {\"id\" : \"0a787ecb-4015\"}",
                "{\"first\": <first>} | {\"first\": \"ACTIVE\"}",
                "\"<aws.events.rule-arn> <aws.events.rule-name>\" | \"" + RULE + " work\""
            })
    void fillsATemplate(String template, String expected) throws JsonProcessingException {
        assertThat(applied(template)).isEqualTo(expected);
    }

    @Test
    void knowsTheWholeEvent() throws JsonProcessingException {
        var filled = JSON.readTree(
                applied("{\"originalEvent\": <aws.events.event>, \"originalEventJson\": <aws.events.event.json>}"));

        assertThat(filled.path("originalEventJson")).isEqualTo(JSON.readTree(EVENT));
        assertThat(filled.path("originalEvent").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "account", "detailType", "time", "source", "region", "resources", "version");
    }

    private static String applied(String template) throws JsonProcessingException {
        var transformer = JSON.createObjectNode().put("InputTemplate", template);
        transformer.set("InputPathsMap", JSON.readTree(PATHS));
        return new InputTransformer("work", RULE, Instant.parse("2026-03-02T12:00:01Z"))
                .apply(transformer, (ObjectNode) JSON.readTree(EVENT));
    }
}
