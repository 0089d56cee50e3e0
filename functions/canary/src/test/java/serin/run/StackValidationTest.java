package serin.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.eventbridge.EventBridgeChecks;
import serin.finding.Finding;
import serin.finding.Fire;
import serin.finding.Fire.Conclusion;
import serin.finding.Outcome;
import serin.finding.Verdict;
import serin.observation.MetricQuery;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;

/** By the cloud's clock it is half past four on 2026-11-24; the machine's is years behind. */
class StackValidationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T04:30:00Z");
    private static final Instant MACHINE = Instant.parse("2001-01-01T00:00:00Z");
    private static final String RULE = """
            {"Resources": {"Daily": {"Type": "AWS::Events::Rule", "Properties": {
              "Name": "daily", "ScheduleExpression": "cron(0 4 * * ? *)"}}}}""";

    private static final String BROKEN = "eventbridge.rule.enabled";

    private final FakeCloud cloud = new FakeCloud()
            .present("template shop", RULE)
            .present(
                    "resources shop",
                    List.of(new StackResourceFacts(
                            "Daily",
                            Optional.of("daily"),
                            "AWS::Events::Rule",
                            "CREATE_COMPLETE",
                            Optional.of(NOW.minus(Duration.ofDays(2))))))
            .metric(
                    new MetricQuery("AWS/Events", "Invocations", Map.of("RuleName", "daily")),
                    Instant.parse("2026-11-24T04:00:00Z"),
                    1);

    private static StackFacts facts(String status, Optional<Instant> changedAt, Optional<Instant> answeredAt) {
        return new StackFacts(
                "shop",
                "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1",
                status,
                "",
                Map.of(),
                changedAt,
                answeredAt);
    }

    private Run run(Optional<Instant> answeredAt, String... checks) {
        cloud.present("stack shop", facts("UPDATE_COMPLETE", Optional.empty(), answeredAt));
        return run(Trigger.MANUAL, checks);
    }

    private Run run(Trigger trigger, String... checks) {
        var validation = new StackValidation(
                EventBridgeChecks.ALL,
                _ -> new Clouds.Look(cloud.cloud(), () -> 4, () -> 0),
                InstantSource.fixed(MACHINE),
                () -> "nonce");
        var result = validation.validate(
                "shop", new Selection(List.of(checks), false), trigger, Duration.ofSeconds(30), Progress.NONE);
        return ((StackValidation.Result.Examined) result).run();
    }

    @Test
    void theRunsTimeIsTheClouds() {
        var run = run(Optional.of(NOW));

        assertThat(run.startedAt()).isEqualTo(NOW);
        assertThat(run.duration()).isZero();
    }

    @Test
    void theMachinesTimeHasToDoWhereTheAnswerHasNone() {
        assertThat(run(Optional.empty(), "eventbridge.rule.enabled").startedAt())
                .isEqualTo(MACHINE);
    }

    @Test
    void tellsWhatItHasConcludedOfEachScheduledTime() {
        assertThat(run(Optional.of(NOW), "eventbridge.rule.fired").fires())
                .containsExactly(new Fire(
                        "Daily",
                        Instant.parse("2026-11-24T04:00:00Z"),
                        Conclusion.CONFIRMED,
                        "Invocations has a data point of that time"));
    }

    /** The rule is gone, and its stack in that status. */
    private Verdict ofABrokenStack(Trigger trigger, String status) {
        cloud.present("stack shop", facts(status, Optional.of(NOW), Optional.of(NOW)));
        return run(trigger, BROKEN).verdict();
    }

    @Test
    void whatFailsOfAStackAtRestHasFailed() {
        assertThat(ofABrokenStack(Trigger.SCHEDULE, "UPDATE_COMPLETE")).isInstanceOf(Verdict.Unhealthy.class);
    }

    /** checks.md, stack.status-complete: while IN_PROGRESS a stack run is Inconclusive. */
    @Test
    void whatFailsDuringAnUpdateMayBeHalfDone() {
        assertThat(ofABrokenStack(Trigger.MANUAL, "UPDATE_IN_PROGRESS")).isInstanceOf(Verdict.Inconclusive.class);
        assertThat(run(Trigger.MANUAL, BROKEN).findings())
                .extracting(Finding::outcome)
                .filteredOn(Outcome.Unknown.class::isInstance)
                .first()
                .asString()
                .contains("while the stack was UPDATE_IN_PROGRESS");
    }

    @Test
    void whatFailsWhenAnUpdateBeganMeanwhileMayBeHalfDone() {
        cloud.present("stackNow shop", facts("UPDATE_IN_PROGRESS", Optional.of(NOW), Optional.of(NOW)));
        assertThat(ofABrokenStack(Trigger.STACK, "UPDATE_COMPLETE")).isInstanceOf(Verdict.Inconclusive.class);

        // It may be over already.
        cloud.present("stackNow shop", facts("UPDATE_COMPLETE", Optional.of(NOW.plusSeconds(9)), Optional.of(NOW)));
        assertThat(ofABrokenStack(Trigger.STACK, "UPDATE_COMPLETE")).isInstanceOf(Verdict.Inconclusive.class);
    }

    @Test
    void whatFailsHasFailedWhereTheStackCannotBeAskedAgain() {
        cloud.denied("stackNow shop", "cloudformation:DescribeStacks");
        assertThat(ofABrokenStack(Trigger.SCHEDULE, "UPDATE_COMPLETE")).isInstanceOf(Verdict.Unhealthy.class);
    }

    @Test
    void aRunOfAFewChecksIsNotWhole() {
        assertThat(run(Optional.of(NOW)).measures().whole()).isTrue();
        assertThat(run(Optional.of(NOW), "eventbridge.rule.fired").measures().whole())
                .isFalse();
    }

    @Test
    void concludesNothingWhereItWasNotAsked() {
        assertThat(run(Optional.of(NOW), "eventbridge.rule.enabled").fires()).isEmpty();
        assertThat(cloud.metricCalls()).isEmpty();
    }
}
