package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import serin.check.JsonValues;
import serin.check.Ruler;
import serin.template.Json;

class JourneyTest {
    private static final String SAMPLE =
            "{\"source\": \"market-data\", \"detail-type\": \"pollenationNeeded\", \"detail\": {\"symbol\": \"AAPL\"}}";

    @Test
    void marksASampleInItsDetail() {
        assertThat(Json.textInOrder(Journey.marked(JsonValues.mapping(SAMPLE), "n-1")))
                .isEqualTo("{\"source\":\"market-data\",\"detail-type\":\"pollenationNeeded\","
                        + "\"detail\":{\"symbol\":\"AAPL\",\"probe\":{\"nonce\":\"n-1\"}}}");
    }

    /** The archive keeps what is real, and no test event: a replay must not bring one back. AWS's engine decides. */
    @Test
    void aTestEventIsNotArchived() throws IOException {
        var template = Path.of(System.getProperty("serin.root"), "tests", "stack", "processed-template.json");
        var pattern = new ObjectMapper()
                .readTree(Files.readString(template))
                .at("/Resources/MarketDataArchive/Properties/EventPattern")
                .toString();
        var real = JsonValues.mapping(SAMPLE);

        assertThat(Ruler.matches(pattern, Json.text(real))).isTrue();
        assertThat(Ruler.matches(pattern, Json.text(Journey.marked(real, "n-1"))))
                .isFalse();
    }
}
