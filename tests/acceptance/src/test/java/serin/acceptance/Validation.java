package serin.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import serin.cli.Main;
import serin.cli.Surroundings;

/**
 * One run of {@code serin validate --output json} against the local cloud.
 *
 * @param exitCode the command's
 * @param report empty object when there was none
 * @param err what went to standard error
 */
record Validation(int exitCode, JsonNode report, String err) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Validation of(StackOnLocalCloud stack, String... options) {
        return ofStack(stack, stack.name(), options);
    }

    static Validation ofStack(StackOnLocalCloud stack, String stackName, String... options) {
        var arguments = new ArrayList<>(List.of(
                "validate",
                "--stack-name",
                stackName,
                "--endpoint-url",
                stack.endpoint().toString(),
                "--output",
                "json",
                // Nobody shares the local cloud's quotas, which it does not enforce.
                "--quota-share",
                "100"));
        arguments.addAll(List.of(options));
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Main.run(
                arguments.toArray(String[]::new),
                new Surroundings(Map.of(), new PrintWriter(out, true), new PrintWriter(err, true), false));
        return new Validation(code, tree(out.toString()), err.toString());
    }

    String verdict() {
        return report.path("verdict").asText();
    }

    /** The findings with this outcome, as {@code check@logicalId}, advice left out. */
    List<String> findings(String outcome) {
        return stream(outcome)
                .filter(finding -> !finding.path("severity").asText().equals("LOW"))
                .map(Validation::ref)
                .toList();
    }

    /** The finding of that name. */
    JsonNode finding(String ref) {
        return StreamSupport.stream(report.path("findings").spliterator(), false)
                .filter(finding -> ref(finding).equals(ref))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + ref + " in " + report.toPrettyString()));
    }

    /** The findings that failed and that no other finding explains. */
    List<String> unexplained() {
        return stream("FAIL")
                .filter(finding -> !finding.path("severity").asText().equals("LOW"))
                .filter(finding -> finding.path("causedBy").isNull())
                .map(Validation::ref)
                .toList();
    }

    /** What failed and what is not known, one a line, for the message of a test. */
    String told() {
        return Stream.concat(stream("FAIL"), stream("UNKNOWN"))
                .map(finding -> "%s %s: %s %s, caused by %s"
                        .formatted(
                                finding.path("outcome").asText(),
                                ref(finding),
                                finding.path("actual").asText(),
                                finding.path("message").asText(),
                                finding.path("causedBy").asText()))
                .collect(Collectors.joining("\n"));
    }

    List<JsonNode> unknowns() {
        return stream("UNKNOWN").toList();
    }

    private Stream<JsonNode> stream(String outcome) {
        return StreamSupport.stream(report.path("findings").spliterator(), false)
                .filter(finding -> finding.path("outcome").asText().equals(outcome));
    }

    private static String ref(JsonNode finding) {
        return finding.path("check").asText() + "@"
                + finding.at("/resource/logicalId").asText();
    }

    private static JsonNode tree(String text) {
        try {
            return text.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
