package localcloud.service.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the archives hold: of each the newest {@value #MOST} events that its rule matched. */
final class ArchivedEvents {
    static final int MOST = 10_000;

    private final Map<String, Deque<ObjectNode>> byArchive = new HashMap<>();

    synchronized void keep(String archive, ObjectNode event) {
        var events = byArchive.computeIfAbsent(archive, _ -> new ArrayDeque<>());
        if (events.size() == MOST) {
            events.removeFirst();
        }
        events.addLast(event.deepCopy());
    }

    /** Those whose time is at or after {@code from} and before {@code to}, the oldest first. */
    synchronized List<ObjectNode> between(String archive, Instant from, Instant to) {
        return byArchive.getOrDefault(archive, new ArrayDeque<>()).stream()
                .filter(event -> {
                    var time = Instant.parse(event.path("time").asText());
                    return !time.isBefore(from) && time.isBefore(to);
                })
                .toList();
    }

    synchronized void forget() {
        byArchive.clear();
    }
}
