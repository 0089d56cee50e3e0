package serin.check.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.FunctionSample;
import serin.check.TestStack;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;

/** The checks of the stack's own canary, which is known by SERIN_STACK_NAME in its environment. */
class CanaryChecksTest {
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final TestStack STACK = TestStack.of("""
            {"Canary": {"Type": "AWS::Lambda::Function", "PhysicalId": "canary", "Properties": {
               "Environment": {"Variables": {"SERIN_STACK_NAME": "serin-dev"}}}},
             "CanaryAliaslive": {"Type": "AWS::Lambda::Alias", "PhysicalId": "a", "Properties": {"FunctionName": "canary", "Name": "live"}},
             "Sync": {"Type": "AWS::Lambda::Function", "PhysicalId": "sync"}}
            """);

    private static FakeCloud running(FunctionSample served) {
        return new FakeCloud()
                .present("function canary live", served.facts())
                .present("latest canary", FunctionSample.latest().facts());
    }

    @Test
    void isOfTheDeployedCode() {
        var check = new CanaryVersionCurrent();
        assertThat(STACK.examine(check, "Canary", running(new FunctionSample())))
                .isInstanceOf(Outcome.Pass.class);
        var outcome = STACK.examine(check, "Canary", running(new FunctionSample().code("older=")));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Fail.class,
                        fail -> assertThat(fail.causedBy())
                                .contains(new FindingRef("deployment.alias-current", "Canary")));
        assertThat(STACK.applies(check, "Sync")).isFalse();
    }

    @Test
    void isUnknownWhenDenied() {
        assertThat(STACK.examine(
                        new CanaryVersionCurrent(),
                        "Canary",
                        new FakeCloud().denied("function canary live", "lambda:GetFunction")))
                .isEqualTo(new Outcome.Unknown("lambda:GetFunction: AccessDenied", Optional.of("lambda:GetFunction")));
    }

    @Test
    void mayReadWhatItReads() {
        assertThat(conclude(finding(Severity.HIGH, new Outcome.Pass("x", READ))))
                .isEqualTo(new Outcome.Pass(
                        "nothing was denied",
                        new Evidence("cloudformation:DescribeStacks", "and every other call of this run")));
        assertThat(STACK.applies(new CanaryPermitted(), "Sync")).isFalse();
    }

    /** Never a failure: the stack is none the worse for what its canary may not see. */
    @Test
    void isUnknownWhenAnythingWasDenied() {
        assertThat(conclude(
                        finding(Severity.HIGH, denied("b:Two")),
                        finding(Severity.CRITICAL, denied("a:One")),
                        finding(Severity.HIGH, new Outcome.Unknown("timed out"))))
                .isEqualTo(new Outcome.Unknown("denied to whoever validates: a:One, b:Two", Optional.of("a:One")));
    }

    @Test
    void isUnknownWhenSomethingHadNoAnswer() {
        assertThat(conclude(finding(Severity.HIGH, new Outcome.Unknown("timed out"))))
                .isEqualTo(
                        new Outcome.Unknown("not everything had an answer, and what had none might have been denied"));
    }

    @Test
    void doesNotCountAdvice() {
        assertThat(conclude(finding(Severity.LOW, denied("a:One")))).isInstanceOf(Outcome.Pass.class);
    }

    private static Outcome denied(String action) {
        return new Outcome.Unknown(action + ": AccessDenied", Optional.of(action));
    }

    private static Finding finding(Severity severity, Outcome outcome) {
        return new Finding(
                new CheckInfo(
                        "test.check",
                        "is tested",
                        severity,
                        Set.of("a:One"),
                        Set.of(),
                        "https://docs.aws.amazon.com/",
                        "Mend."),
                new ResourceRef("Thing", Optional.of("thing"), "AWS::Test::Thing"),
                outcome);
    }

    private static Outcome conclude(Finding... findings) {
        var canary = STACK.expected().find(ExpectedFunction.class, "Canary").orElseThrow();
        return new CanaryPermitted().conclude(canary, List.of(findings));
    }
}
