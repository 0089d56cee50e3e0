package serin.check.lambda;

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

/** The rows that compare what serves with the template. */
class LambdaChecksTest {
    private static final String TIMEOUT = "lambda.function.timeout";

    private final Scenario scenario = new Scenario();

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void passesWhenEqual(String row, String property, String declared, FunctionSample same, String shown) {
        scenario.property(Scenario.FUNCTION, property, declared.replace('\'', '"'))
                .served(same);
        assertThat(outcome(row)).contains(new Outcome.Pass(shown, EVIDENCE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void failsWhenDifferent(
            String row, String property, String declared, FunctionSample other, String wanted, String actual) {
        scenario.property(Scenario.FUNCTION, property, declared.replace('\'', '"'))
                .served(other);
        assertThat(outcome(row)).contains(new Outcome.Fail(wanted, actual, EVIDENCE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void doesNotApplyWhenOmitted(String row, String property, String declared, FunctionSample same, String shown) {
        scenario.withoutProperty(Scenario.FUNCTION, property).served(same);
        assertThat(outcome(row)).as(declared + shown).isEmpty();
    }

    static Stream<Arguments> rows() {
        var role = "arn:aws:iam::111122223333:role/shop-sync";
        return Stream.of(
                Arguments.of("runtime", "Runtime", "'java25'", new FunctionSample(), "java25"),
                Arguments.of("handler", "Handler", "'a.B::c'", new FunctionSample().handler("a.B::c"), "a.B::c"),
                Arguments.of("timeout", "Timeout", "'60'", new FunctionSample().timeout(60), "60 s"),
                Arguments.of("memory", "MemorySize", "256", new FunctionSample().memory(256), "256 MiB"),
                Arguments.of("role", "Role", "'" + role + "'", new FunctionSample(), role),
                Arguments.of("tracing", "TracingConfig", "{'Mode': 'Active'}", new FunctionSample(), "Active"),
                Arguments.of(
                        "architecture",
                        "Architectures",
                        "['x86_64', 'arm64']",
                        new FunctionSample().architectures("arm64", "x86_64"),
                        "arm64, x86_64"),
                Arguments.of(
                        "layers", "Layers", "['l:2', 'l:1']", new FunctionSample().layers("l:1", "l:2"), "l:1, l:2"),
                Arguments.of("package-type", "PackageType", "'Image'", new FunctionSample().image(), "Image"),
                Arguments.of(
                        "ephemeral-storage",
                        "EphemeralStorage",
                        "{'Size': 1024}",
                        new FunctionSample().storage(1024),
                        "1024 MiB"),
                Arguments.of(
                        "dead-letter-target",
                        "DeadLetterConfig",
                        "{'TargetArn': 'arn:q'}",
                        new FunctionSample().deadLetter("arn:q"),
                        "arn:q"),
                Arguments.of(
                        "vpc",
                        "VpcConfig",
                        "{'SubnetIds': ['s-2', 's-1'], 'SecurityGroupIds': 'g-1'}",
                        new FunctionSample().network(List.of("s-1", "s-2"), List.of("g-1")),
                        "subnets [s-1, s-2], security groups [g-1]"));
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                Arguments.of("runtime", "Runtime", "'java25'", new FunctionSample().image(), "java25", "none"),
                Arguments.of("handler", "Handler", "'a.B'", new FunctionSample().handler("a.b"), "a.B", "a.b"),
                Arguments.of("timeout", "Timeout", "300", new FunctionSample().timeout(1), "300 s", "1 s"),
                Arguments.of("memory", "MemorySize", "512", new FunctionSample().memory(511), "512 MiB", "511 MiB"),
                Arguments.of("role", "Role", "'r'", new FunctionSample().role("other"), "r", "other"),
                Arguments.of(
                        "tracing",
                        "TracingConfig",
                        "{'Mode': 'Active'}",
                        new FunctionSample().tracing("PassThrough"),
                        "Active",
                        "PassThrough"),
                Arguments.of(
                        "architecture",
                        "Architectures",
                        "['arm64']",
                        new FunctionSample().architectures("x86_64"),
                        "arm64",
                        "x86_64"),
                Arguments.of("layers", "Layers", "['l:2']", new FunctionSample(), "l:2", "none"),
                Arguments.of("package-type", "PackageType", "'Image'", new FunctionSample(), "Image", "Zip"),
                Arguments.of(
                        "ephemeral-storage",
                        "EphemeralStorage",
                        "{'Size': 1024}",
                        new FunctionSample(),
                        "1024 MiB",
                        "512 MiB"),
                Arguments.of(
                        "dead-letter-target",
                        "DeadLetterConfig",
                        "{'TargetArn': 'arn:q'}",
                        new FunctionSample(),
                        "arn:q",
                        "none"),
                Arguments.of(
                        "vpc",
                        "VpcConfig",
                        "{'SubnetIds': ['s-1'], 'SecurityGroupIds': ['g-1']}",
                        new FunctionSample(),
                        "subnets [s-1], security groups [g-1]",
                        "no VPC"));
    }

    @Test
    void isSkippedWhenTheFunctionIsGone() {
        scenario.functionDeleted();
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION))
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.active", Scenario.FUNCTION)));
    }

    @Test
    void isSkippedWhenOnlyTheAliasIsGone() {
        scenario.aliasDeleted();
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION))
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", Scenario.ALIAS)));
    }

    @Test
    void isUnknownWhenNobodyCanTellWhichOfThemIsGone() {
        scenario.aliasDeleted().cloud().denied("latest shop-sync", "lambda:GetFunction");
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION))
                .contains(new Outcome.Unknown("lambda:GetFunction: AccessDenied", Optional.of("lambda:GetFunction")));
    }

    @Test
    void isSkippedWhenTheAliasStandsOnAnotherVersionThatDiffers() {
        scenario.alias("2", Map.of()).served(new FunctionSample().timeout(60));
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION))
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-exists", Scenario.ALIAS)));
    }

    @Test
    void isSkippedWhenWeightsHoldTheAliasOnAnotherVersionThatDiffers() {
        scenario.alias("2", Map.of("3", 0.1)).served(new FunctionSample().timeout(60));
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION))
                .contains(Outcome.Skipped.because(new FindingRef("deployment.alias-settled", Scenario.ALIAS)));
    }

    @Test
    void failsWhenTheAliasCannotBeReadAndWhatServesDiffers() {
        scenario.served(new FunctionSample().timeout(60)).cloud().denied("alias shop-sync live", "lambda:GetAlias");
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION)).contains(new Outcome.Fail("300 s", "60 s", EVIDENCE));
    }

    @Test
    void isUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("function shop-sync live", "lambda:GetFunction");
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION))
                .contains(new Outcome.Unknown("lambda:GetFunction: AccessDenied", Optional.of("lambda:GetFunction")));
    }

    @Test
    void isUnknownWhenTheTemplateCouldNotBeResolved() {
        scenario.property(Scenario.FUNCTION, "Timeout", "{'$unresolved': 'no such parameter'}".replace('\'', '"'));
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION))
                .contains(new Outcome.Unknown("the expected value could not be resolved: Timeout: no such parameter"));
    }

    @Test
    void isSkippedWhenNobodyMayKnowTheValue() {
        scenario.property(Scenario.FUNCTION, "Timeout", "{'$secret': 'NoEcho'}".replace('\'', '"'));
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION))
                .contains(new Outcome.Skipped("not verified: Timeout: NoEcho"));
    }

    @Test
    void readsLatestWhereTheTemplateHasNoAlias() {
        scenario.undeclare(Scenario.ALIAS)
                .aliasDeleted()
                .latest(FunctionSample.latest().timeout(7));
        assertThat(scenario.outcome(TIMEOUT, Scenario.FUNCTION)).contains(new Outcome.Fail("300 s", "7 s", EVIDENCE));
    }

    private Optional<Outcome> outcome(String row) {
        return scenario.outcome("lambda.function." + row, Scenario.FUNCTION);
    }
}
