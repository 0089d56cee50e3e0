package serin.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import localcloud.LocalCloud;
import localcloud.service.vendor.VendorPart;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import serin.cli.Main;
import serin.cli.Surroundings;

/**
 * The main job, on the local cloud: deploys the whole stack, validates it, breaks one thing, shows that the verdict turns, mends it;
 * then ships a good version of every function through the deployment gate, and a bad one of one function.
 *
 * <p>Ends in 0 only when each verdict was the right one.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Deploys the whole stack on a local cloud, validates it, breaks one thing, mends it, and ships"
                + " a good and a bad version through the deployment gate.",
        exitCodeOnInvalidInput = 64,
        exitCodeOnExecutionException = 70)
public final class Demo implements Callable<Integer> {
    private static final String STACK = "serin-dev";
    private static final List<String> FUNCTIONS = List.of(
            "SyncAssets",
            "SyncEarningsCalendar",
            "TriggerEarningsPollenation",
            "TriggerRegularPollenation",
            "SyncNewsSentiment",
            "PollenateAsset",
            "MarkEarningsProcessed");
    private static final String RULE = "SyncAssetsDaily";

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

    @Option(names = "--project", hidden = true, description = "The project's root.")
    private Path project = Path.of("");

    private Demo() {}

    /** Runs the demo. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        // The canary finds its credentials as every AWS tool does; these are the local cloud's.
        System.setProperty("aws.accessKeyId", LocalCloud.ACCESS_KEY_ID);
        System.setProperty("aws.secretAccessKey", LocalCloud.SECRET_ACCESS_KEY);
        System.setProperty("aws.region", LocalCloud.REGION);
        var started = System.nanoTime();
        try (var cloud = LocalCloud.start(LocalCloud.Options.of(project))) {
            var template = Files.readString(project.resolve("tests/stack/processed-template.json"));
            cloud.deploy(STACK, template, VendorPart.parameters(cloud.endpoint()));
            var admin = new AdminClient(cloud.endpoint());
            Files.createDirectories(project.resolve("target").resolve("demo"));
            say("Deployed " + STACK + " on a local cloud at " + cloud.endpoint() + ": "
                    + admin.get("resources").size() + " resources.");
            var verdicts = verdicts(cloud, admin);
            say("\nThe reports as pages, with a picture of the wiring: " + page("healthy")[3] + "\n  and "
                    + page("broken")[3]);
            say(String.format(
                    Locale.ROOT,
                    "%nThe demo took %.1f s. Next: './serin cloud' keeps the local cloud running, './serin validate --help'.",
                    Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0));
            return verdicts ? 0 : 1;
        }
    }

    private boolean verdicts(LocalCloud cloud, AdminClient admin) {
        say("\n1. Validate the stack. Every function is asked from inside, in a JVM of its own.\n");
        var healthy = validate(cloud, page("healthy")) == 0;
        var probed = Executions.of(admin).probed();
        say("\n" + probed + " functions answered from inside, each in a JVM of its own.");
        var executed = probed == FUNCTIONS.size();

        say("\n2. Break one thing: somebody disables the rule " + RULE + ".\n");
        admin.patch(RULE, "[{\"op\": \"replace\", \"path\": \"/properties/State\", \"value\": \"DISABLED\"}]");
        var unhealthy = validate(cloud, page("broken")) == 1;

        say("\n3. Mend it.\n");
        admin.patch(RULE, "[{\"op\": \"replace\", \"path\": \"/properties/State\", \"value\": \"ENABLED\"}]");
        var mended = validate(cloud, "--checks", "eventbridge.*") == 0;

        say(
                "\n4. Ship a good new version of all seven. CodeDeploy asks the canary before and after it moves the traffic.\n");
        var good = Shipment.of(admin, Shipment.Order.of("good", FUNCTIONS.toArray(String[]::new)));
        tell(good);
        var passed = good.functions().stream().allMatch(Demo::isServing);

        say("\n5. Ship a bad version of one: it starts, and fails on every event.\n");
        var bad = Shipment.of(admin, Shipment.Order.of("throws-on-event", "MarkEarningsProcessed"));
        tell(bad);
        var stopped = isTurnedBack(bad.only());
        say("\n   CodeDeploy is told Failed and no more; the ledger knows why.\n");
        var told = history(cloud) == 0;

        var complaints = new ArrayList<String>();
        complain(healthy, "the healthy stack was not found HEALTHY", complaints);
        complain(executed, "not all seven functions were executed", complaints);
        complain(unhealthy, "the broken rule was not found", complaints);
        complain(mended, "the mended stack was not found HEALTHY", complaints);
        complain(passed, "a good version did not pass the gate", complaints);
        complain(stopped, "the bad version was not turned back before it had traffic", complaints);
        complain(told, "the ledger could not be read", complaints);
        complaints.forEach(complaint -> say("demo: " + complaint));
        return complaints.isEmpty();
    }

    private static boolean isServing(Shipment.Shipped shipped) {
        return shipped.status().equals("Succeeded") && shipped.after().equals(shipped.target());
    }

    private static boolean isTurnedBack(Shipment.Shipped shipped) {
        return shipped.status().equals("Failed")
                && !shipped.weightsMoved()
                && shipped.after().equals(shipped.before());
    }

    private void tell(Shipment shipment) {
        for (var each : shipment.functions()) {
            say(String.format(
                    Locale.ROOT,
                    "   %-27s version %s → %s  %-9s  alias on %s  (%s)",
                    each.name(),
                    each.before(),
                    each.target(),
                    each.status(),
                    each.after(),
                    String.join(", ", each.hooks())));
        }
    }

    /** The options that write the report as a page too. */
    private String[] page(String name) {
        var file = project.resolve("target").resolve("demo").resolve(name + ".html");
        return new String[] {"--output", "html", "--output-file", file.toString()};
    }

    private int history(LocalCloud cloud) {
        return serin("history", cloud, "--limit", "1");
    }

    private int validate(LocalCloud cloud, String... more) {
        // Nobody shares the local cloud's quotas, which it does not enforce.
        var all = new ArrayList<>(List.of("--quota-share", "100"));
        all.addAll(List.of(more));
        return serin("validate", cloud, all.toArray(String[]::new));
    }

    private int serin(String command, LocalCloud cloud, String... more) {
        var arguments = new ArrayList<>(List.of(
                command,
                "--stack-name",
                STACK,
                "--endpoint-url",
                cloud.endpoint().toString()));
        arguments.addAll(List.of(more));
        say("$ serin " + String.join(" ", arguments));
        return Main.run(arguments.toArray(String[]::new), new Surroundings(System.getenv(), out, err, Main.terminal()));
    }

    private static void complain(boolean fulfilled, String otherwise, List<String> complaints) {
        if (!fulfilled) {
            complaints.add(otherwise);
        }
    }

    private void say(String line) {
        out.println(line);
    }
}
