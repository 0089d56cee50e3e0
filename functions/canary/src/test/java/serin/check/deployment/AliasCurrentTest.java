package serin.check.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import serin.check.FunctionSample;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;

class AliasCurrentTest {
    private final Scenario scenario = new Scenario();

    @Test
    void passesWhenNothingDiffers() {
        assertThat(outcome()).contains(new Outcome.Pass("version 3 is the same as $LATEST", EVIDENCE));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void namesThePropertyThatWasEdited(FunctionSample latest, String served, String edited) {
        scenario.latest(latest);
        assertThat(outcome()).contains(new Outcome.Fail("version 3: " + served, "$LATEST: " + edited, EVIDENCE));
    }

    static Stream<Arguments> namesThePropertyThatWasEdited() {
        return Stream.of(
                Arguments.of(
                        FunctionSample.latest().code("new="),
                        "code hash l7RZ1bqvAnkVkVSsbz0kxdeP7gcwzPqDAM/EZkUpDYk=",
                        "code hash new="),
                Arguments.of(FunctionSample.latest().timeout(1), "timeout 300", "timeout 1"),
                Arguments.of(FunctionSample.latest().memory(128), "memory 512", "memory 128"),
                Arguments.of(FunctionSample.latest().runtime("java21"), "runtime java25", "runtime java21"),
                Arguments.of(FunctionSample.latest().handler("x"), "handler shop.Sync::handleRequest", "handler x"),
                Arguments.of(
                        FunctionSample.latest().role("x"), "role arn:aws:iam::111122223333:role/shop-sync", "role x"),
                Arguments.of(FunctionSample.latest().tracing("PassThrough"), "tracing Active", "tracing PassThrough"),
                Arguments.of(FunctionSample.latest().layers("l:1"), "layers []", "layers [l:1]"),
                Arguments.of(
                        FunctionSample.latest().architectures("x86_64"),
                        "architecture [arm64]",
                        "architecture [x86_64]"),
                Arguments.of(FunctionSample.latest().storage(1024), "ephemeral-storage 512", "ephemeral-storage 1024"),
                Arguments.of(
                        FunctionSample.latest().deadLetter("q"), "dead-letter-target none", "dead-letter-target q"),
                Arguments.of(FunctionSample.latest().kmsKey("k"), "kms-key none", "kms-key k"),
                Arguments.of(
                        FunctionSample.latest().network(List.of("s"), List.of("g")),
                        "vpc subnets [], security groups []",
                        "vpc subnets [s], security groups [g]"),
                Arguments.of(
                        FunctionSample.latest()
                                .variable("TABLE", "hunter2")
                                .variable("MORE", "1")
                                .withoutVariable("SERIN_PROBE"),
                        "environment without MORE; SERIN_PROBE; TABLE (another value)",
                        "environment MORE; without SERIN_PROBE; TABLE (another value)"),
                Arguments.of(
                        FunctionSample.latest().timeout(1).memory(128),
                        "timeout 300, memory 512",
                        "timeout 1, memory 128"));
    }

    @Test
    void leavesItToTheCheckThatSaysThatWhatServesIsNotAsDeclared() {
        scenario.served(new FunctionSample().timeout(60));
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.timeout", Scenario.FUNCTION)));
    }

    @Test
    void failsWhenOnlyOneOfTwoDifferencesIsSaidElsewhere() {
        scenario.served(new FunctionSample().timeout(60).code("old"));
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "version 3: code hash old, timeout 60",
                        "$LATEST: code hash l7RZ1bqvAnkVkVSsbz0kxdeP7gcwzPqDAM/EZkUpDYk=, timeout 300",
                        EVIDENCE));
    }

    @Test
    void isSkippedWhenTheAliasStandsOnAnotherVersion() {
        scenario.alias("2", Map.of()).served(new FunctionSample().version("2").code("old"));
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", Scenario.ALIAS)));
    }

    @Test
    void isSkippedWhenTheAliasIsGone() {
        scenario.aliasDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", Scenario.ALIAS)));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        scenario.functionDeleted();
        assertThat(outcome())
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", Scenario.FUNCTION)));
    }

    @Test
    void isUnknownWhenLatestCannotBeRead() {
        scenario.cloud().denied("latest shop-sync", "lambda:GetFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown("lambda:GetFunction: AccessDenied", Optional.of("lambda:GetFunction")));
    }

    @Test
    void doesNotApplyToAFunctionWithoutAnAlias() {
        scenario.undeclare(Scenario.ALIAS);
        assertThat(outcome()).isEmpty();
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("deployment.alias-current", Scenario.FUNCTION);
    }
}
