package hookfallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members and URL as in https://docs.aws.amazon.com/lambda/latest/dg/services-cloudformation.html. */
class StackAnswersTest {
    private static final String URL =
            "https://cloudformation-custom-resource-response-useast1.s3-us-east-1.amazonaws.com/arn%3Aaws%7C1?Signature=28UijZePE5I4%3D";
    private static final String STACK_ID = "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1134083a";

    private final List<String> sent = new ArrayList<>();
    private final InMemoryCodeDeploy codeDeploy = new InMemoryCodeDeploy();
    private final TestContext context = new TestContext();
    private StackAnswers.Put put = (_, _) -> 200;

    private static Map<String, Object> request(String type) {
        var request = new HashMap<String, Object>();
        request.put("RequestType", type);
        request.put("ResponseURL", URL);
        request.put("StackId", STACK_ID);
        request.put("RequestId", "5d478078-13e9-baf0-464a-7ef285ecc786");
        request.put("LogicalResourceId", "StackValidation");
        request.put("ResourceProperties", Map.of("BuildId", "42"));
        return request;
    }

    private Map<String, Object> handle(Object payload) {
        return handle(payload, "");
    }

    private Map<String, Object> handle(Object payload, String endpoint) {
        StackAnswers.Put recorded = (where, body) -> {
            sent.add(where + " " + body);
            return put.send(where, body);
        };
        return new HookFallback(codeDeploy, new StackAnswers(recorded, endpoint), "enforce")
                .handleRequest(Records.failed(payload), context);
    }

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html */
    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update", "Delete"})
    void answersSuccessForACanaryThatDied(String type) {
        var answer = handle(request(type));

        assertThat(sent)
                .containsExactly(URL
                        + " {\"Status\": \"SUCCESS\", \"Reason\": \"nothing is proven: the canary failed\","
                        + " \"PhysicalResourceId\": \"stack-gate-StackValidation\", \"StackId\": \"" + STACK_ID + "\","
                        + " \"RequestId\": \"5d478078-13e9-baf0-464a-7ef285ecc786\","
                        + " \"LogicalResourceId\": \"StackValidation\"}");
        assertThat(answer).containsEntry("answered", "SUCCESS");
        assertThat(codeDeploy.answers()).isEmpty();
    }

    @Test
    void keepsThePhysicalId() {
        var update = request("Update");
        update.put("PhysicalResourceId", "as-it-was");

        handle(update);

        assertThat(sent).singleElement().asString().contains("\"PhysicalResourceId\": \"as-it-was\"");
    }

    /** Its answer goes to a queue, and its log to a log group. */
    @Test
    void writesTheUrlNowhere() {
        var answer = handle(request("Update"));

        assertThat(answer.toString() + context.lines()).doesNotContain("Signature", "amazonaws.com");
    }

    @Test
    void isContentWhenSomebodyHasAnswered() {
        put = (_, _) -> 403;

        assertThat(handle(request("Update"))).containsEntry("answered", "nothing");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void failsSoThatLambdaAsksAgain(int status) {
        put = (_, _) -> status;

        assertThatThrownBy(() -> handle(request("Update")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the answer did not arrive: status " + status);
    }

    @Test
    void failsWithoutNamingTheUrlWhenItCannotBeReached() {
        put = (where, _) -> {
            throw new IOException("no route to " + where);
        };

        assertThatThrownBy(() -> handle(request("Update")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the answer did not arrive: IOException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bucket.s3.amazonaws.com/x",
                "https://169.254.169.254/latest",
                "https://bucket.s3.amazonaws.com@example.com/x",
                "https://s3.amazonaws.com.example.com/x",
                "https://bucket.s3.amazonaws.com:8443/x",
                "http://127.0.0.1:4566/x",
                "nowhere at all"
            })
    void answersNoUrlButS3s(String url) {
        var request = request("Update");
        request.put("ResponseURL", url);

        assertThat(handle(request)).containsEntry("answered", "nothing");
        assertThat(sent).isEmpty();
    }

    @Test
    void answersTheLocalCloudWhereThatIsAllOfAws() {
        var request = request("Update");
        request.put("ResponseURL", "http://127.0.0.1:4566/_responses/1");

        handle(request, "http://127.0.0.1:4566");

        assertThat(sent).hasSize(1);
        assertThat(URI.create(sent.getFirst().split(" ", 2)[0]).getPort()).isEqualTo(4566);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"}, \"Status\": \"FAILED\"", "\\", "\n", ""})
    void sendsNoIdThatWouldBreakTheAnswer(String id) {
        var request = request("Update");
        request.put("RequestId", id);

        assertThat(handle(request)).containsEntry("answered", "nothing");
        assertThat(sent).isEmpty();
    }
}
