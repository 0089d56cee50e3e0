package serin.stackgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.ledger.Answer;

class StackReplyTest {
    /** Each id as long as it may be, so that the least is left for the reason. */
    private static final StackRequest LONGEST = new StackRequest(
            StackRequest.Type.UPDATE,
            ResponseUrl.of("https://b.s3.amazonaws.com/x", Optional.empty()),
            "arn:" + "s".repeat(1_000),
            "r".repeat(256),
            "L".repeat(255),
            Optional.of("p".repeat(1_024)),
            Optional.of("42"));

    /** Ordinary, of several bytes each, in two halves, and such as JSON escapes: each far too many. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "漢", "🐤", "\"", "\\", "\u2028", "line\n", "\u0000\u001b[31m"})
    void fitsWhateverTheReason(String piece) throws IOException {
        var body = StackReply.of(LONGEST, Answer.FAILED, piece.repeat(5_000) + "end");

        // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
        assertThat(body.length).isLessThanOrEqualTo(4_096);
        var answer = new JsonMapper().readTree(body);
        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("StackId").asText()).isEqualTo(LONGEST.stackId());
        assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("p".repeat(1_024));
        assertThat(answer.path("Reason").asText()).isNotBlank().doesNotContain("\n", "\u001b", "\ufffd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void alwaysHasAReason(String why) throws IOException {
        assertThat(new JsonMapper()
                        .readTree(StackReply.of(LONGEST, Answer.FAILED, why))
                        .path("Reason")
                        .asText())
                .isNotBlank();
    }
}
