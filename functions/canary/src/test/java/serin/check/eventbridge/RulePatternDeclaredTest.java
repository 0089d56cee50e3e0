package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.finding.Outcome;

class RulePatternDeclaredTest {
    private static final RulePatternDeclared CHECK = new RulePatternDeclared();
    private static final String DECLARED = "{\"source\": [\"market-data\"], \"detail-type\": [\"pollenationNeeded\"]}";
    private static final String SHOWN = "{\"detail-type\":[\"pollenationNeeded\"],\"source\":[\"market-data\"]}";

    private static Outcome live(String pattern) {
        return Rules.stack().examine(CHECK, "Needed", Rules.pattern(pattern));
    }

    private static boolean same(String declared, String live) {
        return Rules.stack(DECLARED, declared).examine(CHECK, "Needed", Rules.pattern(live)) instanceof Outcome.Pass;
    }

    @Test
    void passesWithAnotherOrderOfKeysAndWhiteSpace() {
        assertThat(live("{ \"source\" : [ \"market-data\" ], \"detail-type\":[\"pollenationNeeded\"]}"))
                .isEqualTo(new Outcome.Pass(SHOWN, Rules.READ));
    }

    @Test
    void failsWhenTheSourceIsMisspelt() {
        assertThat(live(SHOWN.replace("market-data", "market-dada")))
                .isEqualTo(new Outcome.Fail(SHOWN, SHOWN.replace("market-data", "market-dada"), Rules.READ));
    }

    @Test
    void failsWhenWidened() {
        assertThat(live("{\"source\":[\"market-data\"]}"))
                .isEqualTo(new Outcome.Fail(SHOWN, "{\"source\":[\"market-data\"]}", Rules.READ));
    }

    @Test
    void failsWithoutAPattern() {
        var cloud = new FakeCloud()
                .present(
                        "rule market-data pollenate",
                        Rules.rule("ENABLED", Optional.of("rate(1 hour)"), Optional.empty()));
        assertThat(Rules.stack().examine(CHECK, "Needed", cloud))
                .isEqualTo(new Outcome.Fail(SHOWN, "no pattern", Rules.READ));
    }

    @Test
    void ignoresOrderAndRepeatsOfAcceptedValues() {
        assertThat(same("{\"a\": [1, \"b\", null]}", "{\"a\": [\"b\", null, 1.0, 1]}"))
                .isTrue();
    }

    @Test
    void tellsANumberFromItsText() {
        assertThat(same("{\"a\": [1]}", "{\"a\": [\"1\"]}")).isFalse();
    }

    @Test
    void ignoresTheOrderOfExcludedValues() {
        assertThat(same(
                        "{\"a\": [{\"anything-but\": [\"b\", \"c\"]}]}",
                        "{\"a\": [{\"anything-but\": [\"c\", \"b\"]}]}"))
                .isTrue();
        assertThat(same("{\"a\": [{\"anything-but\": \"b\"}]}", "{\"a\": [{\"anything-but\": [\"b\"]}]}"))
                .isTrue();
    }

    @Test
    void ignoresTheOrderOfAlternatives() {
        assertThat(same(
                        "{\"$or\": [{\"a\": [\"b\"]}, {\"c\": [\"d\"]}]}",
                        "{\"$or\": [{\"c\": [\"d\"]}, {\"a\": [\"b\"]}]}"))
                .isTrue();
    }

    @Test
    void mindsTheOrderOfANumericComparison() {
        assertThat(same(
                        "{\"a\": [{\"numeric\": [\">\", 0, \"<=\", 5]}]}",
                        "{\"a\": [{\"numeric\": [\">\", 5, \"<=\", 0]}]}"))
                .isFalse();
        assertThat(same("{\"a\": [{\"numeric\": [\">\", 0]}]}", "{\"a\": [{\"numeric\": [\">\", 0.0]}]}"))
                .isTrue();
    }

    @Test
    void readsADeclaredText() {
        assertThat(same("\"{\\\"source\\\": [\\\"market-data\\\"]}\"", "{\"source\":[\"market-data\"]}"))
                .isTrue();
    }

    @Test
    void isUnknownWhenThePatternIsPartlyUnresolved() {
        assertThat(Rules.stack(DECLARED, "{\"account\": [\"?no export\"]}")
                        .examine(CHECK, "Needed", Rules.pattern(SHOWN)))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: EventPattern: no export"));
    }

    @Test
    void isUnknownWhenTheLivePatternIsNoJson() {
        assertThat(live("{")).isInstanceOf(Outcome.Unknown.class);
        assertThat(live("{\"a\":" + "[".repeat(5_000))).isInstanceOf(Outcome.Unknown.class);
        assertThat(live("[]")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void isSkippedWhenTheRuleIsGone() {
        assertThat(Rules.stack().examine(CHECK, "Needed", new FakeCloud()))
                .isEqualTo(Rules.because("eventbridge.rule.enabled", "Needed"));
    }

    @Test
    void doesNotApplyToASchedule() {
        assertThat(Rules.stack().applies(CHECK, "SyncDaily")).isFalse();
    }
}
