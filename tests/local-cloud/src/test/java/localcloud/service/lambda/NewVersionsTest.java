package localcloud.service.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import localcloud.LocalCloud;
import localcloud.lambda.CodeStore;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /_cloud/functions/{LogicalId}/versions}, over HTTP. */
final class NewVersionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final String ARN = "arn:aws:lambda:eu-west-1:111122223333:function:worker";
    private static final String TEMPLATE = """
            {"Resources": {
              "Worker": {"Type": "AWS::Lambda::Function", "Properties": {
                "FunctionName": "worker", "Runtime": "java25", "Handler": "Worker", "Timeout": 10,
                "Role": "arn:aws:iam::111122223333:role/worker",
                "Code": {"S3Bucket": "local-artifacts", "S3Key": "worker.jar"}}},
              "WorkerVersion": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "Worker"}}},
              "WorkerAlias": {"Type": "AWS::Lambda::Alias", "Properties": {"Name": "live", "FunctionName": {"Ref": "Worker"},
                "FunctionVersion": {"Fn::GetAtt": ["WorkerVersion", "Version"]}}},
              "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "queue"}}}}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Ground> ground = new AtomicReference<>();

    @TempDir
    private Path project;

    private LocalCloud cloud;

    @BeforeEach
    void start() throws IOException {
        jar("worker.jar", Map.of("Worker.class", "works", "Helper.class", "helps", "a/b/Deep.class", "deep"));
        jar("other.jar", Map.of("Worker.class", "does otherwise"));
        jar("variants/wrong-answer.jar", Map.of("Worker.class", "lies", "More.class", "more"));
        jar("variants/lacks-helper.jar", Map.of("META-INF/removed", "Helper.class\n**/Deep.class\n"));
        Files.writeString(project.resolve("notes.txt"), "no jar");
        cloud = LocalCloud.start(new LocalCloud.Options(
                0,
                project,
                InstantSource.fixed(NOW),
                List.of(LambdaPart::new, given -> {
                    ground.set(given);
                    return new Part() {};
                }),
                project.resolve("variants")));
        cloud.deploy("stack", TEMPLATE, Map.of());
    }

    @AfterEach
    void stop() {
        cloud.close();
        http.close();
    }

    @Test
    void publishesAJarAndPointsTheAliasThere() throws IOException {
        var answer = post("/_cloud/functions/Worker/versions", "{\"jar\": \"other.jar\"}");

        assertThat(answer)
                .isEqualTo(tree("{\"logicalId\": \"Worker\", \"function\": \"worker\", \"version\": \"2\","
                        + " \"codeSha256\": \"" + sha256(project.resolve("other.jar")) + "\"}"));
        var function = document("Worker");
        assertThat(function.at("/properties/Code/S3Key").asText()).isEqualTo("other.jar");
        assertThat(function.at("/state/CodeSha256").asText()).isEqualTo(sha256(project.resolve("other.jar")));
        assertThat(function.at("/state/versions/2/CodeSha256").asText())
                .isEqualTo(sha256(project.resolve("other.jar")));
        assertThat(function.at("/state/versions/2/FunctionArn").asText()).isEqualTo(ARN + ":2");
        assertThat(function.at("/state/versions/1/properties/Code/S3Key").asText())
                .isEqualTo("worker.jar");
        assertThat(document("WorkerAlias").at("/properties/FunctionVersion").asText())
                .isEqualTo("2");
    }

    @Test
    void leavesNoWeightsOnTheAlias() {
        cloud.resources().update("WorkerAlias", alias -> {
            alias.state().withObject("/RoutingConfig/AdditionalVersionWeights").put("1", 0.5);
            return alias;
        });

        post("/_cloud/functions/Worker/versions", "{\"jar\": \"other.jar\"}");

        assertThat(document("WorkerAlias").path("state").has("RoutingConfig")).isFalse();
    }

    /** A version that is not the stack's would be drift; this stands for an update of the stack. */
    @Test
    void makesTheVersionTheStacksOwn() {
        post("/_cloud/functions/Worker/versions", "{\"jar\": \"other.jar\"}");

        assertThat(document("WorkerVersion").path("physicalId").asText()).isEqualTo(ARN + ":2");
        var members = ground.get().stacks().all().getFirst().resources();
        assertThat(members.stream()
                        .filter(member -> member.logicalId().equals("WorkerVersion"))
                        .findFirst()
                        .orElseThrow()
                        .physicalId())
                .isEqualTo(ARN + ":2");
    }

    @Test
    void laysAVariantOverTheFunctionsOwnJar() throws IOException {
        post("/_cloud/functions/Worker/versions", "{\"variant\": \"wrong-answer\"}");

        assertThat(code("Worker"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Worker.class", "lies",
                        "Helper.class", "helps",
                        "a/b/Deep.class", "deep",
                        "More.class", "more"));
    }

    /** Not over what another variant has left. */
    @Test
    void laysAVariantOverTheCodeThatWasDeployed() throws IOException {
        post("/_cloud/functions/Worker/versions", "{\"variant\": \"wrong-answer\"}");
        var answer = post("/_cloud/functions/Worker/versions", "{\"variant\": \"lacks-helper\"}");

        assertThat(answer.path("version").asText()).isEqualTo("3");
        assertThat(code("Worker")).containsExactlyEntriesOf(Map.of("Worker.class", "works"));
    }

    @Test
    void makesTheSameBytesOfTheSameTwo() throws IOException {
        var first = post("/_cloud/functions/Worker/versions", "{\"variant\": \"wrong-answer\"}");
        Files.delete(codeOf("Worker"));
        var second = post("/_cloud/functions/Worker/versions", "{\"variant\": \"wrong-answer\"}");

        assertThat(second.path("codeSha256")).isEqualTo(first.path("codeSha256"));
    }

    @Test
    void isForgottenByAReset() {
        post("/_cloud/functions/Worker/versions", "{\"variant\": \"wrong-answer\"}");
        cloud.reset();

        assertThat(document("Worker").at("/state/versions").size()).isEqualTo(1);
        assertThat(document("WorkerVersion").path("physicalId").asText()).isEqualTo(ARN + ":1");
        assertThat(document("WorkerAlias").at("/properties/FunctionVersion").asText())
                .isEqualTo("1");
    }

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks.html: a failed update is rolled back. */
    @Test
    void isTakenBackAsByTheRollbackOfAnUpdate() throws AwsError {
        var before = document("Worker");
        var publisher = new VersionPublisher(ground.get());
        var published = publisher.publish("Worker", new NewCode.Variant("wrong-answer"));
        assertThat(document("WorkerAlias").at("/properties/FunctionVersion").asText())
                .isEqualTo("1");

        publisher.takeBack(published);

        var after = document("Worker");
        assertThat(after.path("properties")).isEqualTo(before.path("properties"));
        assertThat(after.at("/state/CodeSha256")).isEqualTo(before.at("/state/CodeSha256"));
        assertThat(after.at("/state/versions/2").isObject()).isTrue();
        assertThat(document("WorkerVersion").path("physicalId").asText()).isEqualTo(ARN + ":1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Worker | {\"variant\": \"unheard-of\"}             | 404 | there are [lacks-helper, wrong-answer]",
                "Worker | {\"variant\": \"../variants/wrong-answer\"} | 404 | there is no variant",
                "Worker | {\"jar\": \"nowhere.jar\"}                | 404 | no jar at nowhere.jar",
                "Nobody | {\"jar\": \"other.jar\"}                  | 404 | Nobody",
                "Worker | {\"jar\": \"../other.jar\"}               | 400 | below the project",
                "Worker | {\"jar\": \"/etc/passwd\"}                | 400 | below the project",
                "Worker | {\"jar\": \"a\\u0000b.jar\"}              | 400 | below the project",
                "Worker | {\"jar\": \".\"}                          | 400 | below the project",
                "Worker | {\"jar\": \"notes.txt\"}                  | 400 | is no jar",
                "Worker | {\"jar\": \"variants\"}                   | 404 | no jar at variants",
                "Queue  | {\"jar\": \"other.jar\"}                  | 400 | not a function",
                "Worker | {}                                        | 400 | either 'variant' or 'jar'",
                "Worker | {\"jar\": \"other.jar\", \"variant\": \"x\"} | 400 | either 'variant' or 'jar'",
                "Worker | {\"jar\": 7}                              | 400 | 'jar' must be text",
                "Worker | {\"variant\": \"\"}                       | 400 | 'variant' must be text",
                "Worker | {\"jar\": \"other.jar\", \"alias\": \"x\"} | 400 | unknown member 'alias'",
                "Worker | [\"other.jar\"]                           | 400 | either 'variant' or 'jar'"
            })
    void refusesAndChangesNothing(String function, String body, int status, String reason) {
        var before = document("Worker");

        var answer = send("POST", "/_cloud/functions/" + function + "/versions", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(tree(answer.body()).path("error").asText()).contains(reason);
        assertThat(document("Worker")).isEqualTo(before);
    }

    private void jar(String path, Map<String, String> entries) throws IOException {
        var file = project.resolve(path);
        Files.createDirectories(file.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(file))) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Path codeOf(String function) {
        var code = document(function).at("/properties/Code");
        assertThat(code.path("S3Bucket").asText()).isEqualTo(CodeStore.BUCKET);
        return project.resolve(code.path("S3Key").asText());
    }

    private Map<String, String> code(String function) throws IOException {
        var entries = new TreeMap<String, String>();
        try (var jar = new JarFile(codeOf(function).toFile())) {
            for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return entries;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode document(String logicalId) {
        return tree(send("GET", "/_cloud/resources/" + logicalId, "").body());
    }

    private JsonNode post(String path, String body) {
        var answer = send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return tree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(cloud.endpoint().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
