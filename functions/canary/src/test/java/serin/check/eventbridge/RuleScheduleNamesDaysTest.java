package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import serin.finding.Outcome;
import serin.finding.Severity;

class RuleScheduleNamesDaysTest {
    private static final RuleScheduleNamesDays CHECK = new RuleScheduleNamesDays();

    private static Outcome live(String expression) {
        return Rules.stack().examine(CHECK, "SyncDaily", Rules.schedule(expression));
    }

    @Test
    void passesWithNames() {
        assertThat(live("cron(0 4 ? * MON-SAT *)")).isEqualTo(new Outcome.Pass("cron(0 4 ? * MON-SAT *)", Rules.READ));
    }

    @Test
    void failsWithNumbersOfTheSameMeaning() {
        assertThat(live("cron(0 4 ? * 2-7 *)"))
                .isEqualTo(new Outcome.Fail(
                        "days of the week by name, such as MON-SAT", "cron(0 4 ? * 2-7 *)", Rules.READ));
    }

    @Test
    void passesWithARate() {
        assertThat(live("rate(7 days)")).isEqualTo(new Outcome.Pass("rate(7 days)", Rules.READ));
    }

    @Test
    void isOnlyAdvice() {
        assertThat(CHECK.info().severity()).isEqualTo(Severity.LOW);
    }
}
