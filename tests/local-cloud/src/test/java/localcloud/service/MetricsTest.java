package localcloud.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import localcloud.service.Metrics.DataPoint;
import localcloud.service.Metrics.Series;
import org.junit.jupiter.api.Test;

final class MetricsTest {
    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    private final Metrics metrics = new Metrics();

    @Test
    void keepsTheOrderOfArrivalAndThatOfTime() {
        add("a", 1, 20);
        add("b", 2, 0);
        add("a", 3, 10);
        add("a", 4, 20);

        assertThat(metrics.all()).extracting(DataPoint::value).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(values("a", 0, 60)).containsExactly(3.0, 1.0, 4.0);
        assertThat(values("a", 10, 10)).containsExactly(3.0);
        assertThat(values("a", 11, 10)).isEmpty();
        assertThat(values("c", 0, 60)).isEmpty();
    }

    @Test
    void knowsWhichMetricsAreRecent() {
        add("a", 1, 0);
        add("b", 1, 30);

        assertThat(metrics.since(AT.plusSeconds(30))).extracting(Series::name).containsExactly("b");
        metrics.clear();
        assertThat(metrics.since(AT)).isEmpty();
        assertThat(metrics.all()).isEmpty();
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        for (int i = 0; i <= 1_000_000; i++) {
            add(i < 100_000 ? "early" : "late", i, 0);
        }

        assertThat(values("early", 0, 0)).isEmpty();
        assertThat(values("late", 0, 0)).hasSize(900_001).startsWith(100_000.0).endsWith(1_000_000.0);
    }

    private void add(String name, double value, int second) {
        metrics.add(new DataPoint("n", name, new TreeMap<>(), value, AT.plusSeconds(second)));
    }

    private List<Double> values(String name, int from, int to) {
        return metrics
                .between(new Series("n", name, new TreeMap<>()), AT.plusSeconds(from), AT.plusSeconds(to))
                .stream()
                .map(DataPoint::value)
                .toList();
    }
}
