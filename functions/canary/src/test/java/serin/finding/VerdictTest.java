package serin.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import serin.observation.Evidence;

/** The table of architecture: what each severity and outcome does to the verdict. */
class VerdictTest {
    private static final Outcome PASS = new Outcome.Pass("ACTIVE", Evidence.of("dynamodb:DescribeTable"));
    private static final Outcome.Fail FAIL =
            new Outcome.Fail("ACTIVE", "DELETING", Evidence.of("dynamodb:DescribeTable"));
    private static final Outcome UNKNOWN = new Outcome.Unknown("throttled");
    private static final Outcome SKIPPED = new Outcome.Skipped("not due");
    private static final Outcome WAIVED = new Outcome.Waived("migration", LocalDate.of(2027, 1, 31), FAIL);

    @Test
    void nothingExaminedIsInconclusive() {
        assertThat(Verdict.of(List.of()).word()).isEqualTo("INCONCLUSIVE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Severity.class,
            names = {"CRITICAL", "HIGH", "MEDIUM"})
    void aFailThatMattersIsUnhealthy(Severity severity) {
        assertThat(verdict(finding(Severity.CRITICAL, PASS), finding(severity, FAIL)))
                .isEqualTo("UNHEALTHY");
    }

    @ParameterizedTest
    @EnumSource(
            value = Severity.class,
            names = {"CRITICAL", "HIGH", "MEDIUM"})
    void anUnknownThatMattersIsInconclusive(Severity severity) {
        assertThat(verdict(finding(Severity.CRITICAL, PASS), finding(severity, UNKNOWN)))
                .isEqualTo("INCONCLUSIVE");
    }

    @Test
    void unhealthyWinsOverInconclusive() {
        assertThat(verdict(finding(Severity.CRITICAL, UNKNOWN), finding(Severity.MEDIUM, FAIL)))
                .isEqualTo("UNHEALTHY");
    }

    static Stream<Arguments> neverChangeTheVerdict() {
        return Stream.of(
                Arguments.of(Severity.LOW, FAIL),
                Arguments.of(Severity.LOW, UNKNOWN),
                Arguments.of(Severity.CRITICAL, SKIPPED),
                Arguments.of(Severity.CRITICAL, WAIVED));
    }

    @ParameterizedTest
    @MethodSource("neverChangeTheVerdict")
    void adviceSkippedAndWaivedLeaveAHealthyStackHealthy(Severity severity, Outcome outcome) {
        assertThat(verdict(finding(Severity.HIGH, PASS), finding(severity, outcome)))
                .isEqualTo("HEALTHY");
    }

    @ParameterizedTest
    @MethodSource("neverChangeTheVerdict")
    void adviceSkippedAndWaivedProveNothingByThemselves(Severity severity, Outcome outcome) {
        assertThat(verdict(finding(severity, outcome))).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void adviceThatPassesProvesNothingByItself() {
        assertThat(verdict(finding(Severity.LOW, PASS))).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void unhealthyNamesWhatFailed() {
        var failed = finding(Severity.HIGH, FAIL);
        assertThat(Verdict.of(List.of(finding(Severity.LOW, FAIL), failed)))
                .isEqualTo(new Verdict.Unhealthy(List.of(failed)));
    }

    private static String verdict(Finding... findings) {
        return Verdict.of(List.of(findings)).word();
    }

    private static Finding finding(Severity severity, Outcome outcome) {
        var info =
                new CheckInfo("dynamodb.table.active", "is active", severity, Set.of(), Set.of(), "a page", "mend it");
        return new Finding(info, new ResourceRef("Assets", Optional.of("assets"), "AWS::DynamoDB::Table"), outcome);
    }
}
