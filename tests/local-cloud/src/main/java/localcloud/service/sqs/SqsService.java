package localcloud.service.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Metrics;
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
 * Amazon SQS: reads are projections of documents; messages live in memory until a reset.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html">SQS API reference</a>
 */
public final class SqsService implements Service, Part {
    private static final int MOST_LISTED = 1000;

    private final World world;
    private final Queues queues;
    private final Messages messages = new Messages();
    private final QueueMetrics metrics;
    private final MessageOperations messageOperations;

    /** One whose metrics nobody reads. */
    public SqsService(World world) {
        this(world, new Metrics());
    }

    private SqsService(World world, Metrics metrics) {
        this.world = world;
        this.queues = new Queues(world);
        this.metrics = new QueueMetrics(world, messages, metrics);
        this.messageOperations = new MessageOperations(world, messages, this.metrics);
    }

    public static Part part(Ground ground) {
        SqsService service = new SqsService(ground.world(), ground.metrics());
        ground.courier().register("sqs", new ArrivingMessages(ground.world(), service.messages, service.metrics));
        return service;
    }

    @Override
    public String prefix() {
        return "sqs";
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return Map.of(Queues.TYPE, SqsService::freshQueue);
    }

    @Override
    public void tick() {
        metrics.measure();
    }

    @Override
    public void reset() {
        metrics.reset();
        messages.clear();
        messageOperations.reset();
    }

    @Override
    public List<Operation> operations() {
        List<Operation> reads = List.of(
                new Operation("GetQueueAttributes", Set.of("QueueUrl", "AttributeNames"), this::attributes),
                new Operation("GetQueueUrl", Set.of("QueueName", "QueueOwnerAWSAccountId"), this::url),
                new Operation("ListQueues", Set.of("QueueNamePrefix", "MaxResults", "NextToken"), this::list),
                new Operation("ListQueueTags", Set.of("QueueUrl"), this::tags),
                new Operation(
                        "ListDeadLetterSourceQueues", Set.of("QueueUrl", "MaxResults", "NextToken"), this::sources));
        return Stream.concat(reads.stream(), messageOperations.operations().stream())
                .toList();
    }

    private JsonNode attributes(Call call) throws AwsError {
        Input input = Input.of(call, SqsErrors.REFUSAL);
        Resource queue = queues.of(input);
        Messages.Counts counts = messages.counts(
                Queues.name(queue), world.now(), Queues.seconds(queue, "MessageRetentionPeriod", 345_600));
        Map<String, String> asked =
                QueueAttributes.asked(QueueAttributes.of(queue, queues, counts, world), input.texts("AttributeNames"));
        if (asked.isEmpty()) {
            return Answer.empty();
        }
        ObjectNode attributes = Answer.empty();
        asked.forEach(attributes::put);
        Answer answer = new Answer();
        answer.put("Attributes", attributes);
        return answer.done();
    }

    private JsonNode url(Call call) throws AwsError {
        Input input = Input.of(call, SqsErrors.REFUSAL);
        String name = input.required("QueueName");
        Optional<String> owner = input.text("QueueOwnerAWSAccountId");
        if (owner.isPresent() && !owner.get().equals(world.accountId())) {
            throw SqsErrors.noQueue();
        }
        Resource queue = queues.named(name).orElseThrow(SqsErrors::noQueue);
        return new Answer().put("QueueUrl", queue.physicalId()).done();
    }

    private JsonNode list(Call call) throws AwsError {
        Input input = Input.of(call, SqsErrors.REFUSAL);
        String prefix = input.text("QueueNamePrefix").orElse("");
        return page(
                input,
                "QueueUrls",
                queues.all().stream()
                        .filter(queue -> Queues.name(queue).startsWith(prefix))
                        .toList());
    }

    private JsonNode sources(Call call) throws AwsError {
        Input input = Input.of(call, SqsErrors.REFUSAL);
        String arn = queues.arn(queues.of(input));
        JsonNode page = page(
                input,
                "queueUrls",
                queues.all().stream()
                        .filter(queue -> Queues.redrive(queue)
                                .filter(redrive -> redrive.deadLetterTargetArn().equals(arn))
                                .isPresent())
                        .toList());
        // The model requires this list, unlike ListQueues', which is left out when it is empty.
        return page.has("queueUrls")
                ? page
                : new Answer().list("queueUrls", List.of()).done();
    }

    private JsonNode page(Input input, String member, List<Resource> found) throws AwsError {
        Page<Resource> page = Page.of(
                found,
                Queues::name,
                input.number("MaxResults", MOST_LISTED, 1, MOST_LISTED),
                input.text("NextToken"),
                () -> SqsErrors.invalid("NextToken", "", "Invalid NextToken."));
        Answer answer = new Answer();
        if (!page.items().isEmpty()) {
            answer.put(
                    member,
                    Answer.texts(page.items().stream().map(Resource::physicalId).toList()));
        }
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private JsonNode tags(Call call) throws AwsError {
        Map<String, String> tags = Tags.of(queues.of(Input.of(call, SqsErrors.REFUSAL)));
        Answer answer = new Answer();
        if (!tags.isEmpty()) {
            answer.put("Tags", Tags.object(tags));
        }
        return answer.done();
    }

    private static Resource freshQueue(Resource fresh, World world) {
        String now = world.now().toString();
        return Fresh.of(fresh)
                .put("CreatedTimestamp", now)
                .put("LastModifiedTimestamp", now)
                .done();
    }
}
