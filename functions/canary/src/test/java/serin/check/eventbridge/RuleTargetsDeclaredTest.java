package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.finding.Outcome;

class RuleTargetsDeclaredTest {
    private static final RuleTargetsDeclared CHECK = new RuleTargetsDeclared();
    private static final String TARGETS = "targets default serin-dev-sync";
    private static final String DECLARED = "SyncTarget -> " + Rules.ALIAS;

    private static Outcome live(Object... targets) {
        return Rules.stack().examine(CHECK, "SyncDaily", new FakeCloud().present(TARGETS, List.of(targets)));
    }

    @Test
    void passesWithTheDeclaredTarget() {
        assertThat(live(Rules.target("SyncTarget", Rules.ALIAS))).isEqualTo(new Outcome.Pass(DECLARED, Rules.READ));
    }

    @Test
    void failsWhenTheTargetIsRemoved() {
        assertThat(live()).isEqualTo(new Outcome.Fail(DECLARED, "no target SyncTarget", Rules.READ));
    }

    @Test
    void failsWhenTheTargetIsAnother() {
        assertThat(live(Rules.target("SyncTarget", Rules.FUNCTION)))
                .isEqualTo(new Outcome.Fail(DECLARED, "SyncTarget -> " + Rules.FUNCTION, Rules.READ));
    }

    @Test
    void failsWithAnExtraTarget() {
        assertThat(live(Rules.target("SyncTarget", Rules.ALIAS), Rules.target("More", Rules.QUEUE_ARN)))
                .isEqualTo(new Outcome.Fail(
                        "no target but the declared 1", "also More -> " + Rules.QUEUE_ARN, Rules.READ));
    }

    @Test
    void isUnknownWhenTheArnIsUnresolved() {
        var stack = Rules.stack(
                "\"Id\": \"SyncTarget\", \"Arn\": \"" + Rules.ALIAS, "\"Id\": \"SyncTarget\", \"Arn\": \"?no export");
        assertThat(stack.examine(CHECK, "SyncDaily", Rules.cloud()))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: Arn: no export"));
    }

    @Test
    void failsWithAnExtraTargetEvenIfAnArnIsUnresolved() {
        var stack = Rules.stack(
                "\"Id\": \"SyncTarget\", \"Arn\": \"" + Rules.ALIAS, "\"Id\": \"SyncTarget\", \"Arn\": \"?no export");
        var cloud = new FakeCloud()
                .present(
                        TARGETS,
                        List.of(Rules.target("SyncTarget", Rules.ALIAS), Rules.target("More", Rules.QUEUE_ARN)));
        assertThat(stack.examine(CHECK, "SyncDaily", cloud)).isInstanceOf(Outcome.Fail.class);
    }

    @Test
    void isSkippedWhenTheRuleIsGone() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(Rules.RULE_GONE));
    }

    @Test
    void isUnknownWhenDenied() {
        var cloud = new FakeCloud().denied(TARGETS, "events:ListTargetsByRule");
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", cloud))
                .isEqualTo(Rules.denied("events:ListTargetsByRule"));
    }

    @Test
    void doesNotApplyWithoutTargets() {
        assertThat(Rules.stack().applies(CHECK, "Needed")).isFalse();
    }
}
