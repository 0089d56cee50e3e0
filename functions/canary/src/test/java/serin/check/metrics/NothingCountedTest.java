package serin.check.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import serin.check.Check;
import serin.check.Checks;
import serin.check.Context;
import serin.check.FakeCloud;
import serin.check.NoProbes;
import serin.check.TestStack;
import serin.finding.Outcome;

/** How far back sums look, and what they do not know. */
class NothingCountedTest {
    private static final TestStack RESTS_ON_SUNDAY =
            TestStack.of("{}", "{\"Serin\": {\"MaintenanceWindow\": {\"Days\": \"SUN\", \"TimeZone\": \"UTC\"}}}");

    private static Instant window(TestStack stack, String now) {
        return NothingCounted.window(
                new Context(stack.expected(), new FakeCloud().cloud(), Instant.parse(now), new NoProbes()));
    }

    /** 2026-11-30 is a Monday. The canary ran last on Saturday, half past eleven. */
    @Test
    void onMondayTheyReachBackToSaturday() {
        assertThat(window(RESTS_ON_SUNDAY, "2026-11-30T00:30:00Z")).isEqualTo(Instant.parse("2026-11-28T21:30:00Z"));
        assertThat(window(RESTS_ON_SUNDAY, "2026-11-30T12:30:00Z")).isEqualTo(Instant.parse("2026-11-30T09:30:00Z"));
    }

    @Test
    void withoutAMaintenanceWindowTheyReachBackThreeHours() {
        assertThat(window(TestStack.of("{}"), "2026-11-30T00:30:00Z")).isEqualTo(Instant.parse("2026-11-29T21:30:00Z"));
    }

    /** An index may have been throttled, whatever the table says. */
    @Test
    void aTableOfWhichNobodyKnowsTheIndexesIsUnknown() {
        var stack = TestStack.of("""
                {"Assets": {"Type": "AWS::DynamoDB::Table", "PhysicalId": "assets", "Properties": {
                  "GlobalSecondaryIndexes": {"Fn::ImportValue": "not-exported"}}}}""");

        assertThat(stack.examine(throttled(), "Assets", new FakeCloud())).isInstanceOf(Outcome.Unknown.class);
    }

    private static Check<?> throttled() {
        return Checks.ALL.stream()
                .filter(check -> check.info().id().equals("dynamodb.table.throttled"))
                .findFirst()
                .orElseThrow();
    }
}
