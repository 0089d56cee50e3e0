package serin.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import serin.cli.Main;
import serin.cli.Surroundings;

/** What {@code serin history --output json} tells of a stack, newest first. */
record History(List<JsonNode> entries) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The runs and deployments. */
    static History of(StackOnLocalCloud stack) {
        return asked(stack, "--limit", "100");
    }

    /** What has become of each scheduled time. */
    static History ofFires(StackOnLocalCloud stack) {
        return asked(stack, "--fires", "--limit", "1000");
    }

    private static History asked(StackOnLocalCloud stack, String... options) {
        var arguments = new ArrayList<>(List.of(
                "history",
                "--stack-name",
                stack.name(),
                "--output",
                "json",
                "--endpoint-url",
                stack.endpoint().toString()));
        arguments.addAll(List.of(options));
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Main.run(
                arguments.toArray(String[]::new),
                new Surroundings(Map.of(), new PrintWriter(out, true), new PrintWriter(err, true), false));
        if (code != 0) {
            throw new AssertionError("history ended in " + code + ": " + err);
        }
        try {
            var entries = MAPPER.readTree(out.toString()).path("entries");
            return new History(
                    StreamSupport.stream(entries.spliterator(), false).toList());
        } catch (IOException e) {
            throw new AssertionError(out.toString(), e);
        }
    }

    /** The one hook of that deployment and moment. */
    Entry hook(String deploymentId, String trigger) {
        var found = entries.stream()
                .filter(entry -> entry.path("deploymentId").asText().equals(deploymentId))
                .filter(entry -> entry.path("trigger").asText().equals(trigger))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("not one " + trigger + " of " + deploymentId + " in " + entries);
        }
        return new Entry(found.getFirst());
    }

    /** The rows of one trigger. */
    List<Entry> of(String trigger) {
        return entries.stream()
                .filter(entry -> entry.path("trigger").asText().equals(trigger))
                .map(Entry::new)
                .toList();
    }

    /** One row. */
    record Entry(JsonNode told) {

        /** What CodeDeploy was told; {@code null} as text when nothing. */
        String answer() {
            return told.path("answer").asText();
        }

        String standing() {
            return told.path("standing").asText();
        }

        /** Each finding that is kept as {@code OUTCOME check: message}. */
        List<String> findings() {
            return StreamSupport.stream(told.path("findings").spliterator(), false)
                    .map(finding -> finding.path("outcome").asText() + " "
                            + finding.path("check").asText() + ": "
                            + finding.path("message").asText())
                    .toList();
        }
    }
}
