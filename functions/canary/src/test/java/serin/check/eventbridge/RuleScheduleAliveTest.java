package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.finding.Outcome;

class RuleScheduleAliveTest {
    private static final RuleScheduleAlive CHECK = new RuleScheduleAlive();

    @Test
    void passesWhenItWillFire() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", Rules.cloud()))
                .isEqualTo(new Outcome.Pass("cron(0 4 ? * MON-SAT *) fires next by 2026-11-23T04:00:00Z", Rules.READ));
    }

    @Test
    void failsWhenItsYearIsOver() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", Rules.schedule("cron(0 4 ? * MON-SAT 2025)")))
                .isEqualTo(new Outcome.Fail(
                        "a next fire",
                        "cron(0 4 ? * MON-SAT 2025) never fires after 2026-11-22T19:40:00Z",
                        Rules.READ));
    }

    @Test
    void failsOnTheThirtiethOfFebruary() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", Rules.schedule("cron(0 4 30 2 ? *)")))
                .isEqualTo(new Outcome.Fail(
                        "a next fire", "cron(0 4 30 2 ? *) never fires after 2026-11-22T19:40:00Z", Rules.READ));
    }

    @Test
    void isSkippedWhenTheRuleIsGone() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(Rules.RULE_GONE));
    }

    @Test
    void doesNotApplyToAnEventRule() {
        assertThat(Rules.stack().applies(CHECK, "Needed")).isFalse();
    }
}
