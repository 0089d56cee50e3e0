package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Observation;

/** Samples that the template declares, and those that the pattern itself tells; AWS's own engine says what matches. */
class RulePatternSamplesTest {
    private static final RulePatternAccepts ACCEPTS = new RulePatternAccepts();
    private static final RulePatternRejects REJECTS = new RulePatternRejects();
    private static final String PATTERN = "{\"source\": [\"market-data\"], \"detail-type\": [\"pollenationNeeded\"]}";
    private static final String SAMPLE =
            "{\"source\":\"market-data\",\"detail-type\":\"pollenationNeeded\",\"detail\":{\"symbol\":\"AAPL\"}}";
    private static final String OTHER = "{\"source\":\"market-data\",\"detail-type\":\"earningsProcessed\"}";
    private static final Optional<FindingRef> BY_THE_PATTERN =
            Optional.of(new FindingRef("eventbridge.rule.pattern", "Needed"));

    private static TestStack declared(String matches, String rejects) {
        return Rules.stack(
                "\"Needed\": {\"Type\": \"AWS::Events::Rule\",",
                "\"Needed\": {\"Type\": \"AWS::Events::Rule\", \"Metadata\": {\"Serin\": {\"Samples\": {\"Matches\": ["
                        + matches + "], \"Rejects\": [" + rejects + "]}}},");
    }

    @Test
    void passesWhenTheDeclaredSamplesMatchAndTheOthersDoNot() {
        var stack = declared(SAMPLE, OTHER);
        assertThat(stack.examine(ACCEPTS, "Needed", Rules.pattern(PATTERN)))
                .isEqualTo(new Outcome.Pass("1 matched, such as " + SAMPLE, Rules.READ));
        assertThat(stack.examine(REJECTS, "Needed", Rules.pattern(PATTERN)))
                .isEqualTo(new Outcome.Pass("1 did not match, such as " + OTHER, Rules.READ));
    }

    /** Template and cloud agree, and both are wrong: the sample tells. */
    @Test
    void failsWhenTheDeclaredPatternItselfIsMisspelt() {
        var stack = TestStack.of(Rules.RESOURCES
                .replace("\"source\": [\"market-data\"]", "\"source\": [\"market-dta\"]")
                .replace(
                        "\"Needed\": {",
                        "\"Needed\": {\"Metadata\": {\"Serin\": {\"Samples\": {\"Matches\": [" + SAMPLE + "]}}},"));
        assertThat(stack.examine(
                        ACCEPTS, "Needed", Rules.pattern(PATTERN.replace("\"market-data\"", "\"market-dta\""))))
                .isEqualTo(new Outcome.Fail("matches " + SAMPLE, "does not match it", Rules.READ));
    }

    @Test
    void failsOnAccountOfAPatternThatDiffers() {
        assertThat(declared(SAMPLE, OTHER)
                        .examine(ACCEPTS, "Needed", Rules.pattern(PATTERN.replace("market-data", "market-dta"))))
                .isEqualTo(new Outcome.Fail("matches " + SAMPLE, "does not match it", Rules.READ, BY_THE_PATTERN));
        assertThat(declared(SAMPLE, OTHER).examine(REJECTS, "Needed", Rules.pattern("{\"source\": [\"market-data\"]}")))
                .isEqualTo(new Outcome.Fail("does not match " + OTHER, "matches it", Rules.READ, BY_THE_PATTERN));
    }

    @Test
    void derivesSamplesWhereNoneAreDeclared() {
        assertThat(Rules.stack().examine(ACCEPTS, "Needed", Rules.pattern(PATTERN)))
                .isEqualTo(new Outcome.Pass(
                        "1 matched, such as {\"source\":\"market-data\",\"detail-type\":\"pollenationNeeded\"}",
                        Rules.READ));
        assertThat(Rules.stack().examine(REJECTS, "Needed", Rules.pattern(PATTERN)))
                .isEqualTo(new Outcome.Pass(
                        "2 did not match, such as {\"source\":\"market-data-serin-sample\",\"detail-type\":\"pollenationNeeded\"}",
                        Rules.READ));
    }

    @Test
    void failsWhenTheLivePatternIsWider() {
        assertThat(Rules.stack().examine(REJECTS, "Needed", Rules.pattern("{\"source\": [\"market-data\"]}")))
                .isEqualTo(new Outcome.Fail(
                        "does not match {\"source\":\"market-data\",\"detail-type\":\"pollenationNeeded-serin-sample\"}",
                        "matches it",
                        Rules.READ,
                        BY_THE_PATTERN));
    }

    @Test
    void isUnknownWhenAwsDoesNotUnderstandTheLivePattern() {
        var pattern = "{\"source\": [{\"sounds-like\": \"market\"}]}";
        var cloud = Rules.pattern(pattern)
                .unreadable("matches " + pattern, "events:TestEventPattern", Observation.Reason.SERVICE_ERROR);
        assertThat(Rules.stack().examine(ACCEPTS, "Needed", cloud))
                .isEqualTo(new Outcome.Unknown("events:TestEventPattern: SERVICE_ERROR"));
    }

    @Test
    void isUnknownWhenThePatternIsTooLongToTry() {
        var cloud = Rules.pattern("{\"source\": [\"" + "x".repeat(4_096) + "\"]}");
        assertThat(Rules.stack().examine(ACCEPTS, "Needed", cloud))
                .isEqualTo(new Outcome.Unknown(
                        "the live event pattern is longer than the 4096 characters that TestEventPattern takes"));
    }

    @Test
    void isUnknownWhenDenied() {
        var cloud = Rules.pattern(PATTERN).denied("matches " + PATTERN, "events:TestEventPattern");
        assertThat(Rules.stack().examine(ACCEPTS, "Needed", cloud)).isEqualTo(Rules.denied("events:TestEventPattern"));
    }

    @Test
    void isSkippedWhenTheRuleOrItsPatternIsGone() {
        assertThat(Rules.stack().examine(ACCEPTS, "Needed", new FakeCloud()))
                .isEqualTo(Rules.because("eventbridge.rule.enabled", "Needed"));
        var none = new FakeCloud()
                .present("rule market-data pollenate", Rules.rule("ENABLED", Optional.empty(), Optional.empty()));
        assertThat(Rules.stack().examine(REJECTS, "Needed", none))
                .isEqualTo(Rules.because("eventbridge.rule.pattern", "Needed"));
    }

    @Test
    void doesNotApplyToASchedule() {
        assertThat(Rules.stack().applies(ACCEPTS, "SyncDaily")).isFalse();
    }
}
