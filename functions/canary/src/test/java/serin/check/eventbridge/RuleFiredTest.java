package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Context;
import serin.check.FakeCloud;
import serin.check.NoProbes;
import serin.check.TestStack;
import serin.expectation.ExpectedRule;
import serin.finding.FindingRef;
import serin.finding.Fire;
import serin.finding.Fire.Conclusion;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.MetricQuery;
import serin.observation.Observation;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;

/** The rule fires at four, Monday to Saturday; it is Tuesday, 2026-11-24, half past four, unless a case says something else. */
class RuleFiredTest {
    private static final Instant FOUR = Instant.parse("2026-11-24T04:00:00Z");
    private static final Instant HALF_PAST = Instant.parse("2026-11-24T04:30:00Z");
    private static final Instant LAST_WEEK = Instant.parse("2026-11-17T10:00:00Z");
    private static final MetricQuery INVOCATIONS = events("Invocations", Rules.SYNC);
    private static final MetricQuery OTHERS = events("Invocations", Rules.POLLENATE);
    private static final MetricQuery HEARTBEAT =
            new MetricQuery("Serin", "Heartbeat", Map.of("FunctionName", "serin-dev-sync"));
    private static final Evidence READ = Evidence.of("cloudwatch:GetMetricData");

    private final FakeCloud cloud = Rules.cloud()
            .present(
                    "policy serin-dev-sync live",
                    "{\"Statement\":[{\"Sid\":\"serin-dev-SyncPermission-A1\",\"Effect\":\"Allow\","
                            + "\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\""
                            + Rules.ALIAS + "\",\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"" + Rules.RULE_ARN
                            + "\"}}}]}")
            .present("resources serin-dev", List.of(row(Optional.of(LAST_WEEK))));

    private static MetricQuery events(String name, Map<String, String> dimensions) {
        return new MetricQuery("AWS/Events", name, dimensions);
    }

    private static StackResourceFacts row(Optional<Instant> updated) {
        return new StackResourceFacts(
                "SyncDaily", Optional.of("serin-dev-sync"), "AWS::Events::Rule", "CREATE_COMPLETE", updated);
    }

    private Outcome examine(TestStack stack, Instant now) {
        var rule = stack.expected().find(ExpectedRule.class, "SyncDaily").orElseThrow();
        return new RuleFired().examine(rule, context(stack, now));
    }

    private Outcome examine() {
        return examine(Rules.stack(), HALF_PAST);
    }

    private Context context(TestStack stack, Instant now) {
        return new Context(stack.expected(), cloud.cloud(), now, new NoProbes());
    }

    private List<Fire> fires() {
        return EventBridgeChecks.fires(context(Rules.stack(), HALF_PAST));
    }

    private static Outcome confirmedBy(String metric) {
        return new Outcome.Pass(
                "CONFIRMED at 2026-11-24T04:00:00Z: " + metric + " has a data point of that time", READ);
    }

    @Test
    void isConfirmedByAnInvocation() {
        cloud.metric(INVOCATIONS, FOUR, 1);

        assertThat(examine()).isEqualTo(confirmedBy("Invocations"));
        assertThat(fires())
                .containsExactly(
                        new Fire("SyncDaily", FOUR, Conclusion.CONFIRMED, "Invocations has a data point of that time"));
    }

    /** At least once: two are as good as one. */
    @Test
    void isConfirmedByTwo() {
        cloud.metric(INVOCATIONS, FOUR, 2);

        assertThat(examine()).isEqualTo(confirmedBy("Invocations"));
    }

    @Test
    void isConfirmedByATriggerThatIsStillTriedToDeliver() {
        cloud.metric(events("TriggeredRules", Rules.SYNC), FOUR, 1);

        assertThat(examine()).isEqualTo(confirmedBy("TriggeredRules"));
    }

    /** EventBridge's metrics may be lost; the function's own bears the scheduled time. */
    @Test
    void isConfirmedByAHeartbeatAlone() {
        cloud.metric(HEARTBEAT, FOUR, 1);

        assertThat(examine()).isEqualTo(confirmedBy("Heartbeat"));
    }

    @Test
    void isConfirmedBeforeItsTimeIsOver() {
        cloud.metric(INVOCATIONS, FOUR, 1).metric(INVOCATIONS, FOUR.minus(Duration.ofDays(1)), 1);

        assertThat(examine(Rules.stack(), FOUR.plusSeconds(120)))
                .isEqualTo(new Outcome.Pass(
                        "CONFIRMED at 2026-11-24T04:00:00Z, and at 1 before it: Invocations has a data point of that time",
                        READ));
    }

    @Test
    void isMissedWhenAnotherRulesDataPointsAreThere() {
        cloud.metric(OTHERS, FOUR.plusSeconds(600), 3);

        assertThat(examine())
                .isEqualTo(new Outcome.Fail(
                        "a fire at 2026-11-24T04:00:00Z",
                        "1 of 1 MISSED: no invocation, no trigger and no heartbeat until 2026-11-24T04:15:00Z,"
                                + " while there are data points of Needed",
                        READ));
        assertThat(fires()).extracting(Fire::conclusion).containsExactly(Conclusion.MISSED);
    }

    @Test
    void anInvocationOfAnotherTimeIsNoSignOfThisOne() {
        cloud.metric(OTHERS, FOUR.plusSeconds(600), 3)
                .metric(INVOCATIONS, FOUR.minusSeconds(60), 1)
                .metric(INVOCATIONS, FOUR.plusSeconds(15 * 60), 1);

        assertThat(fires()).extracting(Fire::conclusion).containsExactly(Conclusion.MISSED);
    }

    /** Those of another time do not show that those of this one have arrived. */
    @Test
    void isUnknownWithoutAnyRulesDataPointsOfThatTime() {
        cloud.metric(OTHERS, FOUR.minusSeconds(60), 3).metric(OTHERS, FOUR.plusSeconds(25 * 60), 3);

        assertThat(examine())
                .isEqualTo(new Outcome.Unknown(
                        "whether it fired at 2026-11-24T04:00:00Z: no rule of the stack has a data point of that"
                                + " time, so it may be CloudWatch that has none"));
        assertThat(fires()).extracting(Fire::conclusion).containsExactly(Conclusion.UNKNOWN);
    }

    @Test
    void isUnknownWhenTheMetricsAreDenied() {
        cloud.denied("metrics", "cloudwatch:GetMetricData");

        assertThat(examine())
                .isEqualTo(new Outcome.Unknown(
                        "cloudwatch:GetMetricData: AccessDenied", Optional.of("cloudwatch:GetMetricData")));
        assertThat(fires()).extracting(Fire::conclusion).containsExactly(Conclusion.UNKNOWN);
    }

    @Test
    void isNotDueUntilCloudWatchHasHadItsTime() {
        cloud.metric(OTHERS, FOUR.plusSeconds(60), 3);
        cloud.present("resources serin-dev", List.of(row(Optional.of(FOUR.minusSeconds(3600)))));

        assertThat(examine(Rules.stack(), FOUR.plusSeconds(24 * 60)))
                .isEqualTo(new Outcome.Skipped(
                        "none of its times since 2026-11-24T03:05:00Z, when its last change had settled, is over yet",
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-11-24T04:25:00Z"))));
        assertThat(examine(Rules.stack(), FOUR.plusSeconds(25 * 60))).isInstanceOf(Outcome.Fail.class);
    }

    @Test
    void whatWasDueBeforeTheRuleWasChangedIsNotExpected() {
        cloud.metric(OTHERS, FOUR.plusSeconds(600), 3);
        cloud.present("resources serin-dev", List.of(row(Optional.of(FOUR.plusSeconds(60)))));

        assertThat(examine())
                .isEqualTo(new Outcome.Skipped(
                        "none of its times since 2026-11-24T04:06:00Z, when its last change had settled, is over yet",
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-11-25T04:25:00Z"))));
    }

    @Test
    void theStacksLastChangeCountsWhereTheRulesIsNotTold() {
        cloud.metric(INVOCATIONS, FOUR, 1);
        cloud.present("resources serin-dev", List.of(row(Optional.empty())));

        assertThat(examine())
                .isEqualTo(new Outcome.Unknown("CloudFormation does not say when the rule was last changed"));

        cloud.present(
                "stack serin-dev",
                new StackFacts("serin-dev", "arn", "UPDATE_COMPLETE", "", Map.of(), Optional.of(LAST_WEEK)));
        assertThat(examine()).isEqualTo(confirmedBy("Invocations"));
    }

    /** On Sunday it has not fired since yesterday; that lies further back than a day, and is asked for by itself. */
    @Test
    void judgesTheLastFireHoweverLongAgo() {
        var saturday = Instant.parse("2026-11-21T04:00:00Z");
        var sundayEvening = TestStack.SUNDAY_EVENING;
        cloud.metric(INVOCATIONS, saturday, 1);

        assertThat(examine(Rules.stack(), sundayEvening)).isInstanceOf(Outcome.Pass.class);
        assertThat(cloud.metricCalls()).hasSize(2);
    }

    @Test
    void oneThatTheTemplateDisablesIsNotExpected() {
        var stack = Rules.stack("\"ScheduleExpression\":", "\"State\": \"DISABLED\", \"ScheduleExpression\":");

        assertThat(examine(stack, HALF_PAST)).isEqualTo(new Outcome.Skipped("the template disables the rule"));
    }

    @Test
    void aDisabledRuleExplainsWhatWasMissed() {
        cloud.metric(OTHERS, FOUR.plusSeconds(600), 3)
                .present(
                        "rule default serin-dev-sync",
                        Rules.rule("DISABLED", Optional.of("cron(0 4 ? * MON-SAT *)"), Optional.empty()));

        assertThat(examine())
                .isInstanceOfSatisfying(
                        Outcome.Fail.class,
                        fail -> assertThat(fail.causedBy())
                                .contains(new FindingRef("eventbridge.rule.enabled", "SyncDaily")));
    }

    @Test
    void aRuleThatIsGoneIsSaidOnce() {
        cloud.metric(OTHERS, FOUR.plusSeconds(600), 3).absent("rule default serin-dev-sync");

        assertThat(examine()).isEqualTo(Outcome.Skipped.because(Rules.RULE_GONE));
        assertThat(fires()).extracting(Fire::conclusion).containsExactly(Conclusion.MISSED);
    }

    @Test
    void aPatternIsNoSchedule() {
        assertThat(Rules.stack().applies(new RuleFired(), "Needed")).isFalse();
    }

    @Test
    void aTimeOutIsUnknownWithoutAMissingAction() {
        cloud.unreadable("metrics", "cloudwatch:GetMetricData", Observation.Reason.THROTTLED);

        assertThat(examine()).isEqualTo(new Outcome.Unknown("cloudwatch:GetMetricData: THROTTLED"));
    }
}
