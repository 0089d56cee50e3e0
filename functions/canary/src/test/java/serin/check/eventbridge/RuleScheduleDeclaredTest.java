package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.finding.Outcome;

class RuleScheduleDeclaredTest {
    private static final RuleScheduleDeclared CHECK = new RuleScheduleDeclared();

    private static Outcome live(String expression) {
        return Rules.stack().examine(CHECK, "SyncDaily", Rules.schedule(expression));
    }

    @Test
    void passesWhenTheSame() {
        assertThat(live("cron(0 4 ? * MON-SAT *)")).isEqualTo(new Outcome.Pass("cron(0 4 ? * MON-SAT *)", Rules.READ));
    }

    @Test
    void passesWithNumbersOfTheSameMeaning() {
        assertThat(live("cron(0 4 ? * 2-7 *)")).isEqualTo(new Outcome.Pass("cron(0 4 ? * 2-7 *)", Rules.READ));
    }

    @Test
    void passesWithOtherWhiteSpace() {
        assertThat(live("cron( 0  4 ? * MON-SAT * )"))
                .isEqualTo(new Outcome.Pass("cron( 0  4 ? * MON-SAT * )", Rules.READ));
    }

    @Test
    void failsWithDaysCountedFromMonday() {
        assertThat(live("cron(0 4 ? * 1-6 *)"))
                .isEqualTo(new Outcome.Fail("cron(0 4 ? * MON-SAT *)", "cron(0 4 ? * 1-6 *)", Rules.READ));
    }

    @Test
    void failsWithAnotherHour() {
        assertThat(live("cron(0 5 ? * MON-SAT *)"))
                .isEqualTo(new Outcome.Fail("cron(0 4 ? * MON-SAT *)", "cron(0 5 ? * MON-SAT *)", Rules.READ));
    }

    @Test
    void failsWithoutASchedule() {
        assertThat(Rules.stack()
                        .examine(
                                CHECK,
                                "SyncDaily",
                                new FakeCloud()
                                        .present(
                                                "rule default serin-dev-sync",
                                                Rules.rule("ENABLED", Optional.empty(), Optional.empty()))))
                .isEqualTo(new Outcome.Fail("cron(0 4 ? * MON-SAT *)", "no schedule", Rules.READ));
    }

    @Test
    void comparesTextThatItCannotRead() {
        var stack = Rules.stack("cron(0 4 ? * MON-SAT *)", "at(2030-01-01T00:00:00)");
        assertThat(stack.examine(CHECK, "SyncDaily", Rules.schedule("rate(1 hour)")))
                .isEqualTo(new Outcome.Fail("at(2030-01-01T00:00:00)", "rate(1 hour)", Rules.READ));
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
    void isSkippedWhenTheDeclaredExpressionIsSecret() {
        var stack = Rules.stack("cron(0 4 ? * MON-SAT *)", "!NoEcho parameter When");
        assertThat(stack.examine(CHECK, "SyncDaily", Rules.schedule("rate(1 hour)")))
                .isEqualTo(new Outcome.Skipped("not verified: ScheduleExpression: NoEcho parameter When"));
    }

    @Test
    void doesNotApplyToAnEventRule() {
        assertThat(Rules.stack().applies(CHECK, "Needed")).isFalse();
    }
}
