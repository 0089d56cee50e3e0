package serin.check.eventbridge;

import java.util.List;
import java.util.Optional;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.EventSamples;
import serin.expectation.ExpectedRule;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.RuleFacts;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.Value;

/** Tries sample events on the live pattern of a rule: those that the template declares, else those that its pattern itself tells. */
final class RuleSamples {
    /** The longest pattern that AWS takes. */
    private static final int LONGEST_PATTERN = 4_096;

    private RuleSamples() {}

    /** The samples to try. */
    static Declared<EventSamples> of(ExpectedRule expected) {
        return switch (expected.samples()) {
            case Declared.Omitted<EventSamples>() -> derived(expected);
            case Declared.Known<EventSamples> _, Declared.Secret<EventSamples> _, Declared.Unresolved<EventSamples> _ ->
                expected.samples();
        };
    }

    /** What comes of trying them: all must match, or none. */
    static Outcome examine(ExpectedRule expected, Context context, boolean match) {
        return switch (of(expected)) {
            case Declared.Known<EventSamples>(var samples) ->
                LiveRule.judge(
                        expected,
                        context,
                        (rule, _) ->
                                examine(expected, rule, match ? samples.matches() : samples.rejects(), context, match));
            case Declared.Omitted<EventSamples>() -> new Outcome.Skipped("the template tells no sample");
            case Declared.Secret<EventSamples>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<EventSamples>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome examine(
            ExpectedRule expected, RuleFacts rule, List<Value.Mapping> samples, Context context, boolean match) {
        var pattern = rule.eventPattern();
        if (pattern.isEmpty()) {
            return Outcome.Skipped.because(patternOf(expected));
        }
        if (pattern.get().length() > LONGEST_PATTERN) {
            return new Outcome.Unknown("the live event pattern is longer than the " + LONGEST_PATTERN
                    + " characters that TestEventPattern takes");
        }
        Outcome outcome = new Outcome.Skipped("the template tells no sample");
        for (var sample : samples) {
            switch (context.cloud().rules().matches(pattern.get(), SampleEvent.json(sample, context))) {
                case Observation.Present<Boolean>(var matches, var evidence)
                when matches == match ->
                    outcome = new Outcome.Pass(
                            samples.size()
                                    + (match ? " matched, such as " : " did not match, such as ")
                                    + SampleEvent.show(samples.getFirst()),
                            evidence);
                case Observation.Present<Boolean>(var _, var evidence) -> {
                    return fail(expected, sample, match, evidence, context);
                }
                case Observation.Absent<Boolean>(var what, var _) -> {
                    return new Outcome.Unknown(what);
                }
                case Observation.Unreadable<Boolean> unreadable -> {
                    return Outcomes.unknown(unreadable);
                }
            }
        }
        return outcome;
    }

    /** A pattern that is not the declared one explains it. */
    private static Outcome fail(
            ExpectedRule expected, Value.Mapping sample, boolean match, Evidence evidence, Context context) {
        var differs = new RulePatternDeclared().examine(expected, context) instanceof Outcome.Fail;
        return new Outcome.Fail(
                (match ? "matches " : "does not match ") + SampleEvent.show(sample),
                match ? "does not match it" : "matches it",
                evidence,
                differs ? Optional.of(patternOf(expected)) : Optional.empty());
    }

    private static FindingRef patternOf(ExpectedRule expected) {
        return new FindingRef(RulePatternDeclared.INFO.id(), expected.resource().logicalId());
    }

    private static Declared<EventSamples> derived(ExpectedRule expected) {
        var pattern = expected.pattern().known().flatMap(RuleSamples::object);
        var samples = pattern.filter(known -> Json.unresolved(known).isEmpty()).map(DerivedSamples::of);
        return samples.filter(derived -> !derived.matches().isEmpty())
                .<Declared<EventSamples>>map(Declared.Known::new)
                .orElseGet(Declared.Omitted::new);
    }

    private static Optional<Value.Mapping> object(Value pattern) {
        try {
            var value = pattern instanceof Value.Text(var text) ? Json.parse(text) : pattern;
            return value instanceof Value.Mapping mapping ? Optional.of(mapping) : Optional.empty();
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }
}
