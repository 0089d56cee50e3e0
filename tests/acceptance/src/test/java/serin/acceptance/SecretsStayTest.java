package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import localcloud.Planted;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.cli.Main;
import serin.cli.Surroundings;
import serin.demo.Shipment;
import serin.demo.Shipment.Order;

/**
 * Twenty secrets that this cloud and two stacks on it hold, in every place where one is or might be put by mistake, while runs, hooks and
 * functions handle them and have reasons to tell of what differs: none stands in anything that was printed, stored or sent.
 */
class SecretsStayTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** None of these is a secret's own text, so they can be named where the planted values cannot. */
    private static final List<String> SECRETS = List.of(
            // of the local cloud, in every test: vendor keys, the address of a function's code, credentials of
            // functions
            Planted.ALPACA_KEY_ID,
            Planted.ALPACA_SECRET_KEY,
            Planted.ALPHA_VANTAGE_KEY,
            Planted.URL_TOKEN,
            Planted.URL_SIGNATURE,
            Planted.SESSION_TOKEN,
            // environment variables that somebody has set by hand
            "PLANTED08-added-variable",
            "PLANTED09-another-variable",
            // planted.json: a NoEcho parameter, a literal, a URL, a target's input and its change, an endpoint, a
            // secret's text …
            "PLANTED10-no-echo",
            "PLANTED11-literal-of-a-template",
            "PLANTED12-userinfo",
            "PLANTED13-declared-input",
            "PLANTED14-live-input",
            "PLANTED15-userinfo",
            "PLANTED16-secret-string",
            "PLANTED17-in-metadata",
            "PLANTED18-in-description",
            "PLANTED19-presigned",
            "PLANTED20-parameter-value",
            "PLANTED21-authorization");

    private static final Map<String, String> WRITTEN = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Tap tap;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TraceDaemon daemon;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static StackOnLocalCloud stack;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private static Path folder;

    @BeforeAll
    static void doEverything() throws IOException {
        tap = new Tap();
        daemon = new TraceDaemon();
        stack = StackOnLocalCloud.own(Map.of("LocalEndpointUrl", tap.endpoint().toString()));
        tap.to(stack.endpoint());
        var template = new String(
                Objects.requireNonNull(SecretsStayTest.class.getResourceAsStream("planted.json"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        stack.deploy("planted", template, Map.of("DbPassword", "PLANTED10-no-echo"));
        var file = Files.writeString(folder.resolve("planted.json"), template);
        plantByHand();

        work();
        for (var format : List.of("text", "json", "junit", "markdown", "html", "sarif")) {
            cli("validate", "--stack-name", stack.name(), "--output", format);
            cli("validate", "--stack-name", "planted", "--output", format);
        }
        for (var format : List.of("text", "json")) {
            cli("history", "--stack-name", stack.name(), "--output", format);
            cli("plan", file.toString(), "--output", format);
        }
        cli("init", "--template", file.toString());
        keep();
    }

    private static void plantByHand() {
        for (var change : List.of(
                Change.version(
                        "", "SyncAssets", "add", "Environment/Variables/DB_PASSWORD", "\"PLANTED08-added-variable\""),
                Change.version(
                        "",
                        "PollenateAsset",
                        "add",
                        "Environment/Variables/VENDOR_TOKEN",
                        "\"PLANTED09-another-variable\""),
                Change.version(
                        "",
                        "Canary",
                        "add",
                        "Environment/Variables/AWS_XRAY_DAEMON_ADDRESS",
                        "\"" + daemon.address() + "\""),
                Change.replace(
                        "",
                        "Rule",
                        "/properties/Targets/0/Input",
                        MAPPER.createObjectNode()
                                .textNode("{\"user\": \"app\", \"password\": \"PLANTED14-live-input\","
                                        + " \"headers\": {\"Authorization\": \"Bearer PLANTED21-authorization\"}}")
                                .toString()))) {
            change.apply().accept(stack.admin());
        }
    }

    /** The functions with their keys, refused by the vendor too; the canary as it is scheduled, as a hook, and for a dashboard. */
    private static void work() throws IOException {
        for (var function : List.of("sync-assets", "sync-news")) {
            WRITTEN.put(
                    function,
                    stack.run("serin-dev-" + function, event(function)).toString());
        }
        stack.admin()
                .post(
                        "faults",
                        "{\"service\": \"alphavantage\", \"operation\": \"*\", \"kind\": \"throttle\", \"probability\": 1}");
        WRITTEN.put(
                "a refused function",
                stack.fail("serin-dev-sync-news", event("sync-news")).toString());
        stack.admin().clearFaults();
        WRITTEN.put("a run", stack.invokeCanary("{}").toPrettyString());
        WRITTEN.put("a run of the other stack", answered(() -> stack.invokeCanary("{\"stack\": \"planted\"}")));
        WRITTEN.put("the widget", stack.invokeCanary(event("canary-widget")).asText());
        var shipment = Shipment.of(stack.admin(), Order.of("throws-at-init", "TriggerRegularPollenation"));
        WRITTEN.put("CodeDeploy", shipment.told().toPrettyString());
        stack.settle();
    }

    private static String event(String name) throws IOException {
        var file = name.equals("sync-news") ? "sync-news-sentiment" : name;
        return Files.readString(Path.of(System.getProperty("serin.root"), "events", file + ".json"));
    }

    private static String answered(java.util.function.Supplier<JsonNode> answer) {
        return answer.get().toPrettyString();
    }

    private static void keep() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !daemon.documents().isEmpty());
        WRITTEN.put("the functions' logs", stack.admin().get("logs").toPrettyString());
        WRITTEN.put("the ledger", stack.items("serin-dev-canary-ledger").toString());
        WRITTEN.put("metrics", stack.metrics("Serin").toString());
        WRITTEN.put("traces", String.join("\n", daemon.documents()));
        WRITTEN.put("requests", tap.sent());
        for (var recorded : List.of("calls", "invocations", "deliveries", "alarms")) {
            WRITTEN.put(recorded, stack.admin().get(recorded).toString());
        }
    }

    @AfterAll
    static void end() {
        stack.close();
        daemon.close();
        tap.close();
    }

    private static void cli(String... arguments) {
        var out = new StringWriter();
        var all = new java.util.ArrayList<>(List.of(arguments));
        if (arguments[0].equals("validate") || arguments[0].equals("history")) {
            all.addAll(List.of("--endpoint-url", tap.endpoint().toString()));
        }
        var both = new PrintWriter(out, true);
        var code = Main.run(all.toArray(String[]::new), new Surroundings(Map.of(), both, both, false));
        WRITTEN.put(
                String.join(" ", List.of(arguments).subList(0, Math.min(5, arguments.length))),
                "exit " + code + "\n" + out);
    }

    @Test
    void everySecretIsReallyInPlay() {
        var held = new StringBuilder(tap.answered()).append(tap.headers());
        for (var resource : stack.admin().get("resources")) {
            held.append(stack.admin().resource(resource.path("logicalId").asText()));
        }

        assertThat(SECRETS).hasSize(20).doesNotHaveDuplicates();
        assertThat(SECRETS)
                .allSatisfy(secret -> assertThat(held.indexOf(secret) >= 0)
                        .as("the secret with number " + number(secret) + " is held")
                        .isTrue());
    }

    /** What differs is told: there is something to leak. */
    @ParameterizedTest
    @ValueSource(strings = {"lambda.function.environment", "eventbridge.rule.target-input"})
    void whatHoldsASecretDiffersAndIsTold(String check) {
        assertThat(WRITTEN.get("validate --stack-name planted --output json")
                        + WRITTEN.get("validate --stack-name serin-dev --output json"))
                .containsPattern(Pattern.quote(check) + "\",\\s*\"severity\" ?: ?\"\\w+\",\\s*\"outcome\" ?: ?\"FAIL");
    }

    @Test
    void everythingThatIsSearchedSaysSomething() {
        assertThat(WRITTEN)
                .hasSizeGreaterThan(25)
                .allSatisfy((name, text) -> assertThat(text).as(name).isNotBlank());
        assertThat(WRITTEN.get("the functions' logs"))
                .contains("serin-dev-sync-assets", "CodeDeployHook_serin-dev", "\\\"event\\\":\\\"finding\\\"");
        assertThat(WRITTEN.get("traces"))
                .contains("## check", "## gate", "## delivery", "\"verdict\"", "\"deploymentId\"");
        assertThat(WRITTEN.get("requests")).contains("PutItem").hasSizeGreaterThan(10_000);
        assertThat(WRITTEN.get("the ledger")).contains("UNHEALTHY");
    }

    @Test
    void noSecretIsPrintedStoredOrSent() {
        var found = new LinkedHashMap<String, String>();
        var planted = Pattern.compile(".{0,60}" + Planted.MARK + "(\\d\\d)");
        WRITTEN.forEach((where, text) -> {
            var match = planted.matcher(text);
            while (match.find()) {
                // Never the secret itself: what a test says is looked through as well.
                found.put(
                        where + ", number " + match.group(1),
                        match.group().substring(0, match.start(1) - match.start() - Planted.MARK.length()));
            }
        });
        assertThat(found).isEmpty();
    }

    private static String number(String secret) {
        var match = Pattern.compile(Planted.MARK + "(\\d\\d)").matcher(secret);
        return match.find() ? match.group(1) : "none";
    }
}
