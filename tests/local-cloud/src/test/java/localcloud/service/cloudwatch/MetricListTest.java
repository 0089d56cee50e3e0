package localcloud.service.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import localcloud.service.AwsError;
import org.junit.jupiter.api.Test;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html. */
final class MetricListTest {
    private final Watched watched = new Watched();

    /** A metric is listed for two weeks after its last point, or for three hours when it is asked so. */
    @Test
    void listsWhatHasRecentPoints() throws AwsError {
        watched.add("old", Map.of(), 1, Watched.NOW.minus(Duration.ofDays(14)).minusSeconds(1));
        watched.add("week", Map.of(), 1, Watched.NOW.minus(Duration.ofDays(13)));
        watched.add("new", Map.of(), 1, Watched.NOW.minus(Duration.ofHours(2)));
        watched.add("new", Map.of(), 2, Watched.NOW.minus(Duration.ofDays(20)));

        assertThat(names("{}")).containsExactly("new", "week");
        assertThat(names("{\"RecentlyActive\": \"PT3H\"}")).containsExactly("new");
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> names("{\"RecentlyActive\": \"PT1H\"}"));
    }

    @Test
    void filters() throws AwsError {
        watched.add("a", Map.of("Stack", "s"), 1, Watched.NOW);
        watched.add("b", Map.of("Stack", "s", "Kind", "table"), 1, Watched.NOW);
        watched.add("c", Map.of("Stack", "t"), 1, Watched.NOW);

        assertThat(names("{\"Namespace\": \"n\"}")).containsExactly("a", "b", "c");
        assertThat(names("{\"Namespace\": \"o\"}")).isEmpty();
        assertThat(names("{\"MetricName\": \"a\"}")).containsExactly("a");
        assertThat(names("{\"Dimensions\": [{\"Name\": \"Stack\"}]}")).containsExactly("a", "b", "c");
        assertThat(names("{\"Dimensions\": [{\"Name\": \"Stack\", \"Value\": \"s\"}]}"))
                .containsExactly("a", "b");
        assertThat(names("{\"Dimensions\": [{\"Name\": \"Stack\", \"Value\": \"s\"}, {\"Name\": \"Kind\"}]}"))
                .containsExactly("b");
    }

    @Test
    void answersFiveHundredAPage() throws AwsError {
        for (int i = 0; i < 501; i++) {
            watched.add("m" + i, Map.of(), 1, Watched.NOW);
        }

        var first = watched.call("ListMetrics", "{}");
        var second = watched.call(
                "ListMetrics", "{\"NextToken\": \"" + first.path("NextToken").asText() + "\"}");

        assertThat(first.path("Metrics")).hasSize(500);
        assertThat(second.path("Metrics")).hasSize(1);
        assertThat(second.has("NextToken")).isFalse();
        var all = new TreeSet<>(first.findValuesAsText("MetricName"));
        all.addAll(second.findValuesAsText("MetricName"));
        assertThat(all).hasSize(501);
    }

    private List<String> names(String input) throws AwsError {
        return watched.call("ListMetrics", input).findValuesAsText("MetricName");
    }
}
