package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.LatestFacts;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;

class RuleTargetsAliasTest {
    private static final RuleTargetsAlias CHECK = new RuleTargetsAlias();
    private static final String TARGETS = "targets default serin-dev-sync";
    private static final FindingRef CAUSE = new FindingRef("eventbridge.rule.targets", "SyncDaily");
    private static final String DECLARED_ARN = "\"Id\": \"SyncTarget\", \"Arn\": \"" + Rules.ALIAS;

    private static Outcome live(String arn) {
        return Rules.stack()
                .examine(CHECK, "SyncDaily", Rules.cloud().present(TARGETS, List.of(Rules.target("SyncTarget", arn))));
    }

    @Test
    void passesWithTheLiveAlias() {
        assertThat(live(Rules.ALIAS)).isEqualTo(new Outcome.Pass("alias live", Rules.READ));
    }

    @Test
    void failsWithTheUnqualifiedFunctionOnAccountOfTheTargets() {
        assertThat(live(Rules.FUNCTION))
                .isEqualTo(new Outcome.Fail(
                        "alias live of serin-dev-sync", "the unqualified function", Rules.READ, Optional.of(CAUSE)));
    }

    @Test
    void failsWithAVersionOnAccountOfTheTargets() {
        assertThat(live(Rules.FUNCTION + ":3"))
                .isEqualTo(
                        new Outcome.Fail("alias live of serin-dev-sync", "version 3", Rules.READ, Optional.of(CAUSE)));
    }

    @Test
    void failsWhenTheTemplateItselfGoesPastTheAlias() {
        var stack = Rules.stack(DECLARED_ARN, "\"Id\": \"SyncTarget\", \"Arn\": \"" + Rules.FUNCTION);
        var cloud = Rules.cloud().present(TARGETS, List.of(Rules.target("SyncTarget", Rules.FUNCTION)));
        assertThat(stack.examine(CHECK, "SyncDaily", cloud))
                .isEqualTo(new Outcome.Fail("alias live of serin-dev-sync", "the unqualified function", Rules.READ));
    }

    @Test
    void leavesAnotherFunctionToTheTargets() {
        assertThat(live(Rules.FUNCTION + "x:live")).isEqualTo(Outcome.Skipped.because(CAUSE));
    }

    @Test
    void leavesARemovedTargetToTheTargets() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", Rules.cloud().present(TARGETS, List.of())))
                .isEqualTo(Outcome.Skipped.because(CAUSE));
    }

    @Test
    void isSkippedWhenTheAliasIsGone() {
        var cloud =
                Rules.cloud().absent("alias serin-dev-sync live").present("latest serin-dev-sync", LatestFacts.any());
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", cloud))
                .isEqualTo(Rules.because("deployment.alias-exists", "SyncAliaslive"));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        var cloud = Rules.cloud().absent("alias serin-dev-sync live");
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", cloud))
                .isEqualTo(Rules.because("lambda.function.active", "Sync"));
    }

    @Test
    void isSkippedWhenTheRuleIsGone() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(Rules.RULE_GONE));
    }

    @Test
    void isUnknownWhenTheAliasCannotBeRead() {
        var cloud = Rules.cloud().denied("alias serin-dev-sync live", "lambda:GetAlias");
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", cloud)).isEqualTo(Rules.denied("lambda:GetAlias"));
    }

    @Test
    void doesNotApplyToAQueue() {
        var stack = Rules.stack(DECLARED_ARN, "\"Id\": \"SyncTarget\", \"Arn\": \"" + Rules.QUEUE_ARN);
        assertThat(stack.applies(CHECK, "SyncDaily")).isFalse();
    }

    @Test
    void saysNothingOfAFunctionWithoutAlias() {
        var resources = Rules.RESOURCES
                .replace("AWS::Lambda::Alias", "AWS::Test::Thing")
                .replace(DECLARED_ARN, "\"Id\": \"SyncTarget\", \"Arn\": \"" + Rules.FUNCTION);
        var cloud = Rules.cloud().present(TARGETS, List.of(Rules.target("SyncTarget", Rules.FUNCTION)));
        assertThat(TestStack.of(resources).examine(CHECK, "SyncDaily", cloud))
                .isEqualTo(new Outcome.Skipped("the stack declares no alias of serin-dev-sync"));
    }
}
