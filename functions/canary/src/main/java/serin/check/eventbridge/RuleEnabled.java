package serin.check.eventbridge;

import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedBus;
import serin.expectation.ExpectedRule;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.BusFacts;
import serin.observation.Observation;
import serin.observation.RuleFacts;

/** The rule is there and in its declared state; all that could only say again that a rule is gone points to this check. */
final class RuleEnabled implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.enabled",
            "is there, in its declared state",
            Severity.CRITICAL,
            Set.of("events:ListRules"),
            Set.of("State", "Name", "EventBusName"),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html",
            "Set the rule to its declared state (aws events enable-rule), or deploy the stack again where the rule is gone.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedRule> about() {
        return ExpectedRule.class;
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        return switch (context.cloud().rules().rule(expected.bus(), expected.name())) {
            case Observation.Present<RuleFacts> present -> compare(expected, present);
            case Observation.Absent<RuleFacts> absent -> absence(expected, absent, context);
            case Observation.Unreadable<RuleFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome compare(ExpectedRule expected, Observation.Present<RuleFacts> present) {
        var state = present.facts().state();
        return switch (expected.state()) {
            case Declared.Known<String>(var declared) ->
                declared.equals(state)
                        ? new Outcome.Pass(state, present.evidence())
                        : new Outcome.Fail(declared, state, present.evidence());
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    /** A rule goes with its bus: where the stack's own bus is gone, that is the fact. */
    private static Outcome absence(ExpectedRule expected, Observation.Absent<RuleFacts> absent, Context context) {
        var fail = new Outcome.Fail("rule " + expected.name(), absent.what(), absent.evidence());
        var bus = context.stack()
                .all(ExpectedBus.class)
                .filter(candidate -> candidate.resource().physicalId().equals(Optional.of(expected.bus())))
                .findFirst();
        if (bus.isEmpty()) {
            return fail;
        }
        return switch (context.cloud().rules().bus(expected.bus())) {
            case Observation.Absent<BusFacts> _ ->
                Outcome.Skipped.because(
                        new FindingRef(BusExists.INFO.id(), bus.get().resource().logicalId()));
            case Observation.Present<BusFacts> _, Observation.Unreadable<BusFacts> _ -> fail;
        };
    }
}
