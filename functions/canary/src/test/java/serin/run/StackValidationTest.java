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
import serin.finding.Fire;
import serin.finding.Fire.Conclusion;
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

    private Run run(Optional<Instant> answeredAt, String... checks) {
        cloud.present(
                "stack shop",
                new StackFacts(
                        "shop",
                        "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1",
                        "UPDATE_COMPLETE",
                        "",
                        Map.of(),
                        Optional.empty(),
                        answeredAt));
        var validation = new StackValidation(
                EventBridgeChecks.ALL,
                _ -> new Clouds.Look(cloud.cloud(), () -> 4, () -> 0),
                InstantSource.fixed(MACHINE),
                () -> "nonce");
        var result = validation.validate(
                "shop", new Selection(List.of(checks), false), Trigger.MANUAL, Duration.ofSeconds(30), Progress.NONE);
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

    @Test
    void concludesNothingWhereItWasNotAsked() {
        assertThat(run(Optional.of(NOW), "eventbridge.rule.enabled").fires()).isEmpty();
        assertThat(cloud.metricCalls()).isEmpty();
    }
}
