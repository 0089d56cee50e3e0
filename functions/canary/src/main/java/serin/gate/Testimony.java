package serin.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a version says of itself when it is probed, read with distrust: the code that wrote it may be broken, or know no probe.
 *
 * <p>One part that is not of protocol 1 spoils the whole answer: what could not be read may be what is broken.
 */
record Testimony(String version, List<Dependency> dependencies, List<Rehearsed> rehearsals) {
    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final int MAX_ITEMS = 64;
    private static final int MAX_SHOWN = 300;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxDocumentLength(MAX_CHARACTERS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    Testimony {
        dependencies = List.copyOf(dependencies);
        rehearsals = List.copyOf(rehearsals);
    }

    /** How one declared dependency behaved. */
    record Dependency(String kind, String name, String operation, String outcome, long millis, String detail) {}

    /**
     * What became of one rehearsal.
     *
     * @param would how much it would have written, by table or bus
     */
    record Rehearsed(String name, String outcome, long millis, Map<String, Long> would, String detail) {
        Rehearsed {
            would = Map.copyOf(would);
        }
    }

    /** It is no answer to this question; one line that says why. */
    static final class NoTestimony extends Exception {
        private static final long serialVersionUID = 1L;

        NoTestimony(String why) {
            super(why, null, false, false);
        }
    }

    /** @param nonce the question's */
    static Testimony read(String payload, String nonce) throws NoTestimony {
        var answer = json(payload).orElseThrow(() -> new NoTestimony("an answer that is no JSON, or too large"));
        if (!answer.isObject()) {
            throw new NoTestimony("an answer that is no JSON object");
        }
        var protocol = answer.path("probe");
        if (!protocol.isInt() || protocol.intValue() != 1) {
            throw new NoTestimony("an answer without \"probe\": 1, so it was not the probe that answered");
        }
        if (!text(answer, "nonce").equals(nonce)) {
            throw new NoTestimony("an answer with the nonce of another question");
        }
        var dependencies = new ArrayList<Dependency>();
        for (var each : list(answer, "dependencies")) {
            dependencies.add(new Dependency(
                    line(text(each, "kind")),
                    line(text(each, "name")),
                    line(text(each, "operation")),
                    line(text(each, "outcome")),
                    count(each.path("millis")),
                    line(each.path("detail").asText())));
        }
        var rehearsals = new ArrayList<Rehearsed>();
        for (var each : list(answer, "rehearsals")) {
            rehearsals.add(new Rehearsed(
                    line(text(each, "name")),
                    line(text(each, "outcome")),
                    count(each.path("millis")),
                    would(each.path("would")),
                    line(each.path("detail").asText())));
        }
        return new Testimony(line(text(answer, "version")), dependencies, rehearsals);
    }

    /** The type and message of a function's error, in one short line. */
    static String error(String kind, String payload) {
        Function<String, String> member = name -> json(payload)
                .map(node -> node.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElse("");
        return line(kind + " " + member.apply("errorType") + ": " + member.apply("errorMessage"));
    }

    /** Without control and format characters, so that it can neither break a report's line nor turn its text around. */
    static String line(String text) {
        var start = text.substring(0, Math.min(text.length(), MAX_SHOWN)).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ");
        return text.length() > MAX_SHOWN ? start + "…" : start;
    }

    private static JsonNode list(JsonNode answer, String name) throws NoTestimony {
        var list = answer.path(name);
        if ((!list.isMissingNode() && !list.isArray()) || list.size() > MAX_ITEMS) {
            throw new NoTestimony("an answer whose " + name + " are no list of at most " + MAX_ITEMS);
        }
        return list;
    }

    private static Map<String, Long> would(JsonNode node) throws NoTestimony {
        if ((!node.isMissingNode() && !node.isObject()) || node.size() > MAX_ITEMS) {
            throw new NoTestimony("an answer with a rehearsal whose counts are none");
        }
        var would = new TreeMap<String, Long>();
        for (var entry : node.properties()) {
            would.put(line(entry.getKey()), count(entry.getValue()));
        }
        return would;
    }

    private static String text(JsonNode node, String name) throws NoTestimony {
        var text = node.path(name);
        if (!text.isTextual()) {
            throw new NoTestimony("an answer in which " + name + " is no text");
        }
        return text.textValue();
    }

    private static long count(JsonNode node) throws NoTestimony {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new NoTestimony("an answer with a count or a time that is none");
        }
        return node.longValue();
    }

    private static Optional<JsonNode> json(String payload) {
        if (payload.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(payload));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
