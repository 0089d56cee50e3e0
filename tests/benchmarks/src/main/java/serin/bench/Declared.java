package serin.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import serin.probe.Declaration;
import serin.probe.Dependency;
import serin.probe.EventType;
import serin.probe.Kind;
import serin.probe.Rehearsal;

/** What a function of middling size declares to the probe; nothing in it is ever called here. */
final class Declared {

    private Declared() {}

    /** Five dependencies, a rehearsal, an event. */
    static Declaration sample() {
        return new Declaration(
                failure -> null,
                List.of(
                        Dependency.returning(Kind.TABLE, "orders", "dynamodb:GetItem", () -> {}),
                        Dependency.refusing(
                                Kind.TABLE, "orders", "dynamodb:PutItem", "ConditionalCheckFailedException", () -> {}),
                        Dependency.returning(Kind.INDEX, "orders/by-day", "dynamodb:Query", () -> {}),
                        Dependency.secret("vendor", Set.of("apikey"), Set::of),
                        Dependency.environment("ORDERS_TABLE", Map.of())),
                List.of(new Rehearsal("orderPlaced", () -> new Rehearsal.Performance(Map.of("orders", 1), ""))),
                List.of(new EventType("orderPlaced", event -> {})));
    }
}
