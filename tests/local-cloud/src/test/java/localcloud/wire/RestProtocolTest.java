package localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Formats as on https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html and in Lambda's API reference. */
final class RestProtocolTest {
    private final Wire wire = new Wire();

    @Test
    void mergesPathQueryAndBody() {
        wire.send(Wire.rest(
                "GET",
                "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A111122223333%3Afunction%3Af",
                "Qualifier=live",
                ""));

        assertThat(wire.input().toString())
                .isEqualTo(
                        "{\"Qualifier\":\"live\",\"FunctionName\":\"arn:aws:lambda:eu-west-1:111122223333:function:f\"}");
    }

    @Test
    void takesALabelOfSeveralSegmentsAndATrailingSlash() {
        wire.send(Wire.rest("GET", "/2017-03-31/tags/a/b+c%2Fd/", "", ""));
        assertThat(wire.input().path("Name").asText()).isEqualTo("a/b+c/d");
    }

    @Test
    void handsOverPayloadAndHeadersAndAnswersRaw() throws IOException {
        var answer = wire.send(
                Wire.rest("POST", "/2015-03-31/functions/f/invocations", "Qualifier=7", "{\"serin\": \"probe\"}"));

        assertThat(wire.input().path("InvocationType").asText()).isEqualTo("DryRun");
        assertThat(new String(wire.input().path("Payload").binaryValue(), StandardCharsets.UTF_8))
                .isEqualTo("{\"serin\": \"probe\"}");
        assertThat(answer.bodyText()).isEqualTo("\"raw\"");
        assertThat(Wire.header(answer, "X-Amz-Executed-Version")).isEqualTo("7");
        assertThat(Wire.header(answer, "Content-Type")).isEqualTo("application/json");
    }

    @Test
    void answersNoBodyWhereTheRouteHasNone() {
        var answer = wire.send(Wire.rest("DELETE", "/2015-03-31/functions/f", "", ""));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void writesAnErrorAsLambdaDoes() {
        var answer = wire.send(Wire.rest("GET", "/2015-03-31/functions/f/policy", "", ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Wire.header(answer, "x-amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
        assertThat(answer.bodyText()).isEqualTo("{\"Type\":\"User\",\"Message\":\"Requested resource not found\"}");
    }

    @Test
    void refusesAPathThatIsNoOperation() {
        var answer = wire.send(Wire.rest("GET", "/2015-03-31/functions/f/nope", "", ""));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(Wire.header(answer, "x-amzn-ErrorType")).isEqualTo("UnknownOperationException");
    }

    @Test
    void refusesUnknownParametersInQueryAndBody() {
        var query = wire.send(Wire.rest("GET", "/2015-03-31/functions/f", "Colour=red", ""));
        assertThat(query.status()).isEqualTo(400);
        assertThat(query.bodyText()).contains("Unknown parameter 'Colour'");

        var body = wire.send(Wire.rest("PUT", "/2015-03-31/functions/f/code", "", "{\"Colour\": 1}"));
        assertThat(body.status()).isEqualTo(400);
        assertThat(body.bodyText()).contains("Unknown parameter 'Colour'");
    }
}
