package serin.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import localcloud.LocalCloud;
import localcloud.service.vendor.VendorPart;
import serin.demo.AdminClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** How many metrics the canary of the reference stack writes, and what CloudWatch takes for them in a month. */
record SignalCost(Path project) implements Benchmark {
    private static final String STACK = "serin-dev";

    /**
     * US dollars for a custom metric and month, of the first 10,000 in US East (N. Virginia), billed by the hours in which it is sent
     * (<a href="https://aws.amazon.com/cloudwatch/pricing/">pricing</a>).
     */
    private static final double A_METRIC = 0.30;

    @Override
    public String id() {
        return "cost";
    }

    @Override
    public String about() {
        return "custom metrics of the canary, and their price at most";
    }

    @Override
    public List<Figure> measure() throws IOException, InterruptedException {
        try (var cloud = LocalCloud.start(LocalCloud.Options.of(project))) {
            cloud.deploy(
                    STACK,
                    Files.readString(project.resolve("tests/stack/processed-template.json")),
                    VendorPart.parameters(cloud.endpoint()));
            var admin = new AdminClient(cloud.endpoint());
            quiet(cloud);
            admin.reset();
            // Soon after the stack was made, so the tick is a run.
            admin.post("schedules/CanaryTicks/fire", "{}");
            quiet(cloud);
            var ofARun = metrics(cloud.endpoint());
            for (var status : List.of("UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE")) {
                admin.post("stacks/" + STACK, "{\"status\": \"" + status + "\"}");
                quiet(cloud);
            }
            // A deployment of a function has the same metrics as one of the stack, under its own kind.
            var ofDeployments = (metrics(cloud.endpoint()) - ofARun) * 2;
            return List.of(
                    new Figure("values that one run writes", ofARun, 80, ""),
                    new Figure("metrics, those of deployments too", ofARun + ofDeployments, 80, ""),
                    new Figure("a month", (ofARun + ofDeployments) * A_METRIC, 25, "USD"));
        }
    }

    private static void quiet(LocalCloud cloud) throws InterruptedException {
        if (!cloud.awaitQuiet(Duration.ofMinutes(2))) {
            throw new IllegalStateException("the canary is still at it after 2 minutes");
        }
    }

    private static int metrics(URI endpoint) {
        try (var client = CloudWatchClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(LocalCloud.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalCloud.ACCESS_KEY_ID, LocalCloud.SECRET_ACCESS_KEY)))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            return (int) client.listMetricsPaginator(request -> request.namespace("Serin")).metrics().stream()
                    .count();
        }
    }
}
