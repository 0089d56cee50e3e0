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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import serin.cli.Main;
import serin.cli.Surroundings;

/** The reports that are files: what they say of the whole stack when a rule of SAM's and a table of its own are not as declared. */
class ReportFilesTest {
    private static final Path TEMPLATE = Path.of(System.getProperty("serin.root"), "template.yaml");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    @BeforeAll
    static void breakTwoThings() {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();
        Change.replace("", "SyncAssetsDaily", "/properties/State", "\"DISABLED\"")
                .apply()
                .accept(stack.admin());
        Change.replace("", "AssetsTable", "/properties/BillingMode", "\"PROVISIONED\"")
                .apply()
                .accept(stack.admin());
    }

    @Test
    void sarifPointsAtTheLinesOfTheTemplate() throws Exception {
        var results = sarif("--template", TEMPLATE.toString()).at("/runs/0/results");

        assertThat(results).hasSize(2);
        for (var result : results) {
            var resource = result.at("/locations/0/logicalLocations/0/name").asText();
            var declared = resource.equals("SyncAssetsDaily") ? "SyncAssets" : resource;
            var line =
                    result.at("/locations/0/physicalLocation/region/startLine").asInt();
            assertThat(Files.readAllLines(TEMPLATE).get(line - 1)).isEqualTo("  " + declared + ":");
        }
    }

    @Test
    void sarifNamesOnlyTheResourcesOfAnotherTemplate() throws Exception {
        var other =
                Files.writeString(folder.resolve("other.yaml"), "Resources: {AssetsTable: {Type: AWS::SNS::Topic}}");

        assertThat(sarif("--template", other.toString()).findValues("physicalLocation"))
                .isEmpty();
    }

    @Test
    void aTemplateThatIsNotThereOrIsNoneIsSaidBeforeTheRun() throws Exception {
        var none = Files.writeString(folder.resolve("none.yaml"), "Resources: [");

        assertThat(validate(
                        "sarif", "--template", folder.resolve("nowhere.yaml").toString()))
                .isEqualTo(66);
        assertThat(validate("sarif", "--template", none.toString())).isEqualTo(65);
    }

    @Test
    void thePageDrawsTheWholeStack() throws Exception {
        assertThat(validate("html")).isEqualTo(1);

        var page = Files.readString(folder.resolve("report"), StandardCharsets.UTF_8);
        assertThat(page).contains("<h1><span class=\"symbol\" aria-hidden=\"true\">✗</span> UNHEALTHY</h1>");
        assertThat(titles("node (?:passed|failed)", page))
                .contains(
                        "SyncAssetsDaily, failed",
                        "SyncAssetsAliaslive: live, passed",
                        "PollenateAsset, passed",
                        "AssetsTable, failed",
                        "LedgerTable, passed",
                        "MarketDataBus, passed");
        assertThat(titles("line *", page))
                .anyMatch(line -> line.startsWith("cron(0 4 ? * MON-SAT *) fires SyncAssetsDaily;"))
                .anyMatch(line -> line.startsWith("SyncAssetsDaily delivers to SyncAssetsAliaslive;")
                        && line.endsWith("(SyncAssetsDailyPermission)"))
                .anyMatch(line -> line.startsWith("SyncAssets writes AssetsTable;"))
                .anyMatch(line -> line.startsWith("PollenateAsset reads and writes AssetsTable;"))
                .noneMatch(line -> line.contains("without a permission"));
    }

    @Test
    void oneRunGivesEveryFormatThatIsAskedFor() throws Exception {
        assertThat(validate(
                        "json",
                        "--report",
                        "junit=" + folder.resolve("more.xml"),
                        "--report",
                        "markdown=" + folder.resolve("more.md")))
                .isEqualTo(1);

        var failed = new ObjectMapper()
                .readTree(folder.resolve("report").toFile())
                .path("findings")
                .valueStream()
                .filter(finding -> finding.path("outcome").asText().equals("FAIL"))
                .count();
        assertThat(Files.readString(folder.resolve("more.xml"))).contains("failures=\"" + failed + "\"");
        assertThat(Files.readString(folder.resolve("more.md"))).contains("eventbridge.rule.enabled");
    }

    private static List<String> titles(String group, String page) {
        var titles = new ArrayList<String>();
        var found = Pattern.compile("<g class=\"" + group + "\"><title>([^<]*)</title>")
                .matcher(page);
        while (found.find()) {
            titles.add(found.group(1));
        }
        return titles;
    }

    private JsonNode sarif(String... options) throws IOException {
        assertThat(validate("sarif", options)).isEqualTo(1);
        return new ObjectMapper().readTree(folder.resolve("report").toFile());
    }

    private int validate(String format, String... options) {
        var stack = StackOnLocalCloud.shared();
        var arguments = new ArrayList<>(List.of(
                "validate",
                "--no-invoke",
                "--stack-name",
                stack.name(),
                "--endpoint-url",
                stack.endpoint().toString(),
                "--output",
                format,
                "--output-file",
                folder.resolve("report").toString()));
        arguments.addAll(List.of(options));
        return Main.run(
                arguments.toArray(String[]::new),
                new Surroundings(
                        Map.of(), new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false));
    }
}
