package localcloud.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A place in a document: <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>. The empty one is the document itself.
 *
 * @param text as written
 * @param tokens unescaped
 */
record Pointer(String text, List<String> tokens) {
    /** A tilde is followed by 0 or 1. */
    private static final Pattern SYNTAX = Pattern.compile("(?:/(?:[^/~]|~[01])*+)*+");

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    Pointer {
        tokens = List.copyOf(tokens);
    }

    /** Empty when the text is no pointer. */
    static Optional<Pointer> of(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            return Optional.empty();
        }
        var tokens = Arrays.stream(text.split("/", -1))
                .skip(1)
                // In this order, so that ~01 is ~1.
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
        return Optional.of(new Pointer(text, tokens));
    }

    boolean isRoot() {
        return tokens.isEmpty();
    }

    /** Whether the other is a place inside this one. */
    boolean holds(Pointer other) {
        return other.tokens.size() > tokens.size()
                && other.tokens.subList(0, tokens.size()).equals(tokens);
    }

    /** What is there. */
    Optional<JsonNode> in(JsonNode document) {
        return walk(document, tokens);
    }

    /** What holds this place, whether or not anything is there; empty for the root. */
    Optional<JsonNode> parentIn(JsonNode document) {
        return isRoot() ? Optional.empty() : walk(document, tokens.subList(0, tokens.size() - 1));
    }

    String last() {
        return tokens.getLast();
    }

    /** The element of an array that a token names, without leading zeros; empty for what is no index. */
    static OptionalInt index(String token) {
        return INDEX.matcher(token).matches() ? OptionalInt.of(Integer.parseInt(token)) : OptionalInt.empty();
    }

    private static Optional<JsonNode> walk(JsonNode document, List<String> tokens) {
        var at = Optional.of(document);
        for (var token : tokens) {
            at = at.flatMap(node -> child(node, token));
        }
        return at;
    }

    private static Optional<JsonNode> child(JsonNode node, String token) {
        if (node instanceof ObjectNode object) {
            return Optional.ofNullable(object.get(token));
        }
        var index = index(token);
        return node instanceof ArrayNode array && index.isPresent()
                ? Optional.ofNullable(array.get(index.getAsInt()))
                : Optional.empty();
    }
}
