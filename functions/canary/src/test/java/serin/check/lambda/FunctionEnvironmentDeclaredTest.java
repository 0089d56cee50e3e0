package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FunctionSample;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;

class FunctionEnvironmentDeclaredTest {
    private static final String DECLARED = "the declared values of SERIN_PROBE, TABLE";

    private final Scenario scenario = new Scenario();

    @Test
    void passesWhenEqual() {
        assertThat(outcome()).contains(new Outcome.Pass(DECLARED, EVIDENCE));
    }

    @Test
    void failsWithAnotherValueAndDoesNotShowIt() {
        scenario.served(new FunctionSample().variable("TABLE", "hunter2"));
        assertThat(outcome()).contains(new Outcome.Fail(DECLARED, "TABLE has another value", EVIDENCE));
    }

    @Test
    void namesEveryDifference() {
        scenario.served(new FunctionSample()
                .withoutVariable("SERIN_PROBE")
                .variable("TABLE", "x")
                .variable("EXTRA", "y"));
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        DECLARED, "SERIN_PROBE is missing, TABLE has another value, EXTRA is not declared", EVIDENCE));
    }

    @Test
    void failsWhenLambdaCouldNotApplyIt() {
        scenario.served(new FunctionSample().environmentError("AccessDeniedException"));
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "an environment that Lambda could apply", "error AccessDeniedException", EVIDENCE));
    }

    @Test
    void passesWithTheOthersAndNamesTheSecretOne() {
        environment("{\"SERIN_PROBE\": \"1\", \"TABLE\": {\"$secret\": \"NoEcho\"}}");
        assertThat(outcome()).contains(new Outcome.Pass(DECLARED + "; not verified: TABLE: NoEcho", EVIDENCE));
    }

    @Test
    void aSecretHidesNoDifferenceInTheOthers() {
        environment("{\"SERIN_PROBE\": \"0\", \"TABLE\": {\"$secret\": \"NoEcho\"}}");
        assertThat(outcome()).contains(new Outcome.Fail(DECLARED, "SERIN_PROBE has another value", EVIDENCE));
    }

    @Test
    void failsWhenASecretOneIsMissing() {
        environment("{\"SERIN_PROBE\": \"1\", \"TABLE\": {\"$secret\": \"NoEcho\"}}");
        scenario.served(new FunctionSample().withoutVariable("TABLE"));
        assertThat(outcome()).contains(new Outcome.Fail(DECLARED, "TABLE is missing", EVIDENCE));
    }

    @Test
    void isSkippedWhenAllAreSecret() {
        environment("{\"SERIN_PROBE\": {\"$secret\": \"NoEcho\"}, \"TABLE\": {\"$secret\": \"NoEcho\"}}");
        assertThat(outcome()).contains(new Outcome.Skipped("not verified: SERIN_PROBE: NoEcho; TABLE: NoEcho"));
    }

    @Test
    void isUnknownWhenOneCouldNotBeResolved() {
        environment("{\"SERIN_PROBE\": \"1\", \"TABLE\": {\"$unresolved\": \"no export x\"}}");
        assertThat(outcome())
                .contains(new Outcome.Unknown("the expected value could not be resolved: TABLE: no export x"));
    }

    @Test
    void anUnresolvedOneHidesNoDifferenceInTheOthers() {
        environment("{\"SERIN_PROBE\": \"0\", \"TABLE\": {\"$unresolved\": \"no export x\"}}");
        assertThat(outcome()).contains(new Outcome.Fail(DECLARED, "SERIN_PROBE has another value", EVIDENCE));
    }

    @Test
    void failsWithVariablesWhereNoneIsDeclared() {
        environment("{}");
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "no variables", "SERIN_PROBE is not declared, TABLE is not declared", EVIDENCE));
    }

    @Test
    void doesNotApplyWhenOmitted() {
        scenario.withoutProperty(Scenario.FUNCTION, "Environment");
        assertThat(outcome()).isEmpty();
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        scenario.functionDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", Scenario.FUNCTION)));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("function shop-sync live", "lambda:GetFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown("lambda:GetFunction: AccessDenied", Optional.of("lambda:GetFunction")));
    }

    private void environment(String variables) {
        scenario.property(Scenario.FUNCTION, "Environment", "{\"Variables\": " + variables + "}");
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("lambda.function.environment", Scenario.FUNCTION);
    }
}
