package serin.check.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import serin.text.StrictJson;

/**
 * Reads a probe's answer, and the error of a function that has none.
 *
 * <p>One part that is not of protocol 1 spoils the whole answer: what could not be read may be what is broken.
 */
final class AnswerReader {
    /** Far more than the 192 kB that a probe answers at most, and far less than the 6 MB that Lambda lets through. */
    private static final int MAX_CHARACTERS = 256 * 1024;

    /** Protocol 1 answers no more. */
    private static final int MAX_DEPENDENCIES = 64;

    private static final int MAX_REHEARSALS = 8;
    private static final int MAX_EVENTS = 32;

    private static final int PROTOCOL = 1;

    private static final ObjectReader JSON = StrictJson.reader(32, MAX_CHARACTERS);

    private AnswerReader() {}

    static ProbeAnswer read(String payload, String nonce) {
        return json(payload).map(answer -> of(answer, nonce)).orElseGet(() -> unreadable(payload));
    }

    /** The type and message of a function's error, in one short line. */
    static String error(String kind, String payload) {
        var error = json(payload);
        var type = error.map(node -> node.path("errorType")).filter(JsonNode::isTextual);
        var message = error.map(node -> node.path("errorMessage")).filter(JsonNode::isTextual);
        var text = type.map(JsonNode::textValue).orElse("an error without a type")
                + message.map(node -> ": " + node.textValue()).orElse("");
        return OneLine.name(kind) + " " + OneLine.name(text);
    }

    private static ProbeAnswer unreadable(String payload) {
        return new ProbeAnswer.NoAnswer(
                payload.length() > MAX_CHARACTERS
                        ? "an answer of " + payload.length() + " characters; at most " + MAX_CHARACTERS + " are read"
                        : "an answer that is no JSON, or nested too deep");
    }

    private static ProbeAnswer of(JsonNode answer, String nonce) {
        if (!answer.isObject()) {
            return new ProbeAnswer.NoAnswer("an answer that is no JSON object");
        }
        var protocol = answer.path("probe");
        if (!protocol.isInt() || protocol.intValue() != PROTOCOL) {
            return new ProbeAnswer.NoAnswer("an answer without \"probe\": 1, so it was not the probe that answered");
        }
        var echoed = answer.path("nonce");
        if (!echoed.isTextual()) {
            return new ProbeAnswer.NoAnswer("an answer without the nonce");
        }
        if (!echoed.textValue().equals(nonce)) {
            return new ProbeAnswer.NoAnswer("an answer with the nonce of another question");
        }
        try {
            return new ProbeAnswer.Answered(
                    Optional.of(answer.path("version"))
                            .filter(JsonNode::isTextual)
                            .map(JsonNode::textValue),
                    list(answer, "dependencies", MAX_DEPENDENCIES, AnswerReader::dependency),
                    list(answer, "rehearsals", MAX_REHEARSALS, AnswerReader::rehearsed),
                    list(answer, "events", MAX_EVENTS, AnswerReader::event));
        } catch (MalformedAnswer e) {
            return new ProbeAnswer.NoAnswer("an answer that is not of protocol 1: " + e.getMessage());
        }
    }

    private static <T> List<T> list(JsonNode answer, String name, int most, BiFunction<JsonNode, String, T> read) {
        var list = answer.get(name);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray()) {
            throw new MalformedAnswer(name + " is no list");
        }
        if (list.size() > most) {
            throw new MalformedAnswer(list.size() + " " + name + ", of which there may be " + most);
        }
        var items = new ArrayList<T>();
        for (var i = 0; i < list.size(); i++) {
            items.add(read.apply(list.get(i), name + "[" + i + "]"));
        }
        return items;
    }

    private static Dependency dependency(JsonNode node, String where) {
        return new Dependency(
                kind(node, where),
                OneLine.name(text(node, "name", where)),
                OneLine.name(text(node, "operation", where)),
                OneLine.name(text(node, "outcome", where)),
                count(node.path("millis"), where + ".millis"),
                detail(node, where));
    }

    private static Rehearsed rehearsed(JsonNode node, String where) {
        return new Rehearsed(
                OneLine.name(text(node, "name", where)),
                OneLine.name(text(node, "outcome", where)),
                count(node.path("millis"), where + ".millis"),
                would(node, where + ".would"),
                detail(node, where));
    }

    private static String event(JsonNode node, String where) {
        if (!node.isTextual()) {
            throw new MalformedAnswer(where + " is no text");
        }
        return OneLine.name(node.textValue());
    }

    private static Dependency.Kind kind(JsonNode node, String where) {
        var word = text(node, "kind", where);
        for (var kind : Dependency.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw new MalformedAnswer(where + ".kind is none that a function can depend on");
    }

    private static SortedMap<String, Long> would(JsonNode node, String where) {
        var would = new TreeMap<String, Long>();
        var given = node.get("would");
        if (given == null) {
            return would;
        }
        if (!given.isObject()) {
            throw new MalformedAnswer(where + " is no object");
        }
        given.properties()
                .forEach(entry ->
                        would.put(OneLine.name(entry.getKey()), count(entry.getValue(), "a count of " + where)));
        return would;
    }

    private static String detail(JsonNode node, String where) {
        return node.has("detail") ? OneLine.detail(text(node, "detail", where)) : "";
    }

    private static String text(JsonNode node, String field, String where) {
        var text = node.path(field);
        if (!text.isTextual()) {
            throw new MalformedAnswer(where + "." + field + " is no text");
        }
        return text.textValue();
    }

    private static long count(JsonNode node, String where) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new MalformedAnswer(where + " is no count");
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
