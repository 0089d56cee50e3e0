package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;
import static serin.aws.MalformedAnswer.whole;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.observation.Observation;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;
import serin.observation.Stacks;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ListExportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** CloudFormation through the SDK. */
final class AwsStacks implements Stacks {
    private static final String ALL = "";

    private final CloudFormationClient client;
    private final AwsReader reader;
    private final SingleFlight<String, StackFacts> stacks = new SingleFlight<>(Operation.DESCRIBE_STACKS);
    private final SingleFlight<String, String> templates = new SingleFlight<>(Operation.GET_TEMPLATE);
    private final SingleFlight<String, List<StackResourceFacts>> resources =
            new SingleFlight<>(Operation.LIST_STACK_RESOURCES);
    private final SingleFlight<String, Map<String, String>> exports = new SingleFlight<>(Operation.LIST_EXPORTS);

    AwsStacks(CloudFormationClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    @Override
    public Observation<StackFacts> stack(String stackName) {
        return stacks.look(stackName, () -> stackNow(stackName));
    }

    @Override
    public Observation<StackFacts> stackNow(String stackName) {
        return reader.read(
                Operation.DESCRIBE_STACKS,
                "stack " + stackName,
                limits -> client.describeStacks(r -> r.stackName(stackName).overrideConfiguration(limits)),
                response -> facts(stackName, response));
    }

    @Override
    public Observation<String> template(String stackName) {
        return templates.look(
                stackName,
                () -> reader.read(
                        Operation.GET_TEMPLATE,
                        "stack " + stackName,
                        limits -> client.getTemplate(r -> r.stackName(stackName)
                                .templateStage(TemplateStage.PROCESSED)
                                .overrideConfiguration(limits)),
                        response -> required(response.templateBody(), "TemplateBody")));
    }

    @Override
    public Observation<List<StackResourceFacts>> resources(String stackName) {
        return resources.look(
                stackName,
                () -> reader.readAll(
                        Operation.LIST_STACK_RESOURCES,
                        "stack " + stackName,
                        (limits, token) -> client.listStackResources(
                                r -> r.stackName(stackName).nextToken(token).overrideConfiguration(limits)),
                        response -> listed(
                                        response.hasStackResourceSummaries(),
                                        response.stackResourceSummaries(),
                                        "StackResourceSummaries")
                                .stream()
                                .map(AwsStacks::facts)
                                .toList(),
                        ListStackResourcesResponse::nextToken));
    }

    @Override
    public Observation<Map<String, String>> exports() {
        return exports.look(
                ALL,
                () -> reader.readAll(
                                Operation.LIST_EXPORTS,
                                "the list of exports",
                                (limits, token) -> client.listExports(
                                        r -> r.nextToken(token).overrideConfiguration(limits)),
                                response -> listed(response.hasExports(), response.exports(), "Exports").stream()
                                        .map(export -> Map.entry(
                                                required(export.name(), "Exports.Name"),
                                                required(export.value(), "Exports.Value")))
                                        .toList(),
                                ListExportsResponse::nextToken)
                        .map(all -> {
                            var byName = new HashMap<String, String>();
                            all.forEach(export -> byName.put(export.getKey(), export.getValue()));
                            return Map.copyOf(byName);
                        }));
    }

    private static StackFacts facts(String stackName, DescribeStacksResponse response) {
        var stack = listed(response.hasStacks(), response.stacks(), "Stacks").stream()
                .filter(each -> stackName.equals(each.stackName()) || stackName.equals(each.stackId()))
                .findFirst()
                .orElseThrow(() -> new MalformedAnswer("the answer has no stack " + stackName));
        return new StackFacts(
                stackName(stack),
                required(stack.stackId(), "Stacks.StackId"),
                required(stack.stackStatusAsString(), "Stacks.StackStatus"),
                Optional.ofNullable(stack.stackStatusReason()).orElse(""),
                parameters(stack),
                Optional.ofNullable(stack.lastUpdatedTime()).or(() -> Optional.ofNullable(stack.creationTime())),
                response.sdkHttpResponse().firstMatchingHeader("Date").flatMap(AwsStacks::instant));
    }

    /** The service's own time; empty where the header is not as HTTP has it, so that the machine's clock has to do. */
    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String stackName(Stack stack) {
        return required(stack.stackName(), "Stacks.StackName");
    }

    private static Map<String, String> parameters(Stack stack) {
        var values = new HashMap<String, String>();
        for (var parameter : whole(stack.parameters(), "Stacks.Parameters")) {
            // An SSM parameter's value is its name in Parameter Store; what the stack uses is the resolved one.
            var value = Optional.ofNullable(parameter.resolvedValue()).orElse(parameter.parameterValue());
            values.put(
                    required(parameter.parameterKey(), "Stacks.Parameters.ParameterKey"),
                    required(value, "Stacks.Parameters.ParameterValue"));
        }
        return values;
    }

    private static StackResourceFacts facts(StackResourceSummary resource) {
        return new StackResourceFacts(
                required(resource.logicalResourceId(), "StackResourceSummaries.LogicalResourceId"),
                Optional.ofNullable(resource.physicalResourceId()).filter(id -> !id.isEmpty()),
                required(resource.resourceType(), "StackResourceSummaries.ResourceType"),
                required(resource.resourceStatusAsString(), "StackResourceSummaries.ResourceStatus"),
                Optional.ofNullable(resource.lastUpdatedTimestamp()));
    }
}
