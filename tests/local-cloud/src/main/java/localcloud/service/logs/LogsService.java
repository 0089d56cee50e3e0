package localcloud.service.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Fresh;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;
import localcloud.service.projection.Refusal;
import localcloud.service.projection.Tags;

/**
 * CloudWatch Logs' reads of groups and filters, as projections of their documents. Its times are milliseconds since 1970.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html">CloudWatch Logs API reference</a>
 */
public final class LogsService implements Service, Part {
    private static final String GROUP_TYPE = "AWS::Logs::LogGroup";
    private static final String SUBSCRIPTION_TYPE = "AWS::Logs::SubscriptionFilter";
    private static final String METRIC_FILTER_TYPE = "AWS::Logs::MetricFilter";
    private static final Refusal REFUSAL = Refusal.withCode("InvalidParameterException");
    private static final int PAGE = 50;

    private final World world;

    public LogsService(World world) {
        this.world = world;
    }

    public static Part part(Ground ground) {
        return new LogsService(ground.world());
    }

    @Override
    public String prefix() {
        return "logs";
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return Map.of(GROUP_TYPE, LogsService::fresh, SUBSCRIPTION_TYPE, LogsService::fresh);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation(
                        "DescribeLogGroups",
                        Set.of(
                                "logGroupNamePrefix",
                                "logGroupNamePattern",
                                "logGroupClass",
                                "logGroupIdentifiers",
                                "nextToken",
                                "limit"),
                        this::groups),
                new Operation(
                        "DescribeSubscriptionFilters",
                        Set.of("logGroupName", "filterNamePrefix", "nextToken", "limit"),
                        this::subscriptions),
                new Operation("ListTagsForResource", Set.of("resourceArn"), this::tags),
                new Operation("ListTagsLogGroup", Set.of("logGroupName"), this::tagsByName));
    }

    private JsonNode groups(Call call) throws AwsError {
        Input input = Input.of(call, REFUSAL);
        Optional<String> prefix = input.text("logGroupNamePrefix");
        Optional<String> pattern = input.text("logGroupNamePattern");
        if (prefix.isPresent() && pattern.isPresent()) {
            throw new AwsError(
                    400,
                    "InvalidParameterException",
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        Set<String> wanted = identifiers(call.input().path("logGroupIdentifiers"), prefix.or(() -> pattern));
        Optional<String> wantedClass = input.text("logGroupClass");
        String part = pattern.orElse("").toLowerCase(Locale.ROOT);
        List<Resource> found = world.resources().ofType(GROUP_TYPE).stream()
                .filter(group -> wanted.isEmpty() || wanted.contains(group.physicalId()))
                .filter(group -> group.physicalId().startsWith(prefix.orElse("")))
                .filter(group -> group.physicalId().toLowerCase(Locale.ROOT).contains(part))
                .filter(group -> wantedClass.isEmpty() || wantedClass.get().equals(groupClass(group)))
                .sorted(Comparator.comparing(Resource::physicalId))
                .toList();
        return page(input, "logGroups", found, Resource::physicalId, this::group);
    }

    /** Names, at most 50, and no other filter beside them; ARNs are for monitoring accounts. */
    private static Set<String> identifiers(JsonNode names, Optional<String> otherFilter) throws AwsError {
        Set<String> wanted = new TreeSet<>();
        names.forEach(name -> wanted.add(name.asText()));
        if (wanted.size() > 50 || (!wanted.isEmpty() && otherFilter.isPresent())) {
            throw new AwsError(
                    400,
                    "InvalidParameterException",
                    "logGroupIdentifiers takes at most 50 log groups, and no filter by name beside it.");
        }
        return wanted;
    }

    private ObjectNode group(Resource group) {
        String arn = arn(group.physicalId());
        long metricFilters = world.resources().ofType(METRIC_FILTER_TYPE).stream()
                .filter(filter ->
                        filter.properties().path("LogGroupName").asText().equals(group.physicalId()))
                .count();
        return new Answer()
                .put("logGroupName", group.physicalId())
                .put("creationTime", millis(group.state().path("creationTime")))
                .number("retentionInDays", group.properties().path("RetentionInDays"))
                .put("metricFilterCount", metricFilters)
                .put("arn", arn + ":*")
                .put("storedBytes", group.state().path("storedBytes").asLong(0))
                .text("kmsKeyId", group.properties().path("KmsKeyId"))
                .put("logGroupClass", groupClass(group))
                .put("logGroupArn", arn)
                .put(
                        "deletionProtectionEnabled",
                        group.properties()
                                .path("DeletionProtectionEnabled")
                                .asText()
                                .equals("true"))
                .done();
    }

    private JsonNode subscriptions(Call call) throws AwsError {
        Input input = Input.of(call, REFUSAL);
        String group = find(input.required("logGroupName"), "The specified log group does not exist.")
                .physicalId();
        String prefix = input.text("filterNamePrefix").orElse("");
        List<Resource> found = world.resources().ofType(SUBSCRIPTION_TYPE).stream()
                .filter(filter ->
                        filter.properties().path("LogGroupName").asText().equals(group))
                .filter(filter -> filterName(filter).startsWith(prefix))
                .sorted(Comparator.comparing(LogsService::filterName))
                .toList();
        return page(input, "subscriptionFilters", found, LogsService::filterName, filter -> {
            JsonNode properties = filter.properties();
            return new Answer()
                    .put("filterName", filterName(filter))
                    .put("logGroupName", group)
                    .put("filterPattern", properties.path("FilterPattern").asText(""))
                    .text("destinationArn", properties.path("DestinationArn"))
                    .text("roleArn", properties.path("RoleArn"))
                    .put("distribution", properties.path("Distribution").asText("ByLogStream"))
                    .put(
                            "applyOnTransformedLogs",
                            properties.path("ApplyOnTransformedLogs").asText().equals("true"))
                    .put("creationTime", millis(filter.state().path("creationTime")))
                    .done();
        });
    }

    private JsonNode tags(Call call) throws AwsError {
        String arn = Input.of(call, REFUSAL).required("resourceArn");
        String start = arn("");
        if (!arn.startsWith(start)) {
            throw new AwsError(400, "InvalidParameterException", "Invalid resource ARN: " + Input.abbreviated(arn));
        }
        String name = arn.substring(start.length());
        return tags(name.endsWith(":*") ? name.substring(0, name.length() - 2) : name);
    }

    private JsonNode tagsByName(Call call) throws AwsError {
        return tags(Input.of(call, REFUSAL).required("logGroupName"));
    }

    private JsonNode tags(String group) throws AwsError {
        Answer answer = new Answer();
        answer.put("tags", Tags.object(Tags.of(find(group, "The specified resource does not exist."))));
        return answer.done();
    }

    private static JsonNode page(
            Input input,
            String member,
            List<Resource> sorted,
            Function<Resource, String> key,
            Function<Resource, ObjectNode> shown)
            throws AwsError {
        Page<Resource> page = Page.of(
                sorted,
                key,
                input.number("limit", PAGE, 1, PAGE),
                input.text("nextToken"),
                () -> new AwsError(400, "InvalidParameterException", "The specified nextToken is invalid."));
        Answer answer =
                new Answer().list(member, page.items().stream().map(shown).toList());
        page.next().ifPresent(token -> answer.put("nextToken", token));
        return answer.done();
    }

    private Resource find(String name, String message) throws AwsError {
        return world.resources().ofType(GROUP_TYPE).stream()
                .filter(group -> group.physicalId().equals(name))
                .findFirst()
                .orElseThrow(() -> new AwsError(400, "ResourceNotFoundException", message));
    }

    private String arn(String name) {
        return "arn:aws:logs:" + world.region() + ":" + world.accountId() + ":log-group:" + name;
    }

    private static String groupClass(Resource group) {
        return group.properties().path("LogGroupClass").asText("STANDARD");
    }

    private static String filterName(Resource filter) {
        return filter.properties().path("FilterName").asText(filter.physicalId());
    }

    /** A time of the document, which holds it as ISO 8601 or in milliseconds. */
    private static JsonNode millis(JsonNode time) {
        try {
            return time.isTextual()
                    ? LongNode.valueOf(Instant.parse(time.asText()).toEpochMilli())
                    : time;
        } catch (DateTimeParseException e) {
            return time;
        }
    }

    private static Resource fresh(Resource fresh, World world) {
        return Fresh.of(fresh).put("creationTime", world.now().toEpochMilli()).done();
    }
}
