package serin.check.eventbridge;

import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedRule;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.RuleFacts;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.Value;

/** The live event pattern matches what the declared one matches. */
final class RulePatternDeclared implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.pattern",
            "has the declared event pattern",
            Severity.CRITICAL,
            Set.of("events:ListRules"),
            Set.of("EventPattern"),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html",
            "Put the declared pattern back, or change the template if the new one is meant.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedRule> about() {
        return ExpectedRule.class;
    }

    @Override
    public boolean appliesTo(ExpectedRule expected) {
        return !(expected.pattern() instanceof Declared.Omitted<Value>);
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        return switch (expected.pattern()) {
            case Declared.Known<Value>(var declared) -> examine(declared, expected, context);
            case Declared.Omitted<Value>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<Value>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Value>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome examine(Value declared, ExpectedRule expected, Context context) {
        var unresolved = Json.unresolved(declared);
        if (unresolved.isPresent()) {
            var reason = "EventPattern: " + unresolved.get().reason();
            return switch (unresolved.get().kind()) {
                case SECRET -> Outcomes.unverified(reason);
                case UNRESOLVABLE -> Outcomes.unresolved(reason);
            };
        }
        EventPattern pattern;
        try {
            pattern = EventPattern.of(declared);
        } catch (MalformedDocument e) {
            return Outcomes.unresolved("EventPattern: " + e.getMessage());
        }
        return LiveRule.judge(expected, context, (rule, evidence) -> compare(pattern, rule, evidence));
    }

    private static Outcome compare(EventPattern declared, RuleFacts rule, Evidence evidence) {
        Optional<EventPattern> live;
        try {
            live = rule.eventPattern().map(text -> EventPattern.of(Json.parse(text)));
        } catch (MalformedDocument e) {
            return new Outcome.Unknown("the live event pattern is not understood: " + e.getMessage());
        }
        return live.filter(declared::means).isPresent()
                ? new Outcome.Pass(declared.toString(), evidence)
                : new Outcome.Fail(
                        declared.toString(), live.map(EventPattern::toString).orElse("no pattern"), evidence);
    }
}
