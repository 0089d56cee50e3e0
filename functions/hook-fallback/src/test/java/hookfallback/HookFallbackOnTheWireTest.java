package hookfallback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As Lambda makes it, with its real client; it runs a second time on the jar that is deployed. */
class HookFallbackOnTheWireTest {
    private static final List<String> PROPERTIES =
            List.of("aws.endpointUrl", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            try (exchange) {
                var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
                asked.add(target + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                var answer = target.endsWith("GetDeployment")
                        ? "{\"deploymentInfo\": {\"deploymentId\": \"d-3LX9TG4NH\", \"creator\": \"CloudFormation\"}}"
                        : "{}";
                exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
                exchange.sendResponseHeaders(200, answer.length());
                exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        System.setProperty(
                "aws.endpointUrl", "http://127.0.0.1:" + server.getAddress().getPort());
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI/K7MDENG");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        PROPERTIES.forEach(System::clearProperty);
    }

    /** Members as in https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html */
    @Test
    void asksForTheDeploymentAndAnswersIt() {
        new HookFallback().handleRequest(Records.failed(Records.HOOK), new TestContext());

        assertThat(asked)
                .containsExactly(
                        "CodeDeploy_20141006.GetDeployment {\"deploymentId\":\"d-3LX9TG4NH\"}",
                        "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus {\"deploymentId\":\"d-3LX9TG4NH\","
                                + "\"lifecycleEventHookExecutionId\":\"eyJlbmNyeXB0ZWREYXRhIjoiR2VuZXJhdGVk\","
                                + "\"status\":\"Failed\"}");
    }
}
