package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.Service;
import localcloud.stack.Actors;
import localcloud.stack.Engine;
import localcloud.template.Stack;
import localcloud.template.Stacks;

/**
 * CloudFormation: <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html">API
 * reference</a>. Errors word for word as recorded.
 */
public final class CloudFormationService implements Service {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Stacks stacks;
    private final ChangeSets changeSets = new ChangeSets();
    private final List<Operation> writes;

    /** With its reads only. */
    CloudFormationService(Stacks stacks) {
        this.stacks = stacks;
        this.writes = List.of();
    }

    /**
     * Of one cloud.
     *
     * @param pythons commands that may have SAM's translator, tried in that order
     */
    public CloudFormationService(Ground ground, Engine engine, Actors actors, List<String> pythons) {
        this.stacks = ground.stacks();
        var project = ground.project();
        var transforms = new Transforms(List.of(
                new Translator(pythons, ground.world().region()),
                new LockFile(
                        project.resolve("template.yaml"), project.resolve("tests/stack/processed-template.json"))));
        var source = new TemplateSource(ground.objects(), ground.endpoint());
        var sets = new ChangeSetOperations(
                stacks, engine, actors, ground.world(), ground.background(), transforms, source, changeSets);
        this.writes = Stream.of(
                        sets.operations(),
                        new StackWrites(stacks, engine, actors, transforms, source).operations(),
                        new TemplateSummaries(stacks, source).operations())
                .flatMap(List::stream)
                .toList();
    }

    /** Forgets all change sets, as a reset does. */
    public void forget() {
        changeSets.clear();
    }

    @Override
    public String prefix() {
        return "cloudformation";
    }

    @Override
    public List<Operation> operations() {
        var reads = List.of(
                new Operation("DescribeStacks", Set.of("StackName", "NextToken"), this::describeStacks),
                new Operation("ListStacks", Set.of("NextToken", "StackStatusFilter"), this::listStacks),
                new Operation("GetTemplate", Set.of("StackName", "ChangeSetName", "TemplateStage"), this::getTemplate),
                new Operation("ListStackResources", Set.of("StackName", "NextToken"), this::listStackResources),
                new Operation(
                        "DescribeStackResources",
                        Set.of("StackName", "LogicalResourceId", "PhysicalResourceId"),
                        this::describeStackResources),
                new Operation(
                        "DescribeStackResource", Set.of("StackName", "LogicalResourceId"), this::describeStackResource),
                new Operation("DescribeStackEvents", Set.of("StackName", "NextToken"), this::describeStackEvents),
                new Operation("ListExports", Set.of("NextToken"), this::listExports));
        return Stream.concat(reads.stream(), writes.stream()).toList();
    }

    /** Newest first. */
    private JsonNode describeStackEvents(Call call) throws AwsError {
        var name = required(call, "StackName");
        var stack = stacks.find(name).orElseThrow(() -> invalid("Stack [" + name + "] does not exist"));
        var events = stacks.journal().of(stack.id()).reversed();
        return Page.of("StackEvents", events.stream().map(Views::event).toList(), call);
    }

    private JsonNode describeStacks(Call call) throws AwsError {
        var name = text(call, "StackName");
        var found = name.isEmpty() ? stacks.all() : List.of(stack(name));
        return Page.of("Stacks", found.stream().map(Views::stack).toList(), call);
    }

    private JsonNode listStacks(Call call) throws AwsError {
        var statuses = call.input().path("StackStatusFilter");
        var wanted = stacks.everything().stream()
                .filter(stack -> statuses.isEmpty() || contains(statuses, stack.status()))
                .map(Views::summary)
                .toList();
        return Page.of("StackSummaries", wanted, call);
    }

    private static boolean contains(JsonNode list, String text) {
        for (var item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode getTemplate(Call call) throws AwsError {
        var stage = text(call, "TemplateStage");
        if (!Set.of("", "Original", "Processed").contains(stage)) {
            throw invalid("1 validation error detected: Value '" + stage + "' at 'templateStage' failed to satisfy"
                    + " constraint: Member must satisfy enum value set: [Original, Processed]");
        }
        var answer = NODES.objectNode();
        answer.put("TemplateBody", body(call, stage.equals("Original")));
        answer.putArray("StagesAvailable").add("Original").add("Processed");
        return answer;
    }

    private String body(Call call, boolean original) throws AwsError {
        var changeSet = text(call, "ChangeSetName");
        if (!changeSet.isEmpty()) {
            var found = changeSets
                    .find(changeSet, text(call, "StackName"))
                    .orElseThrow(() ->
                            new AwsError(404, "ChangeSetNotFound", "ChangeSet [" + changeSet + "] does not exist"));
            return original
                    ? found.original()
                    : found.wish().map(wish -> wish.template().body()).orElse(found.original());
        }
        var stack = stack(required(call, "StackName"));
        return original ? stack.source().original() : stack.template();
    }

    private JsonNode listStackResources(Call call) throws AwsError {
        var stack = stack(required(call, "StackName"));
        return Page.of(
                "StackResourceSummaries",
                stack.resources().stream().map(Views::resourceSummary).toList(),
                call);
    }

    /** Stops at 100, as AWS does. */
    private JsonNode describeStackResources(Call call) throws AwsError {
        var name = text(call, "StackName");
        var physicalId = text(call, "PhysicalResourceId");
        if (name.isEmpty() == physicalId.isEmpty()) {
            throw invalid("Either stackName or physicalResourceId must be specified, and not both");
        }
        var stack = name.isEmpty() ? stackOf(physicalId) : stack(name);
        var logicalId = text(call, "LogicalResourceId");
        var members = stack.resources().stream()
                .filter(member -> logicalId.isEmpty() || member.logicalId().equals(logicalId))
                .limit(Page.SIZE)
                .toList();
        if (members.isEmpty() && !logicalId.isEmpty()) {
            throw noSuchResource(stack, logicalId);
        }
        var answer = NODES.objectNode();
        var array = answer.putArray("StackResources");
        members.forEach(member -> array.add(Views.resource(stack, member)));
        return answer;
    }

    private JsonNode describeStackResource(Call call) throws AwsError {
        var name = required(call, "StackName");
        var stack = stacks.find(name).orElseThrow(() -> invalid("Stack '" + name + "' does not exist"));
        var logicalId = required(call, "LogicalResourceId");
        var member = stack.resources().stream()
                .filter(candidate -> candidate.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> noSuchResource(stack, logicalId));
        var answer = NODES.objectNode();
        answer.set("StackResourceDetail", Views.resourceDetail(stack, member));
        return answer;
    }

    private JsonNode listExports(Call call) throws AwsError {
        var exports = stacks.all().stream()
                .flatMap(stack -> stack.outputs().stream()
                        .filter(output -> !output.export().isEmpty())
                        .map(output -> Views.export(stack, output)))
                .toList();
        return Page.of("Exports", exports, call);
    }

    private Stack stack(String name) throws AwsError {
        return stacks.find(name).orElseThrow(() -> invalid("Stack with id " + name + " does not exist"));
    }

    private Stack stackOf(String physicalId) throws AwsError {
        Optional<Stack> owner = stacks.all().stream()
                .filter(stack -> stack.resources().stream()
                        .anyMatch(member -> member.physicalId().equals(physicalId)))
                .findFirst();
        return owner.orElseThrow(() -> invalid("Stack for " + physicalId + " does not exist"));
    }

    private static AwsError noSuchResource(Stack stack, String logicalId) {
        return invalid("Resource " + logicalId + " does not exist for stack " + stack.name());
    }

    private static String text(Call call, String member) {
        ObjectNode input = call.input();
        return input.path(member).asText("");
    }

    private static String required(Call call, String member) throws AwsError {
        var value = text(call, member);
        if (value.isEmpty()) {
            var lower = Character.toLowerCase(member.charAt(0)) + member.substring(1);
            throw invalid("1 validation error detected: Value null at '" + lower
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "ValidationError", message);
    }
}
