package serin.check.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.expectation.Declared;
import serin.expectation.Freshness;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.MetricFacts;
import serin.observation.MetricQuery;
import serin.observation.StackFacts;
import serin.schedule.MaintenanceWindow;
import serin.template.MalformedTemplate;

/** It is Sunday, 19:40 UTC, inside the maintenance window; 26 hours outside of it ago it was Friday, 22:00. */
class TableFreshTest {
    private static final TableFresh CHECK = new TableFresh();
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final Instant OLDEST = Instant.parse("2026-11-20T21:55:00Z");
    private static final String ASKED =
            "sums " + List.of(new MetricQuery("Serin", "Heartbeat", Map.of("FunctionName", "sync")));
    private static final String WINDOW = "{\"Serin\": {\"MaintenanceWindow\": {\"Days\": \"SUN\"}}}";
    private static final TestStack STACK = stack("{\"Within\": \"PT26H\", \"WrittenBy\": \"Sync\"}");

    private static TestStack stack(String freshness) {
        return TestStack.of("""
                {"Sync": {"Type": "AWS::Lambda::Function", "PhysicalId": "sync"},
                 "Daily": {"Type": "AWS::Events::Rule", "PhysicalId": "daily", "Properties": {"State": "ENABLED",
                   "ScheduleExpression": "cron(0 4 ? * MON-SAT *)", "Targets": [{"Id": "t",
                   "Arn": "arn:aws:lambda:eu-west-1:111122223333:function:sync:live"}]}},
                 "Orders": {"Type": "AWS::DynamoDB::Table", "PhysicalId": "orders", "Metadata": {"Serin": {"Freshness": %s}}},
                 "Bare": {"Type": "AWS::DynamoDB::Table", "PhysicalId": "bare"}}""".formatted(freshness), WINDOW);
    }

    private static FakeCloud beats(int points) {
        return changed(OLDEST.minus(Duration.ofDays(3))).present(ASKED, List.of(new MetricFacts(points, points)));
    }

    private static FakeCloud changed(Instant at) {
        return new FakeCloud()
                .present(
                        "stack serin-dev",
                        new StackFacts("serin-dev", "arn", "UPDATE_COMPLETE", "", Map.of(), Optional.of(at)));
    }

    @Test
    void passesWhenTheWritersHeartHasBeaten() {
        assertThat(STACK.examine(CHECK, "Orders", beats(1)))
                .isEqualTo(new Outcome.Pass("sync has done its work since " + OLDEST, READ));
    }

    @Test
    void failsWhenItHasNot() {
        assertThat(STACK.examine(CHECK, "Orders", beats(0)))
                .isEqualTo(new Outcome.Fail(
                        "sync has done its work since " + OLDEST,
                        "no heartbeat of it since",
                        READ,
                        Optional.of(new FindingRef("eventbridge.rule.enabled", "Daily"))));
    }

    @Test
    void isNotYetDueAfterAChange() {
        var cloud = changed(OLDEST.plus(Duration.ofMinutes(30))).present(ASKED, List.of(new MetricFacts(0, 0)));
        assertThat(STACK.examine(CHECK, "Orders", cloud))
                .isEqualTo(new Outcome.Skipped(
                        "its writer's schedule was changed within that time, and may not have come round",
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-11-23T00:25:00Z"))));
    }

    @Test
    void isUnknownWhenDenied() {
        assertThat(STACK.examine(CHECK, "Orders", new FakeCloud().denied(ASKED, "cloudwatch:GetMetricData")))
                .isEqualTo(new Outcome.Unknown(
                        "cloudwatch:GetMetricData: AccessDenied", Optional.of("cloudwatch:GetMetricData")));
        assertThat(STACK.examine(
                        CHECK,
                        "Orders",
                        new FakeCloud()
                                .present(ASKED, List.of(new MetricFacts(0, 0)))
                                .denied("stack serin-dev", "cloudformation:DescribeStacks")))
                .isEqualTo(
                        new Outcome.Unknown("CloudFormation does not say when its writer's schedule was last changed"));
    }

    @Test
    void isNotAskedWhereNothingIsDeclared() {
        assertThat(STACK.applies(CHECK, "Bare")).isFalse();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> stack("{\"Within\": \"26\", \"WrittenBy\": \"Sync\"}"))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessage(
                        "Metadata.Serin of Orders.Freshness.Within must be a duration of at most 7 days, such as PT26H,"
                                + " was 26");
        assertThatThrownBy(() -> stack("{\"Within\": \"PT26H\", \"WrittenBy\": \"Daily\"}"))
                .hasMessage("Metadata.Serin of Orders.Freshness.WrittenBy must be the logical id of a function of this"
                        + " template, was Daily");
        assertThatThrownBy(() -> stack("{\"Within\": \"PT26H\", \"Writer\": \"Sync\"}"))
                .hasMessageContaining("unknown key Writer; accepted are Within, WrittenBy");
    }

    /** Monday, 05:00: since Saturday's run at 04:00 only 25 hours have passed outside of Sunday. */
    @Test
    void mondayIsNoException() {
        var sunday = new MaintenanceWindow(Set.of(DayOfWeek.SUNDAY), 0, 1_440, ZoneOffset.UTC);
        var freshness = new Freshness(Duration.ofHours(26), "Sync", new Declared.Known<>(sunday));
        assertThat(freshness.oldest(Instant.parse("2026-11-23T05:00:00Z"))).isEqualTo("2026-11-21T03:00:00Z");
        assertThat(freshness.oldest(Instant.parse("2026-11-25T05:00:00Z"))).isEqualTo("2026-11-24T03:00:00Z");
        var always = new Freshness(Duration.ofHours(26), "Sync", new Declared.Omitted<>());
        assertThat(always.oldest(Instant.parse("2026-11-23T05:00:00Z"))).isEqualTo("2026-11-22T03:00:00Z");
    }
}
