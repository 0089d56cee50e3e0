package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Pattern;

/**
 * The part of JSON path that a target's input takes: {@code $}, members by dot or in brackets, and numbers of array elements.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html">Input transformation</a>
 */
final class EventPath {
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]]+)|\\['([^']+)'\\]|\\[(\\d{1,6})\\]");

    private EventPath() {}

    /** What the path leads to; a missing node when it leads nowhere or is none. */
    static JsonNode find(String path, JsonNode event) {
        if (!path.startsWith("$")) {
            return MissingNode.getInstance();
        }
        var steps = STEP.matcher(path);
        JsonNode at = event;
        int from = 1;
        while (from < path.length()) {
            if (!steps.find(from) || steps.start() != from) {
                return MissingNode.getInstance();
            }
            if (steps.group(3) != null) {
                at = at.path(Integer.parseInt(steps.group(3)));
            } else {
                at = at.path(steps.group(1) == null ? steps.group(2) : steps.group(1));
            }
            from = steps.end();
        }
        return at;
    }
}
