package serin.check.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import serin.check.Check;
import serin.check.Context;
import serin.check.FakeCloud;
import serin.check.NoProbes;
import serin.check.TestStack;
import serin.check.eventbridge.RoundTrips;
import serin.expectation.ExpectedResource;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.MetricQuery;
import serin.observation.Observation;

class MetricsOnceTest {
    private static final Instant NOW = TestStack.SUNDAY_EVENING;
    private static final TestStack STACK =
            TestStack.of("{\"One\": {\"PhysicalId\": \"one\"}, \"Missing\": {\"Properties\": {}}}");

    private final FakeCloud cloud = new FakeCloud();

    /** Asks for the same metrics of each resource. */
    private record Asking(List<MetricQuestion> questions) implements MeteredCheck<ExpectedResource> {
        @Override
        public CheckInfo info() {
            return new CheckInfo("test.asking", "asks", Severity.HIGH, Set.of(READS), Set.of(), "", "Mend.");
        }

        @Override
        public Class<ExpectedResource> about() {
            return ExpectedResource.class;
        }

        @Override
        public Stream<MetricQuestion> questions(ExpectedResource expected, Context context) {
            return questions.stream();
        }

        @Override
        public Outcome examine(ExpectedResource expected, Context context) {
            throw new AssertionError("not examined here");
        }
    }

    private static MetricQuery metric(int number) {
        return new MetricQuery("Test", "Metric", Map.of("Number", String.valueOf(number)));
    }

    private static MetricQuestion asked(int number, Duration back) {
        return new MetricQuestion(metric(number), NOW.minus(back));
    }

    private Context context(MetricQuestion... questions) {
        var checks = List.<Check<?>>of(new Asking(List.of(questions)), new Asking(List.of(questions[0])));
        return new Context(
                STACK.expected(), cloud.cloud(), NOW, new NoProbes(), RoundTrips.NONE, new MetricsOnce(checks));
    }

    @Test
    void asksForAllMetricsOfAllChecksInOneCall() {
        var context = context(asked(1, Duration.ofHours(3)), asked(2, Duration.ofHours(26)));
        cloud.metric(metric(2), NOW.minusSeconds(60), 7);

        assertThat(context.metrics().series(metric(2), context))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(present.facts().toString()).contains("7.0"));
        context.metrics().series(metric(1), context);

        assertThat(cloud.metricCalls()).hasSize(1);
        assertThat(cloud.metricCalls().getFirst()).containsExactlyInAnyOrder(metric(1), metric(2));
    }

    @Test
    void whatLiesFurtherBackIsAskedForInACallOfItsOwn() {
        var context = context(asked(1, Duration.ofHours(3)), asked(2, Duration.ofHours(27)));

        context.metrics().series(metric(1), context);

        assertThat(cloud.metricCalls()).containsExactlyInAnyOrder(List.of(metric(1)), List.of(metric(2)));
    }

    @Test
    void aThousandMetricsAreTwoCalls() {
        var questions = new ArrayList<MetricQuestion>();
        IntStream.range(0, 1000).forEach(number -> questions.add(asked(number, Duration.ofHours(1))));
        var context = context(questions.toArray(MetricQuestion[]::new));

        context.metrics().series(metric(999), context);

        assertThat(cloud.metricCalls()).extracting(List::size).containsExactly(500, 500);
    }

    @Test
    void allShareADenial() {
        cloud.denied("metrics", MeteredCheck.READS);
        var context = context(asked(1, Duration.ofHours(3)));

        assertThat(context.metrics().series(metric(1), context))
                .isEqualTo(new Observation.Unreadable<>(MeteredCheck.READS, Observation.Reason.DENIED, "AccessDenied"));
        context.metrics().series(metric(1), context);

        assertThat(cloud.metricCalls()).hasSize(1);
    }

    @Test
    void aMetricThatNoCheckNamesIsAMistake() {
        var context = context(asked(1, Duration.ofHours(3)));

        assertThatThrownBy(() -> context.metrics().series(metric(2), context))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What happened at the very second of the start is part of it: the cloud tells its time in whole seconds. */
    @Test
    void theSecondInWhichTheRunBeganCounts() {
        var context = context(asked(1, Duration.ofHours(3)));
        cloud.metric(metric(1), NOW, 5);

        assertThat(Total.of(List.of(metric(1)), NOW.minusSeconds(60), context))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(present.facts()).isEqualTo(new Total(1, 5, Optional.of(NOW))));
    }
}
