package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;

/** Event buses; the default one is there in every account, without times. */
final class Buses {
    static final String TYPE = "AWS::Events::EventBus";
    static final String POLICY_TYPE = "AWS::Events::EventBusPolicy";
    static final String DEFAULT = "default";

    private final World world;

    Buses(World world) {
        this.world = world;
    }

    List<Operation> operations() {
        return List.of(
                new Operation("DescribeEventBus", Set.of("Name"), this::describe),
                new Operation("ListEventBuses", Set.of("NamePrefix", "Limit", "NextToken"), this::list));
    }

    /** The name in a name or an ARN. */
    static String nameOf(String nameOrArn) {
        int at = nameOrArn.indexOf(":event-bus/");
        return at < 0 ? nameOrArn : nameOrArn.substring(at + ":event-bus/".length());
    }

    static String arn(String nameOrArn, World world) {
        return "arn:aws:events:" + world.region() + ":" + world.accountId() + ":event-bus/" + nameOf(nameOrArn);
    }

    /** The name of a bus that is there. */
    String existing(String nameOrArn) throws AwsError {
        String name = nameOf(nameOrArn);
        if (!isThere(name)) {
            throw EventsService.notFound("Event bus " + Input.abbreviated(name));
        }
        return name;
    }

    boolean isThere(String name) {
        return name.equals(DEFAULT) || document(name).isPresent();
    }

    private JsonNode describe(Call call) throws AwsError {
        String name =
                existing(Input.of(call, EventsService.REFUSAL).text("Name").orElse(DEFAULT));
        ObjectNode bus = summary(name);
        document(name)
                .ifPresent(document -> bus.setAll(new Answer()
                        .text("KmsKeyIdentifier", document.properties().path("KmsKeyIdentifier"))
                        .copy(document.properties(), "DeadLetterConfig", "LogConfig")
                        .done()));
        return bus;
    }

    private JsonNode list(Call call) throws AwsError {
        Input input = Input.of(call, EventsService.REFUSAL);
        String prefix = input.text("NamePrefix").orElse("");
        List<String> names = new ArrayList<>(List.of(DEFAULT));
        world.resources().ofType(TYPE).stream()
                .map(bus -> nameOf(bus.physicalId()))
                .filter(name -> !name.equals(DEFAULT))
                .sorted()
                .forEach(names::add);
        names.removeIf(name -> !name.startsWith(prefix));
        Page<String> page = Page.of(
                List.copyOf(names),
                // The default bus comes first, and a blank is less than any character of a name.
                name -> name.equals(DEFAULT) ? " " : name,
                input.number("Limit", EventsService.PAGE, 1, EventsService.PAGE),
                input.text("NextToken"),
                EventsService::badToken);
        Answer answer = new Answer()
                .list("EventBuses", page.items().stream().map(this::summary).toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private ObjectNode summary(String name) {
        Answer answer = new Answer().put("Name", name).put("Arn", arn(name, world));
        document(name)
                .ifPresent(bus -> answer.text("Description", bus.properties().path("Description"))
                        .time("CreationTime", bus.state().path("CreationTime"))
                        .time("LastModifiedTime", bus.state().path("LastModifiedTime")));
        policy(name).ifPresent(policy -> answer.put("Policy", policy.toString()));
        return answer.done();
    }

    private Optional<Resource> document(String name) {
        return world.resources().ofType(TYPE).stream()
                .filter(bus -> nameOf(bus.physicalId()).equals(name))
                .findFirst();
    }

    Optional<ObjectNode> policy(String bus) {
        List<Resource> statements = world.resources().ofType(POLICY_TYPE).stream()
                .filter(policy -> nameOf(
                                policy.properties().path("EventBusName").asText(DEFAULT))
                        .equals(bus))
                .sorted(Comparator.comparing(
                        policy -> policy.properties().path("StatementId").asText()))
                .toList();
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode policy = Answer.empty().put("Version", "2012-10-17");
        ArrayNode array = policy.putArray("Statement");
        statements.forEach(statement -> array.add(statement(statement.properties(), bus)));
        return Optional.of(policy);
    }

    /** From {@code Statement}, or from the older Action, Principal and Condition. */
    private ObjectNode statement(JsonNode properties, String bus) {
        Answer answer = new Answer().text("Sid", properties.path("StatementId"));
        if (properties.path("Statement") instanceof ObjectNode statement) {
            ObjectNode given = statement.deepCopy();
            given.remove("Sid");
            ObjectNode whole = answer.done();
            whole.setAll(given);
            return whole;
        }
        answer.put("Effect", "Allow");
        String principal = properties.path("Principal").asText();
        if (principal.equals("*")) {
            answer.put("Principal", "*");
        } else {
            answer.put(
                    "Principal",
                    Answer.empty()
                            .put(
                                    "AWS",
                                    principal.startsWith("arn:") ? principal : "arn:aws:iam::" + principal + ":root"));
        }
        answer.put("Action", properties.path("Action").asText("events:PutEvents"));
        answer.put("Resource", arn(bus, world));
        JsonNode condition = properties.path("Condition");
        if (condition.isObject()) {
            ObjectNode byType = Answer.empty();
            byType.putObject(condition.path("Type").asText())
                    .put(condition.path("Key").asText(), condition.path("Value").asText());
            answer.put("Condition", byType);
        }
        return answer.done();
    }
}
