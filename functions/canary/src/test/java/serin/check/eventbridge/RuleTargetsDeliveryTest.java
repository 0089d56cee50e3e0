package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.Outcome;
import serin.observation.TargetFacts;

/** What targets get, and how often it is tried. */
class RuleTargetsDeliveryTest {
    private static final String TARGETS = "targets default serin-dev-sync";
    private static final RuleTargetsInput INPUT = new RuleTargetsInput();
    private static final RuleTargetsRetry RETRY = new RuleTargetsRetry();

    private static TestStack declaring(String properties) {
        return Rules.stack("{\"Id\": \"SyncTarget\",", "{\"Id\": \"SyncTarget\", " + properties + ",");
    }

    private static FakeCloud live(String input, String path) {
        return target(
                Optional.of(input).filter(t -> !t.isEmpty()),
                Optional.of(path).filter(t -> !t.isEmpty()),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static FakeCloud retrying(int attempts, int age) {
        return target(Optional.empty(), Optional.empty(), OptionalInt.of(attempts), OptionalInt.of(age));
    }

    private static FakeCloud target(
            Optional<String> input, Optional<String> path, OptionalInt attempts, OptionalInt age) {
        return new FakeCloud()
                .present(
                        TARGETS,
                        List.of(new TargetFacts(
                                "SyncTarget",
                                Rules.ALIAS,
                                Optional.empty(),
                                input,
                                path,
                                Optional.empty(),
                                attempts,
                                age,
                                false)));
    }

    private static FakeCloud transformed() {
        return new FakeCloud()
                .present(
                        TARGETS,
                        List.of(new TargetFacts(
                                "SyncTarget",
                                Rules.ALIAS,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                true)));
    }

    /** Who gets what a transformer makes of an event does not get the event. */
    @Test
    void aTransformerIsNotTheEventItself() {
        assertThat(Rules.stack().examine(INPUT, "SyncDaily", transformed()))
                .isEqualTo(new Outcome.Fail(
                        "SyncTarget: the event itself",
                        "SyncTarget: what an input transformer makes of it",
                        Rules.READ));
        var stack = declaring("\"InputTransformer\": {\"InputTemplate\": \"{}\"}");
        assertThat(stack.examine(INPUT, "SyncDaily", transformed()))
                .isEqualTo(new Outcome.Skipped(
                        "not verified: what an input transformer makes of an event is not compared"));
        assertThat(stack.examine(INPUT, "SyncDaily", live("", "")))
                .isEqualTo(new Outcome.Fail(
                        "SyncTarget: what an input transformer makes of it", "SyncTarget: no transformer", Rules.READ));
    }

    @Test
    void theEventItselfIsTheDefault() {
        for (var cloud : List.of(live("", ""), live("", "$"))) {
            assertThat(Rules.stack().examine(INPUT, "SyncDaily", cloud))
                    .isEqualTo(new Outcome.Pass("the event itself", Rules.READ));
        }
        assertThat(declaring("\"InputPath\": \"$\"").examine(INPUT, "SyncDaily", live("", "")))
                .isEqualTo(new Outcome.Pass("the event itself", Rules.READ));
    }

    @Test
    void aConstantInputIsComparedAsJson() {
        var stack = declaring("\"Input\": \"{\\\"a\\\": 1, \\\"b\\\": [true]}\"");
        assertThat(stack.examine(INPUT, "SyncDaily", live("{\"b\":[true],\"a\":1.0}", "")))
                .isEqualTo(new Outcome.Pass("{\"a\":1,\"b\":[true]}", Rules.READ));
        assertThat(stack.examine(INPUT, "SyncDaily", live("{\"a\":2}", "")))
                .isEqualTo(new Outcome.Fail("SyncTarget: {\"a\":1,\"b\":[true]}", "SyncTarget: {\"a\":2}", Rules.READ));
        assertThat(stack.examine(INPUT, "SyncDaily", live("{a}", "")))
                .isEqualTo(new Outcome.Fail(
                        "SyncTarget: {\"a\":1,\"b\":[true]}",
                        "SyncTarget: an input that is not valid JSON",
                        Rules.READ));
    }

    @Test
    void anInputThatNobodyDeclaredFails() {
        assertThat(Rules.stack().examine(INPUT, "SyncDaily", live("{}", "")))
                .isEqualTo(new Outcome.Fail("SyncTarget: the event itself", "SyncTarget: {}", Rules.READ));
        assertThat(Rules.stack().examine(INPUT, "SyncDaily", live("", "$.detail")))
                .isEqualTo(
                        new Outcome.Fail("SyncTarget: the event itself", "SyncTarget: the part $.detail", Rules.READ));
    }

    @Test
    void aDeclaredInputThatIsNoJsonIsUnknown() {
        assertThat(declaring("\"Input\": \"{\"").examine(INPUT, "SyncDaily", live("", "")))
                .isEqualTo(new Outcome.Unknown(
                        "the expected value could not be resolved: the declared Input is not valid JSON"));
    }

    @Test
    void retriesAreComparedWhereDeclared() {
        var stack = declaring("\"RetryPolicy\": {\"MaximumRetryAttempts\": 3, \"MaximumEventAgeInSeconds\": 3600}");
        assertThat(stack.examine(RETRY, "SyncDaily", retrying(3, 3600)))
                .isEqualTo(new Outcome.Pass("3 times within 3600 s", Rules.READ));
        assertThat(stack.examine(RETRY, "SyncDaily", retrying(0, 3600)))
                .isEqualTo(new Outcome.Fail(
                        "SyncTarget: 3 times within 3600 s", "SyncTarget: 0 times within 3600 s", Rules.READ));
        assertThat(stack.examine(RETRY, "SyncDaily", live("", "")))
                .isEqualTo(new Outcome.Fail(
                        "SyncTarget: 3 times within 3600 s", "SyncTarget: 185 times within 86400 s", Rules.READ));
        assertThat(Rules.stack().applies(RETRY, "SyncDaily")).isFalse();
    }

    /** 185 attempts within 86,400 seconds are EventBridge's default: API_RetryPolicy. */
    @Test
    void aDefaultMadeExplicitIsTheDefault() {
        var stack = declaring("\"RetryPolicy\": {\"MaximumRetryAttempts\": 185}");
        assertThat(stack.examine(RETRY, "SyncDaily", live("", ""))).isInstanceOf(Outcome.Pass.class);
        assertThat(stack.examine(RETRY, "SyncDaily", retrying(185, 60))).isInstanceOf(Outcome.Pass.class);
    }

    @Test
    void areLeftToTheTargetOrTheRuleThatIsGone() {
        var stack = declaring("\"RetryPolicy\": {\"MaximumRetryAttempts\": 3}");
        for (var check : List.of(INPUT, RETRY)) {
            assertThat(stack.examine(check, "SyncDaily", new FakeCloud().present(TARGETS, List.of())))
                    .isEqualTo(Rules.because("eventbridge.rule.targets", "SyncDaily"));
            assertThat(stack.examine(check, "SyncDaily", new FakeCloud()))
                    .isEqualTo(Outcome.Skipped.because(Rules.RULE_GONE));
            assertThat(stack.examine(check, "SyncDaily", new FakeCloud().denied(TARGETS, "events:ListTargetsByRule")))
                    .isEqualTo(Rules.denied("events:ListTargetsByRule"));
        }
    }
}
