package serin.check.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.StackResourceFacts;

/** It is 10:00 UTC on 2026-03-02. */
class FunctionSumsTest {
    private static final Evidence READ = Evidence.of("cloudwatch:GetMetricData");

    private final Scenario scenario = new Scenario();

    private Outcome outcome(String check) {
        return scenario.outcome(check, Scenario.FUNCTION).orElseThrow();
    }

    @Test
    void failsAndSaysHowManyAndWhen() {
        scenario.function("Errors", 60, 2).function("Errors", 600, 3).function("Errors", 0, 0);

        assertThat(outcome("lambda.function.errors"))
                .isEqualTo(new Outcome.Fail(
                        "no errors since 2026-03-02T07:00:00Z",
                        "5 errors, the last in the minute of 2026-03-02T09:59:00Z",
                        READ));
    }

    @Test
    void passesWhereThereWereInvocations() {
        scenario.function("Errors", 60, 0);

        assertThat(outcome("lambda.function.errors"))
                .isEqualTo(new Outcome.Pass("no errors since 2026-03-02T07:00:00Z", READ));
        assertThat(outcome("lambda.function.throttles"))
                .isEqualTo(new Outcome.Pass("no throttled requests since 2026-03-02T07:00:00Z", READ));
        assertThat(outcome("lambda.function.async-dropped"))
                .isEqualTo(new Outcome.Pass("no dropped events since 2026-03-02T07:00:00Z", READ));
    }

    /** On a fresh stack there is no metric yet; that is neither good nor bad. */
    @Test
    void isSkippedWithoutTraffic() {
        var skipped = new Outcome.Skipped("no invocation since 2026-03-02T07:00:00Z, so there is nothing to count");

        assertThat(outcome("lambda.function.errors")).isEqualTo(skipped);
        assertThat(outcome("lambda.function.throttles")).isEqualTo(skipped);
        assertThat(outcome("lambda.function.duration-headroom"))
                .isEqualTo(new Outcome.Skipped(
                        "no invocation since 2026-03-01T08:00:00Z, so there is nothing to measure"));
    }

    @Test
    void isUnknownWhenDenied() {
        scenario.cloud().denied("metrics", "cloudwatch:GetMetricData");
        var unknown =
                new Outcome.Unknown("cloudwatch:GetMetricData: AccessDenied", Optional.of("cloudwatch:GetMetricData"));

        assertThat(outcome("lambda.function.errors")).isEqualTo(unknown);
        assertThat(outcome("lambda.function.duration-headroom")).isEqualTo(unknown);
        assertThat(scenario.outcome("dynamodb.table.throttled", Scenario.TABLE)).contains(unknown);
    }

    /** What an earlier version did wrong is mended by the deployment of another. */
    @Test
    void countsFromWhenTheVersionBeganToServe() {
        scenario.function("Errors", 600, 3)
                .function("Errors", 60, 0)
                .duration(600, 299_000)
                .duration(60, 1_500);
        scenario.cloud()
                .present(
                        "resources shop",
                        scenario.rows().stream()
                                .map(row -> new StackResourceFacts(
                                        row.logicalId(),
                                        row.physicalId(),
                                        row.type(),
                                        row.status(),
                                        Optional.of(Scenario.NOW.minusSeconds(280))))
                                .toList());

        assertThat(outcome("lambda.function.errors"))
                .isEqualTo(new Outcome.Pass("no errors since 2026-03-02T09:55:00Z", READ));
        assertThat(outcome("lambda.function.duration-headroom"))
                .isEqualTo(new Outcome.Pass("1.5 s of 300 s, in the minute of 2026-03-02T09:59:00Z", READ));
    }

    @Test
    void aFunctionThatDoesNotAnswerExplainsItsErrors() {
        scenario.function("Errors", 60, 1)
                .answer(Optional.of("Unhandled"), Optional.of("3"), "{\"errorMessage\": \"no\", \"errorType\": \"X\"}");

        assertThat(outcome("lambda.function.errors"))
                .isInstanceOfSatisfying(
                        Outcome.Fail.class,
                        fail -> assertThat(fail.causedBy())
                                .contains(new FindingRef("probe.answers", Scenario.FUNCTION)));
    }

    @Test
    void saysHowNearTheTimeOutWas() {
        scenario.duration(3600, 251_300);

        assertThat(outcome("lambda.function.duration-headroom"))
                .isEqualTo(new Outcome.Fail(
                        "less than 240.0 s, 80 % of the time-out",
                        "251.3 s of 300 s, in the minute of 2026-03-02T09:00:00Z", READ));
    }
}
