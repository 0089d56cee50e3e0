package localcloud.service.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What PutEvents needs: events:PutEvents on the bus of each entry, with that entry's source and detail type.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html">EventBridge's condition keys</a>
 */
final class EventNeeds {
    private final Names names;

    EventNeeds(Names names) {
        this.names = names;
    }

    List<Need> put(Asked asked) {
        var needs = new ArrayList<Need>();
        for (var entry : asked.input().path("Entries")) {
            var bus = names.busArn(entry.path("EventBusName").asText("default"));
            var need = Need.of(asked.action(), bus);
            if (entry.path("Source").isTextual()) {
                need = need.with("events:source", entry.path("Source").asText());
            }
            if (entry.path("DetailType").isTextual()) {
                need = need.with("events:detail-type", entry.path("DetailType").asText());
            }
            needs.add(need);
        }
        return needs.isEmpty() ? asked.on(Optional.empty()) : needs;
    }
}
