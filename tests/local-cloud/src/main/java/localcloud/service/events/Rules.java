package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;

/** Rules and their targets. */
final class Rules {
    static final String TYPE = "AWS::Events::Rule";

    private final World world;
    private final Buses buses;

    Rules(World world) {
        this.world = world;
        this.buses = new Buses(world);
    }

    List<Operation> operations() {
        return List.of(
                new Operation("ListRules", Set.of("NamePrefix", "EventBusName", "Limit", "NextToken"), this::list),
                new Operation("DescribeRule", Set.of("Name", "EventBusName"), this::describe),
                new Operation(
                        "ListTargetsByRule", Set.of("Rule", "EventBusName", "Limit", "NextToken"), this::listTargets),
                new Operation(
                        "ListRuleNamesByTarget",
                        Set.of("TargetArn", "EventBusName", "Limit", "NextToken"),
                        this::listNamesByTarget));
    }

    private JsonNode list(Call call) throws AwsError {
        Input input = Input.of(call, EventsService.REFUSAL);
        String bus = buses.existing(input.text("EventBusName").orElse(Buses.DEFAULT));
        String prefix = input.text("NamePrefix").orElse("");
        List<Resource> matching = on(bus).stream()
                .filter(rule -> name(rule).rule().startsWith(prefix))
                .toList();
        Page<Resource> page = page(matching, input);
        Answer answer = new Answer()
                .list("Rules", page.items().stream().map(this::summary).toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private JsonNode describe(Call call) throws AwsError {
        Resource rule = find(Input.of(call, EventsService.REFUSAL), "Name");
        ObjectNode summary = summary(rule);
        summary.put("CreatedBy", rule.state().path("CreatedBy").asText(world.accountId()));
        return summary;
    }

    private JsonNode listTargets(Call call) throws AwsError {
        Input input = Input.of(call, EventsService.REFUSAL);
        Resource rule = find(input, "Rule");
        List<JsonNode> targets = new ArrayList<>();
        rule.properties().path("Targets").forEach(target -> targets.add(Targets.projected(target)));
        targets.sort(Comparator.comparing(target -> target.path("Id").asText()));
        Page<JsonNode> page = Page.of(
                List.copyOf(targets),
                target -> target.path("Id").asText(),
                input.number("Limit", EventsService.PAGE, 1, EventsService.PAGE),
                input.text("NextToken"),
                EventsService::badToken);
        Answer answer = new Answer().list("Targets", page.items());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private JsonNode listNamesByTarget(Call call) throws AwsError {
        Input input = Input.of(call, EventsService.REFUSAL);
        String arn = input.required("TargetArn");
        String bus = buses.existing(input.text("EventBusName").orElse(Buses.DEFAULT));
        List<Resource> matching = on(bus).stream()
                .filter(rule -> StreamSupport.stream(
                                rule.properties().path("Targets").spliterator(), false)
                        .anyMatch(target -> target.path("Arn").asText().equals(arn)))
                .toList();
        Page<Resource> page = page(matching, input);
        Answer answer = new Answer();
        answer.put(
                "RuleNames",
                Answer.texts(
                        page.items().stream().map(rule -> name(rule).rule()).toList()));
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private Page<Resource> page(List<Resource> rules, Input input) throws AwsError {
        return Page.of(
                rules,
                rule -> name(rule).rule(),
                input.number("Limit", EventsService.PAGE, 1, EventsService.PAGE),
                input.text("NextToken"),
                EventsService::badToken);
    }

    private Resource find(Input input, String member) throws AwsError {
        String rule = input.required(member);
        String bus = buses.existing(input.text("EventBusName").orElse(Buses.DEFAULT));
        RuleName wanted = new RuleName(bus, rule);
        return on(bus).stream()
                .filter(each -> name(each).equals(wanted))
                .findFirst()
                .orElseThrow(wanted::notFound);
    }

    /** The rules of a bus, those that EventBridge manages by itself included, in the order of their names. */
    List<Resource> on(String bus) {
        return Stream.concat(world.resources().ofType(TYPE).stream(), ManagedRules.all(world).stream())
                .filter(rule -> name(rule).bus().equals(bus))
                .sorted(Comparator.comparing(rule -> name(rule).rule()))
                .toList();
    }

    private ObjectNode summary(Resource rule) {
        RuleName name = name(rule);
        JsonNode properties = rule.properties();
        return new Answer()
                .put("Name", name.rule())
                .put("Arn", name.arn(world))
                .json("EventPattern", properties.path("EventPattern"))
                .put("State", properties.path("State").asText("ENABLED"))
                .text("Description", properties.path("Description"))
                .text("ScheduleExpression", properties.path("ScheduleExpression"))
                .text("RoleArn", properties.path("RoleArn"))
                .text("ManagedBy", rule.state().path("ManagedBy"))
                .put("EventBusName", name.bus())
                .done();
    }

    static RuleName name(Resource rule) {
        return RuleName.of(rule.physicalId());
    }
}
