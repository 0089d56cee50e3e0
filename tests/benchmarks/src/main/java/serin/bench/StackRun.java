package serin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import localcloud.LocalCloud;
import localcloud.service.vendor.VendorPart;
import serin.demo.AdminClient;

/** One validation of the reference stack in a fresh JVM, every AWS call taking 20 ms: its wall time, and the calls it makes. */
record StackRun(Path project) implements Benchmark {
    private static final String STACK = "serin-dev";
    private static final int ROUNDS = 5;
    private static final double NANOS_PER_SECOND = 1_000_000_000;
    private static final String TWENTY_MILLIS =
            "{\"service\": \"*\", \"operation\": \"*\", \"kind\": \"delay\", \"probability\": 1, \"millis\": 20}";

    @Override
    public String id() {
        return "P2, P4";
    }

    @Override
    public String about() {
        return "the reference stack, 20 ms a call, fresh JVM, local cloud";
    }

    @Override
    public List<Figure> measure() throws IOException, InterruptedException {
        try (var cloud = LocalCloud.start(LocalCloud.Options.of(project))) {
            cloud.deploy(
                    STACK,
                    Files.readString(project.resolve("tests/stack/processed-template.json")),
                    VendorPart.parameters(cloud.endpoint()));
            var admin = new AdminClient(cloud.endpoint());
            // The first one finds cold functions, as the second on AWS would not.
            validate(cloud);
            admin.post("faults", TWENTY_MILLIS);
            var seconds = new double[ROUNDS];
            for (var i = 0; i < ROUNDS; i++) {
                var start = System.nanoTime();
                validate(cloud);
                seconds[i] = (System.nanoTime() - start) / NANOS_PER_SECOND;
            }
            admin.post("reset", "{}");
            validate(cloud);
            return List.of(
                    new Figure("wall time", Medians.of(seconds), 3.0, "s"),
                    new Figure("calls on a function", calls(admin, "lambda", "Invoke") / 8, 6.2, ""),
                    new Figure("calls on a table", calls(admin, "dynamodb", "") / 8, 3.0, ""),
                    new Figure("all calls", calls(admin, "", ""), 200, ""));
        }
    }

    private static double calls(AdminClient admin, String service, String butOperation) {
        return StreamSupport.stream(admin.get("calls").spliterator(), false)
                .filter(call -> call.path("principal").asText().endsWith("user/admin"))
                .filter(call ->
                        service.isEmpty() || call.path("service").asText().equals(service))
                .filter(call -> !call.path("operation").asText().equals(butOperation))
                .count();
    }

    private static void validate(LocalCloud cloud) throws IOException, InterruptedException {
        Children.java(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Daws.accessKeyId=" + LocalCloud.ACCESS_KEY_ID,
                        "-Daws.secretAccessKey=" + LocalCloud.SECRET_ACCESS_KEY,
                        "-Daws.region=" + LocalCloud.REGION),
                serin.cli.Main.class,
                "validate",
                "--stack-name",
                STACK,
                "--endpoint-url",
                cloud.endpoint().toString(),
                "--output",
                "json");
    }
}
