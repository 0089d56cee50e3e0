package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.Outcome;

class RuleEnabledTest {
    private static Outcome examine(TestStack stack, String rule, FakeCloud cloud) {
        return stack.examine(new RuleEnabled(), rule, cloud);
    }

    private static FakeCloud state(String state) {
        return new FakeCloud()
                .present("rule default serin-dev-sync", Rules.rule(state, Optional.empty(), Optional.empty()));
    }

    @Test
    void passesWhenEnabledByDefault() {
        assertThat(examine(Rules.stack(), "SyncDaily", state("ENABLED")))
                .isEqualTo(new Outcome.Pass("ENABLED", Rules.READ));
    }

    @Test
    void failsWhenDisabled() {
        assertThat(examine(Rules.stack(), "SyncDaily", state("DISABLED")))
                .isEqualTo(new Outcome.Fail("ENABLED", "DISABLED", Rules.READ));
    }

    @Test
    void passesWhenDisabledAsDeclared() {
        var stack = Rules.stack("\"ScheduleExpression\":", "\"State\": \"DISABLED\", \"ScheduleExpression\":");
        assertThat(examine(stack, "SyncDaily", state("DISABLED"))).isEqualTo(new Outcome.Pass("DISABLED", Rules.READ));
    }

    @Test
    void failsWhenTheRuleIsGone() {
        assertThat(examine(Rules.stack(), "SyncDaily", new FakeCloud()))
                .isEqualTo(new Outcome.Fail("rule serin-dev-sync", "rule default serin-dev-sync", Rules.READ));
    }

    @Test
    void failsWhenTheRuleIsGoneFromABusThatIsThere() {
        assertThat(examine(Rules.stack(), "Needed", Rules.cloud()))
                .isEqualTo(new Outcome.Fail("rule pollenate", "rule market-data pollenate", Rules.READ));
    }

    @Test
    void isSkippedWhenTheStacksBusIsGone() {
        assertThat(examine(Rules.stack(), "Needed", new FakeCloud()))
                .isEqualTo(Rules.because("eventbridge.bus.exists", "Bus"));
    }

    @Test
    void isUnknownWhenDenied() {
        var cloud = new FakeCloud().denied("rule default serin-dev-sync", "events:ListRules");
        assertThat(examine(Rules.stack(), "SyncDaily", cloud)).isEqualTo(Rules.denied("events:ListRules"));
    }

    @Test
    void isUnknownWhenTheDeclaredStateIsUnresolved() {
        var stack =
                Rules.stack("\"ScheduleExpression\":", "\"State\": \"?no parameter Stage\", \"ScheduleExpression\":");
        assertThat(examine(stack, "SyncDaily", state("ENABLED")))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: State: no parameter Stage"));
    }
}
