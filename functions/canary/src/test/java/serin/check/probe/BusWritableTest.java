package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.check.Scenario;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.BusFacts;
import serin.observation.Observation;
import serin.observation.RuleFacts;

/** The canary has an event put onto a bus only when it has seen that nobody there hears it. */
class BusWritableTest {
    private static final String UNPROVEN = "not proven: trying has an effect, and the canary did not ask for it";

    private final Scenario scenario = new Scenario();

    @BeforeEach
    void aBusWithARule() {
        scenario.declare("Bus", "AWS::Events::EventBus", "shop-bus", "{\"Name\": \"shop-bus\"}");
        scenario.cloud().present("bus shop-bus", new BusFacts("shop-bus", "arn", Optional.empty(), Optional.empty()));
        rules(rule("orders", "ENABLED", "{\"detail-type\": [\"orderPlaced\"]}", ""));
        answer("unproven", UNPROVEN);
    }

    @Test
    void namesABusThatIsQuiet() {
        answer("ok", "one event of detail-type SerinProbe was put");
        assertThat(outcome()).contains(new Outcome.Pass("shop-bus (events:PutEvents)", EVIDENCE));
        assertThat(named()).isEqualTo("shop-bus");
    }

    @Test
    void failsWhenTheRoleMayNotPutEvents() {
        answer("denied", "AccessDeniedException: no");
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "shop-bus (events:PutEvents) ok",
                        "shop-bus (events:PutEvents) denied: AccessDeniedException: no",
                        EVIDENCE));
    }

    @Test
    void doesNotNameABusOnWhichARuleMayMatch() {
        rules(rule("all", "ENABLED", "{\"source\": [\"shop\"]}", ""));
        assertThat(outcome())
                .contains(new Outcome.Skipped(
                        "shop-bus: not proven: rule all may match an event of detail-type SerinProbe"));
        assertThat(named()).isNull();
    }

    @Test
    void doesNotNameABusOnWhichARuleThatAServiceManagesMayMatch() {
        rules(rule("Schemas-events-event-bus-shop", "ENABLED", "{\"account\": [\"111122223333\"]}", "a service"));
        assertThat(outcome()).containsInstanceOf(Outcome.Skipped.class);
        assertThat(named()).isNull();
    }

    @Test
    void letsAnArchiveKeepTheEvent() {
        rules(rule("Events-Archive-shop", "ENABLED", "{\"source\": [\"shop\"]}", "a service"));
        assertThat(outcome()).isPresent();
        assertThat(named()).isEqualTo("shop-bus");
    }

    @Test
    void mindsARuleOfThatNameThatIsNoArchives() {
        rules(rule("Events-Archive-shop", "ENABLED", "{\"source\": [\"shop\"]}", ""));
        assertThat(outcome()).isPresent();
        assertThat(named()).isNull();
    }

    @Test
    void doesNotMindARuleThatIsDisabled() {
        rules(rule("all", "DISABLED", "{\"source\": [\"shop\"]}", ""));
        assertThat(outcome()).isPresent();
        assertThat(named()).isEqualTo("shop-bus");
    }

    @Test
    void isUnknownWhenTheRulesMayNotBeRead() {
        scenario.cloud().denied("rules shop-bus", "events:ListRules");
        assertThat(outcome())
                .contains(new Outcome.Unknown("events:ListRules: AccessDenied", Optional.of("events:ListRules")));
        assertThat(named()).isNull();
    }

    @Test
    void isUnknownWhenTheReadingIsThrottled() {
        scenario.cloud().unreadable("rules shop-bus", "events:ListRules", Observation.Reason.THROTTLED);
        assertThat(outcome()).contains(new Outcome.Unknown("events:ListRules: THROTTLED"));
    }

    @Test
    void isUnknownWhenTheFunctionDidNotDoWhatItWasAskedFor() {
        assertThat(outcome())
                .contains(new Outcome.Unknown("shop-bus: the function was asked to put an event and did not"));
    }

    @Test
    void isLeftToTheBussOwnFindingWhenTheBusIsGone() {
        scenario.cloud().absent("bus shop-bus").absent("rules shop-bus");
        assertThat(outcome()).contains(Outcome.Skipped.because(new FindingRef("eventbridge.bus.exists", "Bus")));
    }

    @Test
    void isSkippedWhenTheBusIsNotTheStacks() {
        scenario.undeclare("Bus");
        assertThat(outcome())
                .contains(new Outcome.Skipped(
                        "shop-bus: not proven: the bus is not the stack's, so no event is put onto it"));
        assertThat(named()).isNull();
    }

    private void rules(RuleFacts... rules) {
        scenario.cloud().present("rules shop-bus", List.of(rules));
    }

    private static RuleFacts rule(String name, String state, String pattern, String manager) {
        return new RuleFacts(
                name,
                "arn",
                "shop-bus",
                state,
                Optional.empty(),
                Optional.of(pattern),
                Optional.of(manager).filter(text -> !text.isEmpty()));
    }

    private void answer(String outcome, String detail) {
        scenario.answer(
                Optional.empty(),
                Optional.of("3"),
                new Answers()
                        .dependency("bus", "shop-bus", "events:PutEvents", outcome, detail)
                        .json());
    }

    private @Nullable String named() {
        return scenario.cloud().probes().getFirst().get("serin.buses");
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("probe.bus-writable", Scenario.FUNCTION);
    }
}
