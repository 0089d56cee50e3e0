package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import localcloud.service.AwsError;
import localcloud.service.projection.Answer;
import software.amazon.event.ruler.Machine;

/** The patterns of live rules, each compiled once by AWS's own engine; the least used of many are forgotten. */
final class LivePatterns {
    private static final int MOST_KEPT = 512;

    private final Map<String, Optional<Machine>> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Machine>> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** Whether the event matches; a pattern that AWS would not have taken, as a fault can make one, matches nothing. */
    boolean matches(JsonNode pattern, JsonNode event) {
        if (!Answer.isThere(pattern)) {
            return false;
        }
        return compiled(Answer.compact(pattern))
                .filter(machine -> !machine.rulesForJSONEvent(event).isEmpty())
                .isPresent();
    }

    private synchronized Optional<Machine> compiled(String pattern) {
        return compiled.computeIfAbsent(pattern, text -> {
            try {
                return Optional.of(Patterns.compiled(text));
            } catch (AwsError e) {
                return Optional.empty();
            }
        });
    }
}
