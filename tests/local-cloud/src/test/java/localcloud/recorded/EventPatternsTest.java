package localcloud.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import localcloud.service.AwsError;
import localcloud.service.events.EventDelivery;
import localcloud.service.events.EventsService;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** TestEventPattern against the patterns that AWS matched, did not match, or rejected. */
class EventPatternsTest {
    private static final String EVENT = "{\"id\":\"1\",\"account\":\"123456789012\",\"source\":\"s\",\"time\":"
            + "\"2022-07-13T13:48:01Z\",\"region\":\"us-east-2\",\"detail-type\":\"t\",\"detail\":{}}";

    @TestFactory
    Stream<DynamicTest> patterns() {
        return Corpus.files("event-patterns").stream()
                .filter(file -> file.toString().endsWith(".json5"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws AwsError {
        JsonNode recorded = Corpus.read(file);
        String event = recorded.path("Event").toString();
        String pattern = recorded.path("EventPattern").toString();
        if (file.toString().endsWith("_EXC.json5")) {
            assertThat(refused(event, pattern)).isEqualTo("InvalidEventPatternException");
        } else {
            assertThat(test(event, pattern).path("Result").asBoolean())
                    .isEqualTo(!file.toString().endsWith("_NEG.json5"));
        }
    }

    /** Recorded in events_patterns.json, test_invalid_json_event_pattern. */
    @Test
    void refusesPatternThatIsNoObject() {
        assertThat(refused(EVENT, "[\"not\", \"a\", \"dict\"]")).isEqualTo("InvalidEventPatternException");
        assertThat(refused(EVENT, "this is valid json but not a dict")).isEqualTo("InvalidEventPatternException");
        assertThat(refused(EVENT, "{'bad': 'quotation'}")).isEqualTo("InvalidEventPatternException");
        assertThat(refused(EVENT, "{\"not\": closed mark\"")).isEqualTo("InvalidEventPatternException");
        assertThat(refused(EVENT, "3")).isEqualTo("InvalidEventPatternException");
        assertThat(refused(EVENT, "null")).isEqualTo("InvalidEventPatternException");
    }

    @Test
    void survivesDeepPattern() throws AwsError {
        assertThat(test(EVENT, "{\"a\":".repeat(650) + "[1]" + "}".repeat(650))
                        .path("Result")
                        .asBoolean())
                .isFalse();
    }

    /** Recorded in events_patterns.json, test_plain_string_payload, test_array_event_payload. */
    @Test
    void refusesEventThatIsNoObjectOrLacksAMember() {
        for (String event : new String[] {
            "plain string", "[]", "{}", EVENT.replace("\"id\":\"1\",", ""), "[".repeat(5000) + "]".repeat(5000)
        }) {
            assertThat(refused(event, "{\"source\":[\"s\"]}")).isEqualTo("ValidationException");
        }
    }

    private static JsonNode test(String event, String pattern) throws AwsError {
        ObjectNode input = Scene.object().put("Event", event).put("EventPattern", pattern);
        return Calls.call(
                new EventsService(new Scene("us-east-2", "123456789012"), EventDelivery.NOWHERE),
                "TestEventPattern",
                input);
    }

    private static String refused(String event, String pattern) {
        AwsError error = catchThrowableOfType(AwsError.class, () -> test(event, pattern));
        assertThat(error).as("must be refused").isNotNull();
        return error.code();
    }
}
