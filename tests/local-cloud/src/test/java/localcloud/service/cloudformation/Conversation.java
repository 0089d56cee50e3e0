package localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import localcloud.LocalCloud;

/** A local cloud without any stack, without any Python and without a lock file, and requests as clients send them. */
final class Conversation implements AutoCloseable {
    final LocalCloud cloud;
    private final HttpClient http = HttpClient.newHttpClient();

    Conversation(Path project) throws IOException {
        cloud = LocalCloud.start(LocalCloud.Options.of(project).translatingBy(List.of()));
    }

    /** @param key whose access key the request is signed with */
    HttpResponse<String> send(String key, String service, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(cloud.endpoint() + path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + key + "/20260101/eu-west-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** @param parameters names and values in turn */
    String cloudFormation(String key, String action, String... parameters) throws IOException, InterruptedException {
        var form = new StringBuilder("Version=2010-05-15&Action=" + action);
        for (int i = 0; i < parameters.length; i += 2) {
            form.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return send(key, "cloudformation", "POST", "/", form.toString()).body();
    }

    /** Waits until nothing goes on in the background. */
    void quiet() throws InterruptedException {
        assertThat(cloud.awaitQuiet(Duration.ofSeconds(30))).isTrue();
    }

    @Override
    public void close() {
        cloud.close();
        http.close();
    }
}
