package localcloud.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.wire.Fault;
import localcloud.wire.Faults;

/** The faults of APIs: add, list, clear. */
public final class FaultAdmin {
    private static final String PATH = "/_cloud/faults";
    private static final Set<String> MEMBERS =
            Set.of("service", "operation", "kind", "probability", "millis", "principal");

    private final Faults faults;

    public FaultAdmin(Faults faults) {
        this.faults = faults;
    }

    public List<AdminRoute> routes() {
        return List.of(
                new AdminRoute("POST", PATH, (_, body) -> add(body)),
                new AdminRoute("GET", PATH, (_, _) -> list()),
                new AdminRoute("DELETE", PATH, (_, body) -> clear(body)));
    }

    private JsonNode add(JsonNode body) throws AwsError {
        var given = Answers.object(body, MEMBERS);
        try {
            var fault = new Fault(
                    Answers.text(given, "service"),
                    Answers.text(given, "operation"),
                    kind(Answers.text(given, "kind")),
                    probability(given),
                    millis(given),
                    given.has("principal") ? Answers.text(given, "principal") : "*");
            faults.add(fault);
            return document(fault);
        } catch (IllegalArgumentException e) {
            throw Answers.bad(String.valueOf(e.getMessage()));
        }
    }

    private static Fault.Kind kind(String name) throws AwsError {
        return Arrays.stream(Fault.Kind.values())
                .filter(kind -> name(kind).equals(name))
                .findFirst()
                .orElseThrow(() -> Answers.bad("'kind' must be deny, throttle, delay or error, was " + name));
    }

    private static String name(Fault.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static double probability(ObjectNode given) throws AwsError {
        if (given.has("probability") && !given.get("probability").isNumber()) {
            throw Answers.bad("'probability' must be a number in (0, 1], was " + given.get("probability"));
        }
        return given.path("probability").asDouble(1);
    }

    private static long millis(ObjectNode given) throws AwsError {
        var millis = given.path("millis");
        if (given.has("millis") && !(millis.canConvertToExactIntegral() && millis.canConvertToLong())) {
            throw Answers.bad("'millis' must be a whole number, was " + millis);
        }
        return millis.asLong(0);
    }

    private JsonNode list() {
        var list = Answers.NODES.arrayNode();
        faults.all().forEach(fault -> list.add(document(fault)));
        return list;
    }

    private JsonNode clear(JsonNode body) throws AwsError {
        Answers.nothing(body);
        faults.clear();
        return list();
    }

    private static ObjectNode document(Fault fault) {
        var document = Answers.NODES.objectNode();
        document.put("service", fault.service());
        document.put("operation", fault.operation());
        document.put("kind", name(fault.kind()));
        document.put("probability", fault.probability());
        if (fault.millis() > 0) {
            document.put("millis", fault.millis());
        }
        return document.put("principal", fault.principal());
    }
}
