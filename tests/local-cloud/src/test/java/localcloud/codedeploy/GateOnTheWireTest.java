package localcloud.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import localcloud.LocalCloud;
import localcloud.Parts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: admin API, asynchronous invocation of a real function, its report over the wire under its role's policy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GateOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<LocalCloud> started = Optional.empty();

    @BeforeAll
    void start(@TempDir Path project) throws IOException {
        jar(project.resolve("old.jar"), "old");
        jar(project.resolve("new.jar"), "new");
        started = Optional.of(
                LocalCloud.start(new LocalCloud.Options(0, project, InstantSource.fixed(NOW), Parts.all())));
        try (var template = open("/localcloud/codedeploy/processed-template.json")) {
            cloud().deploy("gate", new String(template.readAllBytes(), StandardCharsets.UTF_8), Map.of());
        }
    }

    @AfterAll
    void close() {
        cloud().close();
        http.close();
    }

    @AfterEach
    void reset() {
        cloud().reset();
    }

    @Test
    void shipsThroughARealHook() throws Exception {
        var id = send("POST", "/_cloud/deployments", "{\"functions\": [\"Two\"], \"jar\": \"new.jar\"}")
                .path("id")
                .asText();
        assertThat(cloud().awaitQuiet(Duration.ofSeconds(60))).isTrue();

        var update = send("GET", "/_cloud/deployments/" + id, "");
        assertThat(update.path("status").asText()).as(update.toString()).isEqualTo("Succeeded");
        assertThat(version()).isEqualTo("2");
        assertThat(send("GET", "/_cloud/invocations", "")).hasSize(2).allSatisfy(run -> {
            assertThat(run.path("function").asText()).isEqualTo("CodeDeployHook_canary");
            assertThat(run.path("type").asText()).isEqualTo("Event");
            assertThat(run.path("outcome").asText()).isEqualTo("ok");
        });
        assertThat(send("GET", "/_cloud/alarms", "").path(0).path("state").asText())
                .isEqualTo("OK");
    }

    @Test
    void goesBackWhenTheRealHookSaysNo() throws Exception {
        report("Failed");

        var id = send("POST", "/_cloud/deployments", "{\"functions\": [\"Two\"], \"jar\": \"new.jar\"}")
                .path("id")
                .asText();
        assertThat(cloud().awaitQuiet(Duration.ofSeconds(60))).isTrue();

        var update = send("GET", "/_cloud/deployments/" + id, "");
        assertThat(update.path("status").asText()).as(update.toString()).isEqualTo("Failed");
        assertThat(update.at("/functions/0/weightsMoved").asBoolean(true)).isFalse();
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void aResetEndsWhatIsUnderWay() throws Exception {
        report("nothing");
        var id = send("POST", "/_cloud/deployments", "{\"functions\": [\"One\"], \"jar\": \"new.jar\"}")
                .path("id")
                .asText();

        cloud().reset();

        assertThat(send("GET", "/_cloud/deployments/" + id, "").has("error")).isTrue();
        assertThat(send("GET", "/_cloud/stacks", "").at("/0/status").asText()).isEqualTo("CREATE_COMPLETE");
        assertThat(send("GET", "/_cloud/deliveries", "").path("underWay").asInt())
                .isZero();
        assertThat(cloud().resources().find("One").orElseThrow().state().path("versions"))
                .hasSize(1);
    }

    private String version() {
        return cloud().resources()
                .find("TwoAliaslive")
                .orElseThrow()
                .properties()
                .path("FunctionVersion")
                .asText();
    }

    private void report(String status) {
        cloud().resources().update("Canary", canary -> {
            canary.properties().putObject("Environment").putObject("Variables").put("REPORT", status);
            return canary;
        });
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(cloud().endpoint() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return new ObjectMapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static void jar(Path file, String mark) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(file))) {
            var name = ReportingHandler.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            try (var in = open("/" + name)) {
                in.transferTo(out);
            }
            out.putNextEntry(new JarEntry(mark));
        }
    }

    private static InputStream open(String name) {
        var in = GateOnTheWireTest.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the tests have no " + name);
        }
        return in;
    }

    private LocalCloud cloud() {
        return started.orElseThrow();
    }
}
