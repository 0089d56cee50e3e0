package serin.probe;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the probe answers: which version of which function ran, how long it took to get ready, and how its declared parts behaved. */
record ProbeAnswer(
        String nonce,
        String function,
        String version,
        long initMillis,
        List<Examined> dependencies,
        List<Rehearsed> rehearsals,
        List<String> events) {
    ProbeAnswer {
        Objects.requireNonNull(nonce, "nonce is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(version, "version is null");
        dependencies = List.copyOf(dependencies);
        rehearsals = List.copyOf(rehearsals);
        events = List.copyOf(events);
    }

    /** How one dependency behaved. */
    record Examined(Kind kind, String name, String operation, Outcome outcome, long millis, String detail) {

        void writeTo(JsonText json) {
            json.object(fields -> fields.text("kind", kind.word())
                    .text("name", name)
                    .text("operation", operation)
                    .text("outcome", outcome.word())
                    .number("millis", millis)
                    .text("detail", Words.oneLine(detail)));
        }
    }

    /**
     * What became of one rehearsal.
     *
     * @param outcome {@code ok}, {@code failed} or {@code timeout}
     */
    record Rehearsed(String name, String outcome, long millis, Map<String, Integer> would, String detail) {

        void writeTo(JsonText json) {
            json.object(fields -> fields.text("name", Words.oneLine(name))
                    .text("outcome", outcome)
                    .number("millis", millis)
                    .object("would", counts -> new TreeMap<>(would).forEach(counts::number))
                    .text("detail", Words.oneLine(detail)));
        }
    }

    /** JSON in ASCII. */
    String toJson() {
        return new JsonText()
                .object(fields -> fields.number("probe", 1)
                        .text("nonce", nonce)
                        .text("function", function)
                        .text("version", version)
                        .number("initMillis", initMillis)
                        .array("dependencies", dependencies, Examined::writeTo)
                        .array("rehearsals", rehearsals, Rehearsed::writeTo)
                        .array("events", events, (event, json) -> json.value(event)))
                .toString();
    }
}
