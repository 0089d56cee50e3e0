package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import localcloud.resource.Resource;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Metrics;
import localcloud.service.Operation;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Fresh;
import localcloud.service.projection.Input;
import localcloud.service.projection.Refusal;

/**
 * CloudWatch's reads of alarms and metrics; its signing name is {@code monitoring}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html">CloudWatch API reference</a>
 */
public final class CloudWatchService implements Service, Part {
    static final Refusal REFUSAL = Refusal.withCode("ValidationError");

    private final World world;
    private final Metrics metrics;
    private final AlarmWatch watch;

    /** One whose alarms take no actions. */
    public CloudWatchService(World world, Metrics metrics) {
        this(world, metrics, new AlarmWatch(world, metrics, delivery -> {}));
    }

    private CloudWatchService(World world, Metrics metrics, AlarmWatch watch) {
        this.world = world;
        this.metrics = metrics;
        this.watch = watch;
    }

    public static Part part(Ground ground) {
        return new CloudWatchService(ground.world(), ground.metrics(), AlarmWatch.on(ground));
    }

    @Override
    public String prefix() {
        return "cloudwatch";
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return Map.of(
                Alarms.TYPE, CloudWatchService::fresh,
                Alarms.COMPOSITE_TYPE, CloudWatchService::fresh,
                Dashboards.TYPE, Dashboards::fresh);
    }

    @Override
    public List<AdminRoute> adminRoutes() {
        return List.of(
                new AdminRoute("POST", "/_cloud/metrics", (labels, body) -> post(body)),
                new AdminRoute("GET", "/_cloud/alarms", (labels, body) -> alarms()));
    }

    @Override
    public void refresh() {
        watch.begin();
    }

    @Override
    public void tick() {
        watch.look();
    }

    @Override
    public void reset() {
        metrics.clear();
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        new Alarms(world, watch).operations(),
                        new MetricList(world, metrics).operations(),
                        new MetricData(metrics).operations(),
                        new Dashboards(world).operations())
                .flatMap(List::stream)
                .toList();
    }

    private JsonNode post(JsonNode body) throws AwsError {
        Input input = new Input(body, REFUSAL);
        Instant at = world.now();
        if (input.text("timestamp").isPresent()) {
            try {
                at = Instant.parse(input.required("timestamp"));
            } catch (DateTimeParseException e) {
                throw REFUSAL.invalid("timestamp", input.required("timestamp"), "must be ISO 8601 in UTC");
            }
        }
        if (!body.path("value").isNumber()) {
            throw REFUSAL.invalid("value", Input.abbreviated(body.path("value").toString()), "must be a number");
        }
        TreeMap<String, String> dimensions = new TreeMap<>();
        body.path("dimensions")
                .properties()
                .forEach(each -> dimensions.put(each.getKey(), each.getValue().asText()));
        metrics.add(new Metrics.DataPoint(
                input.required("namespace"),
                input.required("name"),
                dimensions,
                body.path("value").asDouble(),
                at));
        watch.look();
        return Answer.empty();
    }

    private JsonNode alarms() {
        ArrayNode list = Answer.array(List.of());
        watch.look();
        for (Resource alarm : new Alarms(world, watch).all()) {
            list.add(new Answer()
                    .put("name", alarm.physicalId())
                    .text("state", alarm.state().path("StateValue"))
                    .text("reason", alarm.state().path("StateReason"))
                    .done());
        }
        return list;
    }

    private static Resource fresh(Resource fresh, World world) {
        String now = world.now().toString();
        return Fresh.of(fresh)
                .put("StateValue", "INSUFFICIENT_DATA")
                .put("StateReason", "Unchecked: Initial alarm creation")
                .put("StateUpdatedTimestamp", now)
                .put("StateTransitionedTimestamp", now)
                .put("AlarmConfigurationUpdatedTimestamp", now)
                .done();
    }
}
