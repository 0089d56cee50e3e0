package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Fresh;
import localcloud.service.projection.Input;
import localcloud.service.projection.Refusal;
import localcloud.service.projection.Tags;

/**
 * Amazon EventBridge as projections of its documents.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html">EventBridge API reference</a>
 */
public final class EventsService implements Service {
    static final Refusal REFUSAL = Refusal.withCode("ValidationException");
    static final int PAGE = 100;

    private final World world;
    private final EventDelivery delivery;
    private final Replays replays;

    /** With empty archives. */
    public EventsService(World world, EventDelivery delivery) {
        this(world, delivery, new ArchivedEvents());
    }

    EventsService(World world, EventDelivery delivery, ArchivedEvents archived) {
        this.world = world;
        this.delivery = delivery;
        this.replays = new Replays(world, archived, delivery);
    }

    void forget() {
        replays.forget();
    }

    @Override
    public String prefix() {
        return "events";
    }

    /** By type: what AWS adds to a fresh rule, bus or archive. */
    Map<String, Part.InitialState> initialStates() {
        return Map.of(
                Rules.TYPE, EventsService::freshRule,
                Buses.TYPE, EventsService::freshBus,
                Archives.TYPE, EventsService::freshArchive);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        new Rules(world).operations(),
                        new Buses(world).operations(),
                        new Archives(world).operations(),
                        replays.operations(),
                        new Patterns().operations(),
                        new PutEvents(world, delivery).operations(),
                        List.of(new Operation("ListTagsForResource", Set.of("ResourceARN"), this::listTags)))
                .flatMap(List::stream)
                .toList();
    }

    static AwsError notFound(String what) {
        return new AwsError(400, "ResourceNotFoundException", what + " does not exist.");
    }

    static AwsError badToken() {
        return new AwsError(400, "ValidationException", "Parameter NextToken is not valid.");
    }

    private JsonNode listTags(Call call) throws AwsError {
        String arn = Input.of(call, REFUSAL).required("ResourceARN");
        Optional<Resource> rule = world.resources().ofType(Rules.TYPE).stream()
                .filter(each -> RuleName.of(each.physicalId()).arn(world).equals(arn))
                .findFirst();
        Optional<Resource> bus = world.resources().ofType(Buses.TYPE).stream()
                .filter(each -> Buses.arn(each.physicalId(), world).equals(arn))
                .findFirst();
        Map<String, String> tags;
        if (rule.isPresent() || bus.isPresent()) {
            tags = Tags.of(rule.or(() -> bus).orElseThrow());
        } else if (arn.equals(Buses.arn(Buses.DEFAULT, world))) {
            tags = Map.of();
        } else if (arn.contains(":rule/")) {
            RuleName name = RuleName.ofArn(arn);
            throw name.notFound();
        } else {
            throw notFound("Event bus " + arn.substring(arn.lastIndexOf('/') + 1));
        }
        return new Answer().list("Tags", Tags.list(tags, "Key", "Value")).done();
    }

    private static Resource freshRule(Resource fresh, World world) {
        return Fresh.of(fresh).put("CreatedBy", world.accountId()).done();
    }

    private static Resource freshBus(Resource fresh, World world) {
        Instant now = world.now();
        return Fresh.of(fresh)
                .put("CreationTime", now.toString())
                .put("LastModifiedTime", now.toString())
                .done();
    }

    private static Resource freshArchive(Resource fresh, World world) {
        return Fresh.of(fresh)
                .put("State", "ENABLED")
                .put("SizeBytes", 0)
                .put("EventCount", 0)
                .put("CreationTime", world.now().toString())
                .done();
    }
}
