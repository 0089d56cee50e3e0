package serin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static serin.metric.Findings.explained;
import static serin.metric.Findings.fail;
import static serin.metric.Findings.pass;
import static serin.metric.Findings.skipped;
import static serin.metric.Findings.unknown;
import static serin.metric.Findings.waived;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.finding.Finding;
import serin.finding.Severity;

class TalliesTest {
    private static final String TABLE = "dynamodb.table.active";

    @Test
    void countsByKindAndInfrastructureBeside() {
        assertThat(Tallies.of(List.of(
                        pass(TABLE), fail("iam.role.policies"), pass("iam.role.trust"), unknown("probe.answers"))))
                .isEqualTo(new Tallies(Map.of(
                        ComponentKind.TABLE, new Tally(1, 0, 0, 0),
                        ComponentKind.PERMISSION, new Tally(2, 1, 0, 0),
                        ComponentKind.FUNCTION_EXECUTION, new Tally(0, 0, 0, 1),
                        ComponentKind.INFRASTRUCTURE, new Tally(2, 1, 0, 1))));
    }

    @Test
    void whatWasSkippedWasNotEvaluatedAndWhatIsWaivedDidNotFail() {
        assertThat(tally(skipped(TABLE), waived(TABLE))).isEqualTo(new Tally(1, 0, 0, 0));
    }

    @Test
    void adviceDoesNotCount() {
        assertThat(tally(fail(TABLE, Severity.LOW))).isEqualTo(Tally.NONE);
        assertThat(Tally.NONE.sample()).isEmpty();
    }

    @Test
    void oneFailureMakesTheSampleFail() {
        assertThat(sample(pass(TABLE), pass(TABLE), fail(TABLE), unknown(TABLE)))
                .contains(Sample.FAILED);
    }

    @Test
    void onePassIsEnoughWhereNothingFailed() {
        assertThat(sample(pass(TABLE), unknown(TABLE), skipped(TABLE))).contains(Sample.HELD);
    }

    /** Unknown is not Pass, and not Fail either. */
    @Test
    void allUnknownIsNoSample() {
        assertThat(sample(unknown(TABLE), unknown(TABLE))).isEmpty();
        assertThat(sample(skipped(TABLE))).isEmpty();
    }

    /** A role that lost a permission makes its function fail at the table: the permission failed, not the table. */
    @Test
    void whatAnotherFindingExplainsCountsThere() {
        assertThat(sample(pass(TABLE), explained("probe.table-readable"))).contains(Sample.HELD);
        assertThat(sample(explained("probe.table-readable"))).isEmpty();
        assertThat(sample(explained("probe.table-readable"), fail(TABLE))).contains(Sample.FAILED);
        assertThat(tally(explained("probe.table-readable"))).isEqualTo(new Tally(1, 1, 1, 0));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Tally(1, 2, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(2, 1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(0, 0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Tally tally(Finding... findings) {
        return Tallies.of(List.of(findings)).of(ComponentKind.TABLE).orElseThrow();
    }

    private static Optional<Sample> sample(Finding... findings) {
        return tally(findings).sample();
    }
}
