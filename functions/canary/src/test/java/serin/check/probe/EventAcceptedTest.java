package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Scenario;
import serin.finding.Outcome;
import serin.observation.InvocationFacts;

class EventAcceptedTest {
    private static final String LIVE = "arn:aws:lambda:eu-west-1:111122223333:function:shop-sync:live";

    /** As https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchevents.html shows one. */
    private static final String SCHEDULED =
            "{\"version\":\"0\",\"id\":\"00000000-0000-0000-0000-000000000000\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"account\":\"111122223333\",\"time\":\"2026-03-02T10:00:00Z\",\"region\":\"eu-west-1\",\"resources\":[\"arn:aws:events:eu-west-1:111122223333:rule/daily\"],\"detail\":{}}";

    private final Scenario scenario = new Scenario();

    @Test
    void showsTheFunctionTheEventOfItsSchedule() {
        schedule("Daily", "daily", "");
        answer("[\"Scheduled Event\"]", "ok", "read as Scheduled Event");
        assertThat(outcome()).contains(new Outcome.Pass("Daily: read as Scheduled Event", EVIDENCE));
        assertThat(scenario.cloud().probes()).hasSize(1);
        assertThat(scenario.cloud().probes().getFirst()).containsEntry("serin.event", SCHEDULED);
    }

    @Test
    void showsItAConstantInput() {
        schedule("Daily", "daily", ", \"Input\": \"{\\\"full\\\": true}\"");
        answer("[\"Job\"]", "ok", "read as Job");
        assertThat(outcome()).contains(new Outcome.Pass("Daily: read as Job", EVIDENCE));
        assertThat(scenario.cloud().probes().getFirst()).containsEntry("serin.event", "{\"full\": true}");
    }

    @Test
    void failsWhenTheFunctionDoesNotReadIt() {
        schedule("Daily", "daily", "");
        answer("[\"Job\"]", "error", "Job: no field full");
        assertThat(outcome())
                .contains(new Outcome.Fail("what Daily hands over is read", "Daily: Job: no field full", EVIDENCE));
    }

    @Test
    void asksOnceForSeveralSchedules() {
        schedule("Daily", "daily", "");
        schedule("Hourly", "hourly", "");
        answer("[\"Scheduled Event\"]", "ok", "");
        assertThat(outcome()).contains(new Outcome.Pass("Daily: ok", EVIDENCE));
        assertThat(scenario.cloud().probes()).hasSize(1);
    }

    @Test
    void asksAgainForEachOtherInputAndRehearsesNothingThen() {
        schedule("Daily", "daily", "");
        schedule("Weekly", "weekly", ", \"Input\": \"{}\"");
        answer("[\"Scheduled Event\"]", "ok", "");
        scenario.cloud()
                .present(
                        "probe shop-sync live again",
                        new InvocationFacts(
                                200,
                                Optional.empty(),
                                Optional.of("3"),
                                event("[\"Scheduled Event\"]", "error", "no detail-type")));
        assertThat(outcome())
                .contains(new Outcome.Fail("what Weekly hands over is read", "Weekly: no detail-type", EVIDENCE));
        assertThat(scenario.cloud().probes()).hasSize(2);
        assertThat(scenario.cloud().probes().getLast())
                .containsEntry("serin.event", "{}")
                .containsEntry("serin.rehearse", "");
    }

    @Test
    void isSkippedWhenNoRuleHandsItAnything() {
        answer("[\"Job\"]", "ok", "");
        assertThat(outcome()).contains(new Outcome.Skipped("no rule of the stack hands it anything"));
    }

    @Test
    void isSkippedWhenTheFunctionDeclaresNoEvents() {
        schedule("Daily", "daily", "");
        answer("[]", "error", "the function declares no event");
        assertThat(outcome()).contains(new Outcome.Skipped("the function declares no events that it takes"));
    }

    @Test
    void isUnknownWhenTheFunctionDoesNotAnswerForTheEvent() {
        schedule("Daily", "daily", "");
        scenario.answer(
                Optional.empty(),
                Optional.of("3"),
                new Answers().events("[\"Job\"]").json());
        assertThat(outcome())
                .contains(new Outcome.Unknown("Daily: the function did not answer for the event that it was shown"));
    }

    /** It says so itself, and that is no proof. */
    @Test
    void provesNothingByAPattern() {
        pattern("[\"orderPlaced\"]");
        answer("[\"orderPlaced\"]", "ok", "");
        assertThat(outcome())
                .contains(new Outcome.Skipped("not proven: Placed: orderPlaced, of which no whole event is known"));
        assertThat(scenario.cloud().probes().getFirst()).doesNotContainKey("serin.event");
    }

    @Test
    void failsWhenARuleDeliversWhatTheFunctionDoesNotTake() {
        pattern("[\"orderPlaced\", \"orderPaid\"]");
        answer("[\"orderPlaced\"]", "ok", "");
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "what Placed hands over is read", "Placed: it takes orderPlaced, not orderPaid", EVIDENCE));
    }

    @Test
    void provesNothingByAPatternOfAnyDetailType() {
        pattern("[{\"prefix\": \"order\"}]");
        answer("[\"orderPlaced\"]", "ok", "");
        assertThat(outcome())
                .contains(new Outcome.Skipped("not proven: Placed: any detail-type, of which no whole event is known"));
    }

    @Test
    void namesBesideAProofWhatIsNotProven() {
        schedule("Daily", "daily", "");
        pattern("[\"orderPlaced\"]");
        answer("[\"Scheduled Event\", \"orderPlaced\"]", "ok", "read");
        assertThat(outcome())
                .contains(new Outcome.Pass(
                        "Daily: read; not proven: Placed: orderPlaced, of which no whole event is known", EVIDENCE));
    }

    @Test
    void provesNothingOfAnInputThatIsMadeOnTheWay() {
        schedule("Daily", "daily", ", \"InputTransformer\": {\"InputTemplate\": \"1\"}");
        answer("[\"Job\"]", "ok", "");
        assertThat(outcome())
                .contains(new Outcome.Skipped(
                        "not proven: Daily: it is handed what an InputTransformer makes of an event"));
    }

    @Test
    void provesNothingOfAnInputThatNobodyMayKnow() {
        schedule("Daily", "daily", ", \"Input\": {\"$secret\": \"a NoEcho parameter\"}");
        answer("[\"Job\"]", "ok", "");
        assertThat(outcome()).containsInstanceOf(Outcome.Skipped.class);
        assertThat(scenario.cloud().probes().getFirst()).doesNotContainKey("serin.event");
    }

    /** Lambda's ClientContext ends at 3,583 bytes. */
    @Test
    void provesNothingOfAnInputThatIsTooLong() {
        schedule("Daily", "daily", ", \"Input\": \"\\\"" + "x".repeat(4_000) + "\\\"\"");
        answer("[\"Job\"]", "ok", "");
        assertThat(outcome())
                .contains(new Outcome.Skipped(
                        "not proven: Daily: an input of 4002 characters is more than an invocation's context holds"));
        assertThat(scenario.cloud().probes().getFirst()).doesNotContainKey("serin.event");
    }

    @Test
    void isUnknownWhenTheFunctionMayNotBeInvoked() {
        schedule("Daily", "daily", "");
        scenario.cloud().denied("probe shop-sync live", "lambda:InvokeFunction");
        assertThat(outcome())
                .contains(new Outcome.Unknown(
                        "lambda:InvokeFunction: AccessDenied", Optional.of("lambda:InvokeFunction")));
    }

    @Test
    void isNoneOfTheFunctionsOfOtherRules() {
        scenario.declare(
                "Other", "AWS::Events::Rule", "other", """
                {"ScheduleExpression": "rate(1 day)", "Targets": [{"Id": "t", "Arn": "%s"}]}""".formatted(LIVE.replace("shop-sync", "shop-sync-2")));
        answer("[\"Job\"]", "ok", "");
        assertThat(outcome()).contains(new Outcome.Skipped("no rule of the stack hands it anything"));
    }

    private void schedule(String logicalId, String name, String more) {
        scenario.declare(logicalId, "AWS::Events::Rule", name, """
                {"ScheduleExpression": "rate(1 day)", "Targets": [{"Id": "t", "Arn": "%s"%s}]}""".formatted(LIVE, more));
    }

    private void pattern(String detailTypes) {
        scenario.declare("Placed", "AWS::Events::Rule", "placed", """
                {"EventPattern": {"detail-type": %s}, "Targets": [{"Id": "t", "Arn": "%s"}]}""".formatted(detailTypes, LIVE));
    }

    private void answer(String events, String outcome, String detail) {
        scenario.answer(Optional.empty(), Optional.of("3"), event(events, outcome, detail));
    }

    private static String event(String events, String outcome, String detail) {
        return new Answers()
                .dependency("event", "serin.event", "read", outcome, detail)
                .events(events)
                .json();
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("probe.event-accepted", Scenario.FUNCTION);
    }
}
