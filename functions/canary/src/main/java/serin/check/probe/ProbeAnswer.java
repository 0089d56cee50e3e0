package serin.check.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a function returned to the probe, read with distrust: the code that wrote it may be broken, or not know the probe at all. */
sealed interface ProbeAnswer {

    /**
     * An answer to this very question.
     *
     * @param version the version that the function says it is; empty when it does not say so in a text
     * @param events the detail-types that it takes
     */
    record Answered(Optional<String> version, Set<String> events) implements ProbeAnswer {
        public Answered {
            events = Set.copyOf(events);
        }
    }

    /**
     * Anything else.
     *
     * @param problem what is wrong with it, in one short line that holds nothing of a long answer
     */
    record NoAnswer(String problem) implements ProbeAnswer {}

    /** Far more than a probe of many dependencies answers, and far less than the 6 MB that Lambda lets through. */
    int MAX_CHARACTERS = 256 * 1024;

    /** Characters of an error that a report shows. */
    int MAX_SHOWN = 200;

    int PROTOCOL = 1;

    ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxDocumentLength(MAX_CHARACTERS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    static ProbeAnswer of(String payload, String nonce) {
        return read(payload)
                .map(answer -> of(answer, nonce))
                .orElseGet(() -> new NoAnswer(
                        payload.length() > MAX_CHARACTERS
                                ? "an answer of " + payload.length() + " characters; at most " + MAX_CHARACTERS
                                        + " are read"
                                : "an answer that is no JSON, or nested too deep"));
    }

    /** The type and message of a function's error, in one short line. */
    static String error(String kind, String payload) {
        var error = read(payload);
        var type = error.map(node -> node.path("errorType")).filter(JsonNode::isTextual);
        var message = error.map(node -> node.path("errorMessage")).filter(JsonNode::isTextual);
        var text = type.map(JsonNode::textValue).orElse("an error without a type")
                + message.map(node -> ": " + node.textValue()).orElse("");
        return oneLine(kind) + " " + oneLine(text);
    }

    private static ProbeAnswer of(JsonNode answer, String nonce) {
        if (!answer.isObject()) {
            return new NoAnswer("an answer that is no JSON object");
        }
        var protocol = answer.path("probe");
        if (!protocol.isInt() || protocol.intValue() != PROTOCOL) {
            return new NoAnswer("an answer without \"probe\": 1, so it was not the probe that answered");
        }
        var echoed = answer.path("nonce");
        if (!echoed.isTextual()) {
            return new NoAnswer("an answer without the nonce");
        }
        if (!echoed.textValue().equals(nonce)) {
            return new NoAnswer("an answer with the nonce of another question");
        }
        return new Answered(
                Optional.of(answer.path("version")).filter(JsonNode::isTextual).map(JsonNode::textValue),
                texts(answer.path("events")));
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new HashSet<String>();
        list.forEach(item -> {
            if (item.isTextual()) {
                texts.add(item.textValue());
            }
        });
        return texts;
    }

    private static Optional<JsonNode> read(String payload) {
        if (payload.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(payload));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Without control and format characters, so that an answer can neither break a report's line nor turn its text around. */
    static String oneLine(String text) {
        var start = text.substring(0, Math.min(text.length(), MAX_SHOWN)).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ");
        return text.length() > MAX_SHOWN ? start + "…" : start;
    }
}
