package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.RuleFacts;

class RuleUnexpectedTest {
    private static final RuleUnexpected CHECK = new RuleUnexpected();
    private static final String OWN = "no rule but the stack's own";
    private static final Evidence BY_TARGET = Evidence.of("events:ListRuleNamesByTarget");

    private static RuleFacts rule(String name) {
        return new RuleFacts(name, "arn", "default", "ENABLED", Optional.empty(), Optional.of("{}"), Optional.empty());
    }

    private static Outcome examine(FakeCloud cloud) {
        return Rules.stack().examine(CHECK, "Sync", cloud);
    }

    /** One list for each bus is all that is asked. */
    @Test
    void passesWhereTheBusesHaveNoRuleButTheStacksOwn() {
        assertThat(examine(new FakeCloud().present("rules default", List.of(rule("serin-dev-sync")))))
                .isEqualTo(new Outcome.Pass(
                        OWN, new Evidence("fake:Read", "events:ListRuleNamesByTarget was not needed")));
    }

    @Test
    void passesWhereAnotherRuleHasAnotherTarget() {
        assertThat(examine(new FakeCloud()
                        .present("rules default", List.of(rule("theirs")))
                        .present("namesByTarget default " + Rules.ALIAS, List.of("serin-dev-sync"))
                        .present("namesByTarget default " + Rules.FUNCTION, List.of())))
                .isEqualTo(new Outcome.Pass(OWN, BY_TARGET));
    }

    @Test
    void failsWhenAnotherRuleDeliversToTheAliasOrTheFunction() {
        assertThat(examine(new FakeCloud()
                        .present("rules default", List.of(rule("theirs"), rule("another")))
                        .present("namesByTarget default " + Rules.ALIAS, List.of("serin-dev-sync", "theirs"))
                        .present("namesByTarget default " + Rules.FUNCTION, List.of("another"))))
                .isEqualTo(new Outcome.Fail(
                        OWN, "rule theirs on event bus default, rule another on event bus default", BY_TARGET));
    }

    @Test
    void looksAtTheBusesOfTheStackToo() {
        assertThat(examine(new FakeCloud()
                        .present("rules market-data", List.of(rule("theirs")))
                        .present("namesByTarget market-data " + Rules.ALIAS, List.of("theirs"))
                        .present("namesByTarget market-data " + Rules.FUNCTION, List.of())))
                .isEqualTo(new Outcome.Fail(OWN, "rule theirs on event bus market-data", BY_TARGET));
    }

    /** Then nobody knows which rules a service manages, and EventBridge is asked by target. */
    @Test
    void asksByTargetWhereTheListIsDenied() {
        var denied = new FakeCloud()
                .denied("rules default", "events:ListRules")
                .denied("rules market-data", "events:ListRules");
        assertThat(examine(denied)).isEqualTo(new Outcome.Pass(OWN, BY_TARGET));
        assertThat(examine(denied.present("namesByTarget default " + Rules.ALIAS, List.of("theirs"))))
                .isEqualTo(Rules.denied("events:ListRules"));
    }

    @Test
    void isUnknownWhenDenied() {
        assertThat(examine(new FakeCloud()
                        .present("rules default", List.of(rule("theirs")))
                        .denied("namesByTarget default " + Rules.ALIAS, "events:ListRuleNamesByTarget")))
                .isEqualTo(Rules.denied("events:ListRuleNamesByTarget"));
    }

    @Test
    void passesOverABusThatIsGone() {
        assertThat(examine(new FakeCloud().absent("rules market-data"))).isInstanceOf(Outcome.Pass.class);
        assertThat(examine(new FakeCloud()
                        .unreadable("rules default", "events:ListRules", Observation.Reason.THROTTLED)
                        .denied("namesByTarget default " + Rules.ALIAS, "events:ListRuleNamesByTarget")))
                .isInstanceOf(Outcome.Unknown.class);
    }
}
