package serin.check.eventbridge;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.expectation.Declared;
import serin.expectation.EventSamples;
import serin.expectation.ExpectedRule;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.template.Value;

/** The live pattern lets near misses pass by. */
final class RulePatternRejects implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.pattern-rejects",
            "does not match near misses",
            Severity.HIGH,
            Set.of("events:ListRules", "events:TestEventPattern"),
            Set.of(),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html",
            "Mend the pattern, or the samples under Metadata.Serin where they are what is wrong.");

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
        return !(expected.pattern() instanceof Declared.Omitted<Value>)
                && switch (RuleSamples.of(expected)) {
                    case Declared.Known<EventSamples>(var samples) ->
                        !samples.rejects().isEmpty();
                    case Declared.Omitted<EventSamples>() -> false;
                    case Declared.Secret<EventSamples> _, Declared.Unresolved<EventSamples> _ -> true;
                };
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        return RuleSamples.examine(expected, context, false);
    }
}
