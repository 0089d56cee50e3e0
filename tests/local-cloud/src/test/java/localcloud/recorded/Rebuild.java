package localcloud.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The way back from a recorded answer: the documents of which it is a projection, and the input that was asked. */
@FunctionalInterface
interface Rebuild {

    /**
     * Puts the documents and answers the input.
     *
     * @param answer as recorded; an error answer has the member {@code Error}, and then nothing should be put
     */
    ObjectNode into(Scene scene, JsonNode answer);

    /** The first group of a pattern in an error's message; empty text when it does not match. */
    static String named(JsonNode answer, String pattern) {
        var matcher = java.util.regex.Pattern.compile(pattern)
                .matcher(answer.path("Error").path("Message").asText());
        return matcher.find() ? matcher.group(1) : "";
    }
}
