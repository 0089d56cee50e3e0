package localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import localcloud.LocalCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a reset does to the execution environments. AWS uses one again for as long as the version that it runs is the same
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html), and so does a reset.
 */
final class ResetTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = """
            {"Resources": {
              "Role": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "worker", "AssumeRolePolicyDocument": {
                "Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}}},
              "Worker": {"Type": "AWS::Lambda::Function", "Properties": {
                "FunctionName": "worker", "Runtime": "java25", "Handler": "localcloud.lambda.ObedientHandler",
                "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "MemorySize": 256, "Timeout": 60,
                "Code": {"S3Bucket": "local-artifacts", "S3Key": "worker.jar"}}},
              "WorkerVersion": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "Worker"}}}}}
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    private final Path project;
    private final LocalCloud cloud;

    ResetTest(@TempDir Path project) throws IOException {
        this.project = project;
        pack("first");
        cloud = LocalCloud.start(LocalCloud.Options.of(project));
        cloud.deploy("warm", TEMPLATE, Map.of());
    }

    @AfterEach
    void stop() {
        cloud.close();
        http.close();
    }

    @Test
    void keepsAProcessWhoseVersionIsTheSame() {
        var before = process("1");
        var key = key("1");

        reset();

        assertThat(process("1")).isEqualTo(before);
        assertThat(key("1")).isEqualTo(key);
        assertThat(admin("GET", "/_cloud/calls", "")).hasSize(2);
    }

    @Test
    void endsAVersionThatIsNoMore() {
        patch("""
                [{"op": "copy", "from": "/state/versions/1", "path": "/state/versions/2"},
                 {"op": "add", "path": "/state/versions/2/properties/Environment", "value": {"Variables": {"COLOUR": "red"}}}]""");
        var later = process("2");
        assertThat(isAlive(later)).isTrue();

        reset();

        assertEnded(later);
    }

    @Test
    void endsAProcessOfAConfigurationThatWasPutBack() {
        patch("""
                [{"op": "add", "path": "/properties/Environment", "value": {"Variables": {"COLOUR": "red"}}}]""");
        var patched = process("$LATEST");

        reset();

        assertEnded(patched);
        assertThat(invoke("$LATEST", "environment")).doesNotContain("COLOUR");
    }

    @Test
    void endsAProcessWhoseCodeIsAnother() throws IOException {
        var before = process("1");
        pack("second");

        reset();

        assertEnded(before);
    }

    /** Its caller learns that the process ended; nothing of it is told afterwards. */
    @Test
    void endsWhatIsUnderWayAndTellsNothingOfIt() throws Exception {
        try (var meeting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            meeting.setSoTimeout(30_000);
            var answer = threads.submit(() -> invoke("1", "meet " + meeting.getLocalPort()));
            try (var begun = meeting.accept()) {
                assertThat(begun.isConnected()).isTrue();
                reset();
                assertThat(answer.get(30, TimeUnit.SECONDS)).contains("Runtime.ExitError");
            }
        }
        assertThat(admin("GET", "/_cloud/invocations", "")).isEmpty();
        assertThat(invoke("1", "echo back")).isEqualTo("back");
    }

    /** Clients of AWS retry less after failures, and would go on so. */
    @Test
    void endsAProcessWhoseCallsAFaultHasStruck() {
        var before = process("1");
        var key = key("1");
        admin("POST", "/_cloud/faults", """
                {"service": "sts", "operation": "*", "kind": "throttle", "principal": "*:assumed-role/worker/*"}""");
        identify(key);
        admin("DELETE", "/_cloud/faults", "");

        reset();

        assertEnded(before);
        var after = process("1");
        reset();
        assertThat(process("1")).isEqualTo(after);
    }

    private void pack(String comment) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(project.resolve("worker.jar")))) {
            out.setComment(comment);
            var name = ObedientHandler.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            try (var in = ObedientHandler.class.getResourceAsStream("/" + name)) {
                assertThat(in).isNotNull();
                in.transferTo(out);
            }
        }
    }

    private void reset() {
        assertThat(admin("POST", "/_cloud/reset", "").path("reset").asBoolean()).isTrue();
    }

    private void patch(String operations) {
        assertThat(admin("PATCH", "/_cloud/resources/Worker", operations).has("error"))
                .isFalse();
    }

    private long process(String qualifier) {
        return Long.parseLong(invoke(qualifier, "process"));
    }

    /** The access key of the function's session. */
    private String key(String qualifier) {
        var environment = invoke(qualifier, "environment");
        var name = "AWS_ACCESS_KEY_ID=";
        var from = environment.indexOf(name) + name.length();
        return environment.substring(from, environment.indexOf(',', from));
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void assertEnded(long process) {
        ProcessHandle.of(process)
                .ifPresent(
                        child -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        assertThat(isAlive(process)).isFalse();
    }

    private String invoke(String qualifier, String order) {
        return send(HttpRequest.newBuilder(URI.create(cloud.endpoint()
                        + "/2015-03-31/functions/worker/invocations?Qualifier=" + qualifier.replace("$", "%24")))
                .header("Authorization", authorization(LocalCloud.ACCESS_KEY_ID, "lambda"))
                .POST(BodyPublishers.ofString("\"" + order + "\""))
                .build());
    }

    private void identify(String accessKeyId) {
        assertThat(send(HttpRequest.newBuilder(cloud.endpoint().resolve("/"))
                        .header("Authorization", authorization(accessKeyId, "sts"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("Action=GetCallerIdentity&Version=2011-06-15"))
                        .build()))
                .contains("Throttling");
    }

    private JsonNode admin(String method, String path, String body) {
        try {
            return JSON.readTree(send(HttpRequest.newBuilder(URI.create(cloud.endpoint() + path))
                    .method(method, BodyPublishers.ofString(body))
                    .build()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String authorization(String accessKeyId, String service) {
        return "AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/20260302/eu-west-1/" + service
                + "/aws4_request, SignedHeaders=host, Signature=0";
    }
}
