package localcloud.service.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Takes an accepted event onward to the rules of its bus, as EventBridge does after it has answered. */
@FunctionalInterface
public interface EventDelivery {

    /** Accepts every event and takes it nowhere. */
    EventDelivery NOWHERE = (bus, event) -> {};

    /**
     * Delivers, or arranges for it; must not block the caller.
     *
     * @param bus the bus's name
     * @param event the whole event, with id, account, region, time and detail
     */
    void accept(String bus, ObjectNode event);

    /**
     * The same with an archived event.
     *
     * @param rules ARNs of those that get it; all when there is none
     */
    default void replay(String bus, ObjectNode event, Set<String> rules) {
        accept(bus, event);
    }
}
