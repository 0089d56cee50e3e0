package serin.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import localcloud.LocalCloud;
import serin.demo.AdminClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The reference stack, deployed once for all tests of this process; each test resets it first. */
final class StackOnLocalCloud {
    private static final String NAME = "serin-dev";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LocalCloud cloud;
    private final AdminClient admin;

    private StackOnLocalCloud(LocalCloud cloud) {
        this.cloud = cloud;
        this.admin = new AdminClient(cloud.endpoint());
    }

    private static final class Shared {
        private static final StackOnLocalCloud STACK = start();
    }

    static StackOnLocalCloud shared() {
        return Shared.STACK;
    }

    String name() {
        return NAME;
    }

    URI endpoint() {
        return cloud.endpoint();
    }

    AdminClient admin() {
        return admin;
    }

    /** A stack beside the reference one. */
    void deploy(String stackName, String template) {
        cloud.deploy(stackName, template, Map.of());
    }

    /** Invokes the canary as EventBridge would, and answers what it returned. */
    JsonNode invokeCanary(String event) {
        try (var lambda = LambdaClient.builder()
                .endpointOverride(cloud.endpoint())
                .region(Region.of(LocalCloud.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalCloud.ACCESS_KEY_ID, LocalCloud.SECRET_ACCESS_KEY)))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            var answer = lambda.invoke(request -> request.functionName("CodeDeployHook_serin-dev")
                    .qualifier("live")
                    .payload(SdkBytes.fromUtf8String(event)));
            return MAPPER.readTree(answer.payload().asUtf8String());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StackOnLocalCloud start() {
        var root = Path.of(System.getProperty("serin.root"));
        try {
            // The canary finds its credentials as every AWS tool does; these are the local cloud's.
            System.setProperty("aws.accessKeyId", LocalCloud.ACCESS_KEY_ID);
            System.setProperty("aws.secretAccessKey", LocalCloud.SECRET_ACCESS_KEY);
            System.setProperty("aws.region", LocalCloud.REGION);
            var cloud = LocalCloud.start(LocalCloud.Options.of(root));
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
            cloud.deploy(NAME, Files.readString(root.resolve("tests/stack/processed-template.json")), Map.of());
            return new StackOnLocalCloud(cloud);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
