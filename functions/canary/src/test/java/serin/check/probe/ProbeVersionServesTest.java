package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

class ProbeVersionServesTest {
    private final Scenario scenario = new Scenario();

    @Test
    void passesWhenTheVersionBehindTheAliasAnswers() {
        assertThat(outcome()).contains(new Outcome.Pass("version 3", EVIDENCE));
    }

    @Test
    void failsWhenLambdaRanAnotherVersion() {
        answer(Optional.of("2"), "\"3\"");
        assertThat(outcome()).contains(new Outcome.Fail("version 3", "Lambda ran version 2", EVIDENCE));
    }

    @Test
    void failsWhenItAnswersAsAnotherVersion() {
        answer(Optional.of("3"), "\"2\"");
        assertThat(outcome()).contains(new Outcome.Fail("version 3", "it answers as version 2", EVIDENCE));
    }

    @Test
    void failsWhenItAnswersAsAnotherVersionAndLambdaDoesNotSay() {
        answer(Optional.empty(), "\"2\"");
        assertThat(outcome()).contains(new Outcome.Fail("version 3", "it answers as version 2", EVIDENCE));
    }

    @Test
    void failsWhenItNamesNoVersion() {
        answer(Optional.of("3"), "3");
        assertThat(outcome()).contains(new Outcome.Fail("version 3", "an answer that names no version", EVIDENCE));
    }

    @Test
    void isUnknownWhenLambdaDoesNotSay() {
        answer(Optional.empty(), "\"3\"");
        assertThat(outcome()).contains(new Outcome.Unknown("Lambda did not say which version it ran"));
    }

    @Test
    void passesWithEitherVersionWhileTrafficShifts() {
        scenario.alias("2", Map.of("3", 0.1));
        assertThat(outcome()).contains(new Outcome.Pass("version 3", EVIDENCE));
    }

    @Test
    void failsWhenTheTwoWordsDisagreeWhileTrafficShifts() {
        scenario.alias("2", Map.of("3", 0.1));
        answer(Optional.of("3"), "\"2\"");
        assertThat(outcome()).contains(new Outcome.Fail("version 2 or 3", "it answers as version 2", EVIDENCE));
    }

    @Test
    void isSkippedWhenTheProbeDoesNotAnswer() {
        scenario.answer(Optional.of("Unhandled"), Optional.of("3"), "{}");
        assertThat(outcome()).contains(Outcome.Skipped.because(new FindingRef("probe.answers", Scenario.FUNCTION)));
    }

    @Test
    void isUnknownWhenThrottled() {
        scenario.cloud().unreadable("probe shop-sync live", "lambda:InvokeFunction", Observation.Reason.THROTTLED);
        assertThat(outcome()).contains(new Outcome.Unknown("lambda:InvokeFunction: THROTTLED"));
    }

    @Test
    void isUnknownWhenTheAliasCannotBeRead() {
        scenario.cloud().denied("alias shop-sync live", "lambda:GetAlias");
        assertThat(outcome())
                .contains(new Outcome.Unknown("lambda:GetAlias: AccessDenied", Optional.of("lambda:GetAlias")));
    }

    @Test
    void asksLatestWhereTheTemplateHasNoAlias() {
        scenario.undeclare(Scenario.ALIAS)
                .cloud()
                .present(
                        "probe shop-sync $LATEST",
                        new InvocationFacts(
                                200,
                                Optional.empty(),
                                Optional.of("$LATEST"),
                                "{\"probe\": 1, \"nonce\": \"nonce-1\", \"version\": \"$LATEST\"}"));
        assertThat(outcome()).contains(new Outcome.Pass("version $LATEST", EVIDENCE));
    }

    @Test
    void isSkippedWhenTheAliasIsGone() {
        scenario.aliasDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", Scenario.ALIAS)));
    }

    private void answer(Optional<String> executed, String version) {
        scenario.answer(
                Optional.empty(), executed, "{\"probe\": 1, \"nonce\": \"nonce-1\", \"version\": " + version + "}");
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("probe.version", Scenario.FUNCTION);
    }
}
