package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.Outcome;

class RuleScheduleAsIntendedTest {
    private static final RuleScheduleAsIntended CHECK = new RuleScheduleAsIntended();
    private static final String EVENTS =
            "{\"Serin\": {\"Events\": {\"Daily\": {\"Days\": \"MON-SAT\", \"Hours\": \"4\"}}}}";

    private static Outcome live(String expression) {
        return Rules.stack().examine(CHECK, "SyncDaily", Rules.schedule(expression));
    }

    @Test
    void passesAsIntended() {
        assertThat(live("cron(0 4 ? * MON-SAT *)"))
                .isEqualTo(new Outcome.Pass("cron(0 4 ? * MON-SAT *) fires on MON-SAT at hour 4", Rules.READ));
    }

    @Test
    void failsWithDaysCountedFromMonday() {
        assertThat(live("cron(0 4 ? * 1-6 *)"))
                .isEqualTo(new Outcome.Fail(
                        "fires on MON-SAT at hour 4",
                        "cron(0 4 ? * 1-6 *) fires on SUN; never fires on SAT",
                        Rules.READ));
    }

    @Test
    void failsInTheMaintenanceWindowOfTheTemplate() {
        var stack = TestStack.of(
                Rules.RESOURCES.replace(EVENTS, "{}"), "{\"Serin\": {\"MaintenanceWindow\": {\"Days\": \"SUN\"}}}");
        assertThat(stack.examine(CHECK, "SyncDaily", Rules.schedule("cron(0 4 * * ? *)")))
                .isEqualTo(new Outcome.Fail(
                        "fires never in the maintenance window SUN 00:00-24:00 UTC",
                        "cron(0 4 * * ? *) fires at 2026-11-29T04:00:00Z, in the maintenance window",
                        Rules.READ));
    }

    @Test
    void readsTheIntentOfAPlainRule() {
        var stack = TestStack.of(
                Rules.RESOURCES
                        .replace(EVENTS, "{}")
                        .replace(
                                "\"PhysicalId\": \"serin-dev-sync\", \"Properties\": {\n    \"ScheduleExpression\"",
                                "\"PhysicalId\": \"serin-dev-sync\", \"Metadata\": {\"Serin\": {\"Schedule\": {\"Days\": \"SUN\"}}}, \"Properties\": {\"ScheduleExpression\""));
        assertThat(stack.examine(CHECK, "SyncDaily", Rules.schedule("cron(0 4 ? * SUN *)")))
                .isEqualTo(new Outcome.Pass("cron(0 4 ? * SUN *) fires on SUN at hour 4", Rules.READ));
    }

    @Test
    void isUnknownForARateWhoseDayNobodyKnows() {
        assertThat(live("rate(7 days)"))
                .isEqualTo(new Outcome.Unknown(
                        "rate(7 days): a rate counts from when the rule was created, which EventBridge does not tell: "
                                + "the days and the hours cannot be judged"));
    }

    @Test
    void isUnknownForAnExpressionThatIsNone() {
        assertThat(live("cron(61 4 * * ? *)")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void isSkippedWhenTheLiveRuleHasNoSchedule() {
        var cloud = new FakeCloud()
                .present("rule default serin-dev-sync", Rules.rule("ENABLED", Optional.empty(), Optional.empty()));
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", cloud))
                .isEqualTo(Rules.because("eventbridge.rule.schedule-expression", "SyncDaily"));
    }

    @Test
    void isSkippedWhenTheRuleIsGone() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(Rules.RULE_GONE));
    }

    @Test
    void isUnknownWhenDenied() {
        var cloud = new FakeCloud().denied("rule default serin-dev-sync", "events:ListRules");
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", cloud)).isEqualTo(Rules.denied("events:ListRules"));
    }

    @Test
    void isUnknownWhenTheIntentIsUnresolved() {
        var stack = Rules.stack("\"Days\": \"MON-SAT\"", "\"Days\": \"?no parameter Days\"");
        assertThat(stack.examine(CHECK, "SyncDaily", Rules.cloud()))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: "
                        + "Metadata.Serin of Sync.Events.Daily: no parameter Days"));
    }

    @Test
    void doesNotApplyWithoutIntentOrWindow() {
        assertThat(Rules.stack(EVENTS, "{}").applies(CHECK, "SyncDaily")).isFalse();
    }
}
