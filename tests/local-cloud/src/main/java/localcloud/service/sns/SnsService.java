package localcloud.service.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
import localcloud.service.projection.Tags;

/**
 * Amazon SNS as projections of its documents. Publish accepts and keeps the message, and takes it to queues and functions.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Operations.html">SNS API reference</a>
 */
public final class SnsService implements Service, Part {
    static final int PAGE = 100;
    private static final int MOST_KEPT = 1000;
    private static final int LONGEST_MESSAGE = 262_144;

    private final World world;
    private final Optional<Fanout> fanout;
    private final List<Published> published = new ArrayList<>();

    /** Without subscribers that anything is taken to. */
    public SnsService(World world) {
        this.world = world;
        this.fanout = Optional.empty();
    }

    private SnsService(Ground ground) {
        this.world = ground.world();
        this.fanout = Optional.of(new Fanout(ground));
    }

    public static Part part(Ground ground) {
        SnsService service = new SnsService(ground);
        ground.courier().register("sns", new ArrivingMessages(ground.world(), service));
        return service;
    }

    @Override
    public String prefix() {
        return "sns";
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return Map.of(Subscriptions.TYPE, SnsService::freshSubscription);
    }

    @Override
    public synchronized void reset() {
        published.clear();
    }

    /** What was published since the last reset, oldest first; the latest thousand. */
    public synchronized List<Published> published() {
        return List.copyOf(published);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("GetTopicAttributes", Set.of("TopicArn"), this::attributes),
                new Operation("ListTopics", Set.of("NextToken"), this::listTopics),
                new Operation("ListSubscriptions", Set.of("NextToken"), this::listSubscriptions),
                new Operation("ListSubscriptionsByTopic", Set.of("TopicArn", "NextToken"), this::listByTopic),
                new Operation("GetSubscriptionAttributes", Set.of("SubscriptionArn"), this::subscription),
                new Operation("ListTagsForResource", Set.of("ResourceArn"), this::listTags),
                new Operation(
                        "Publish",
                        Set.of(
                                "TopicArn",
                                "TargetArn",
                                "Message",
                                "Subject",
                                "MessageStructure",
                                "MessageAttributes",
                                "MessageDeduplicationId",
                                "MessageGroupId"),
                        this::publish));
    }

    /**
     * A message that was accepted.
     *
     * @param subject empty when there was none
     */
    public record Published(String topicArn, String messageId, String subject, String message) {}

    private JsonNode attributes(Call call) throws AwsError {
        Resource topic = Topics.find(world, Topics.arn(call, "TopicArn"));
        Answer answer = new Answer();
        answer.put("Attributes", Answer.entries(Topics.attributes(topic, world)));
        return answer.done();
    }

    private JsonNode listTopics(Call call) throws AwsError {
        List<Resource> topics = world.resources().ofType(Topics.TYPE).stream()
                .sorted(Comparator.comparing(Resource::physicalId))
                .toList();
        Page<Resource> page = Page.of(
                topics,
                Resource::physicalId,
                PAGE,
                Input.of(call, Topics.REFUSAL).text("NextToken"),
                Topics::badToken);
        Answer answer = new Answer()
                .list(
                        "Topics",
                        page.items().stream()
                                .map(topic -> new Answer()
                                        .put("TopicArn", topic.physicalId())
                                        .done())
                                .toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private JsonNode listSubscriptions(Call call) throws AwsError {
        return page(call, subscription -> true);
    }

    private JsonNode listByTopic(Call call) throws AwsError {
        String topic = Topics.find(world, Topics.arn(call, "TopicArn")).physicalId();
        return page(call, subscription -> subscription.topicArn().equals(topic));
    }

    private JsonNode page(Call call, Predicate<Subscription> wanted) throws AwsError {
        Page<Subscription> page = Page.of(
                Subscriptions.all(world).stream().filter(wanted).toList(),
                Subscription::arn,
                PAGE,
                Input.of(call, Topics.REFUSAL).text("NextToken"),
                Topics::badToken);
        Answer answer = new Answer()
                .list(
                        "Subscriptions",
                        page.items().stream()
                                .map(subscription -> subscription.summary(world.accountId()))
                                .toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private JsonNode subscription(Call call) throws AwsError {
        String arn = Topics.arn(call, "SubscriptionArn");
        Subscription subscription = Subscriptions.all(world).stream()
                .filter(each -> each.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsError(404, "NotFound", "Subscription does not exist"));
        Answer answer = new Answer();
        answer.put("Attributes", Answer.entries(subscription.attributes(world.accountId())));
        return answer.done();
    }

    private JsonNode listTags(Call call) throws AwsError {
        String arn = Topics.arn(call, "ResourceArn");
        Resource topic = world.resources().ofType(Topics.TYPE).stream()
                .filter(each -> each.physicalId().equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsError(404, "ResourceNotFound", "Resource does not exist"));
        return new Answer()
                .list("Tags", Tags.list(Tags.of(topic), "Key", "Value"))
                .done();
    }

    private JsonNode publish(Call call) throws AwsError {
        Input input = Input.of(call, Topics.REFUSAL);
        String topic = Topics.find(
                        world, Topics.arn(call, input.text("TopicArn").isPresent() ? "TopicArn" : "TargetArn"))
                .physicalId();
        String message = input.text("Message").orElse("");
        if (message.isEmpty()) {
            throw Topics.invalid("Empty message");
        }
        if (message.length() > LONGEST_MESSAGE) {
            throw Topics.invalid("Message too long");
        }
        String subject = input.text("Subject").orElse("");
        if (subject.isEmpty() && input.text("Subject").isPresent()) {
            throw Topics.invalid("Subject");
        }
        boolean structured = input.text("MessageStructure").orElse("").equals("json");
        if (structured) {
            Fanout.requireTexts(message);
        }
        JsonNode attributes = call.input().path("MessageAttributes");
        String id = accept(
                topic, subject, message, attributes instanceof ObjectNode given ? given : Answer.empty(), structured);
        return new Answer().put("MessageId", id).done();
    }

    /** Takes a message for a topic that is there; answers its id. */
    String accept(String topic, String subject, String message, ObjectNode attributes, boolean structured) {
        String id = UUID.randomUUID().toString();
        keep(new Published(topic, id, subject, message));
        Notification notification = new Notification(topic, id, subject, message, attributes, world.now());
        fanout.ifPresent(subscribers -> subscribers.publish(notification, structured));
        return id;
    }

    private synchronized void keep(Published message) {
        if (published.size() == MOST_KEPT) {
            published.removeFirst();
        }
        published.add(message);
    }

    private static Resource freshSubscription(Resource fresh, World world) {
        return Fresh.of(fresh)
                .put(
                        "PendingConfirmation",
                        Boolean.toString(Subscriptions.needsConfirmation(
                                fresh.properties().path("Protocol").asText())))
                .done();
    }
}
