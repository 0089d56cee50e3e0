package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import localcloud.service.AwsError;
import localcloud.service.Metrics;
import localcloud.service.Metrics.Series;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;

/**
 * ListMetrics: the metrics with a data point in the last two weeks, or in the last three hours.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html">ListMetrics</a>
 */
final class MetricList {
    private static final int PAGE = 500;
    private static final int MOST_FILTERS = 30;
    private static final Duration LISTED_FOR = Duration.ofDays(14);
    private static final String RECENT = "PT3H";

    private final World world;
    private final Metrics metrics;

    MetricList(World world, Metrics metrics) {
        this.world = world;
        this.metrics = metrics;
    }

    List<Operation> operations() {
        return List.of(new Operation(
                "ListMetrics",
                Set.of("Namespace", "MetricName", "Dimensions", "RecentlyActive", "NextToken"),
                this::list));
    }

    private JsonNode list(Call call) throws AwsError {
        Input input = Input.of(call, CloudWatchService.REFUSAL);
        String namespace = input.text("Namespace").orElse("");
        String name = input.text("MetricName").orElse("");
        String recently = input.text("RecentlyActive").orElse("");
        if (!recently.isEmpty() && !recently.equals(RECENT)) {
            throw CloudWatchService.REFUSAL.invalid(
                    "RecentlyActive",
                    Input.abbreviated(recently),
                    "Member must satisfy enum value set: [" + RECENT + "]");
        }
        JsonNode filters = call.input().path("Dimensions");
        if (filters.size() > MOST_FILTERS) {
            throw new AwsError(
                    400,
                    "ValidationError",
                    "The collection Dimensions must not have a size greater than " + MOST_FILTERS + ".");
        }
        var since = world.now().minus(recently.isEmpty() ? LISTED_FOR : Duration.parse(RECENT));
        List<Series> found = metrics.since(since).stream()
                .filter(series -> namespace.isEmpty() || series.namespace().equals(namespace))
                .filter(series -> name.isEmpty() || series.name().equals(name))
                .filter(series -> matches(filters, series.dimensions()))
                .sorted(Comparator.comparing(MetricList::key))
                .toList();
        Page<Series> page = Page.of(
                found,
                MetricList::key,
                PAGE,
                input.text("NextToken"),
                () -> new AwsError(400, "InvalidParameterValueException", "Request parameter NextToken is invalid"));
        Answer answer = new Answer()
                .list("Metrics", page.items().stream().map(MetricList::shown).toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    /** Each filter must be met, by a dimension's name alone when it has no value; a metric may have more dimensions. */
    private static boolean matches(JsonNode filters, SortedMap<String, String> dimensions) {
        for (JsonNode filter : filters) {
            String value = dimensions.get(filter.path("Name").asText());
            if (value == null
                    || (filter.has("Value") && !filter.path("Value").asText().equals(value))) {
                return false;
            }
        }
        return true;
    }

    private static String key(Series series) {
        return series.namespace() + "\n" + series.name() + "\n" + series.dimensions();
    }

    private static ObjectNode shown(Series series) {
        List<ObjectNode> dimensions = new ArrayList<>();
        series.dimensions()
                .forEach((name, value) -> dimensions.add(
                        new Answer().put("Name", name).put("Value", value).done()));
        return new Answer()
                .put("Namespace", series.namespace())
                .put("MetricName", series.name())
                .list("Dimensions", dimensions)
                .done();
    }
}
