package localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes as on https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and its sisters. */
final class CallerTest {
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final byte[] DESCRIBE = "Action=Describe&Version=2010-05-08".getBytes(StandardCharsets.UTF_8);
    private final Wire wire = new Wire();

    @Test
    void refusesACallWithoutASignature() {
        var answer = wire.send(new WireRequest("POST", "/", "", Map.of("Content-Type", List.of(TYPE)), DESCRIBE));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.bodyText()).contains("<Code>MissingAuthenticationToken</Code>");
        assertThat(wire.calls.all()).extracting(Calls.Call::principal).containsExactly("anonymous");
    }

    @Test
    void refusesAnAccessKeyThatNobodyHas() {
        var answer = wire.send(new WireRequest(
                "POST",
                "/",
                "",
                Map.of(
                        "Content-Type",
                        List.of(TYPE),
                        "Authorization",
                        List.of(Wire.authorization("AKIDNOBODY", "iam"))),
                DESCRIBE));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.bodyText()).contains("<Code>InvalidClientTokenId</Code>");
    }

    @Test
    void refusesAnUnknownKeyInJson() {
        var answer = wire.send(new WireRequest(
                "POST",
                "/",
                "",
                Map.of(
                        "X-Amz-Target",
                        List.of("DynamoDB_20120810.Describe"),
                        "Authorization",
                        List.of(Wire.authorization("AKIDNOBODY", "dynamodb"))),
                new byte[0]));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.bodyText()).contains("UnrecognizedClientException");
    }

    @Test
    void knowsACallerByAPresignedQuery() {
        var answer = wire.send(new WireRequest(
                "GET",
                "/",
                "Action=Describe&Version=2010-05-08&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0&X-Amz-Credential="
                        + Wire.KEY + "%2F20260101%2Feu-west-1%2Fiam%2Faws4_request",
                Map.of(),
                new byte[0]));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(wire.received.getLast().principal()).isEqualTo(Wire.ADMIN);
    }

    @Test
    void deniesWhatAnAuthorizerDenies() {
        wire.authorize((service, operation, call) ->
                Optional.of("User: " + call.principal() + " may not " + service + ":" + operation));

        var answer = wire.send(Wire.json("dynamodb", "DynamoDB_20120810.Describe", "{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.bodyText())
                .contains("AccessDeniedException", "User: " + Wire.ADMIN + " may not dynamodb:Describe");
        assertThat(wire.received).isEmpty();
    }

    @Test
    void recordsEachCall() {
        wire.send(Wire.json("dynamodb", "DynamoDB_20120810.Describe", "{}"));
        wire.send(Wire.query("iam", "Action=Missing&Version=2010-05-08"));

        assertThat(wire.calls.all())
                .containsExactly(
                        new Calls.Call(Wire.NOW, Wire.ADMIN, "dynamodb", "Describe", 200),
                        new Calls.Call(Wire.NOW, Wire.ADMIN, "iam", "Missing", 400));
    }
}
