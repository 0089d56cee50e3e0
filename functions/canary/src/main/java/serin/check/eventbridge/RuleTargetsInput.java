package serin.check.eventbridge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedTarget;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.TargetFacts;
import serin.template.Json;
import serin.template.MalformedDocument;

/**
 * Each target gets what the template says: the event itself where it says nothing, for that is what its code expects. A constant
 * input is compared as JSON.
 */
final class RuleTargetsInput implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.target-input",
            "hands its targets the declared input",
            Severity.HIGH,
            Set.of("events:ListTargetsByRule"),
            Set.of("Targets"),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html",
            "Put the declared Input or InputPath back on the target, or take away the one that is not declared.");

    private static final String EVENT = "the event itself";

    private static final String TRANSFORMED = "what an input transformer makes of it";

    /** The path of the whole event. */
    private static final String WHOLE = "$";

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
        return expected.targets().known().filter(list -> !list.isEmpty()).isPresent();
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        return TargetByTarget.examine(
                expected, expected.targets().known().orElse(List.of()), context, RuleTargetsInput::judge);
    }

    private static Outcome judge(ExpectedTarget target, TargetFacts live, Evidence evidence) {
        if (target.transformed()) {
            return live.transformed()
                    ? Outcomes.unverified("what an input transformer makes of an event is not compared")
                    : new Outcome.Fail(target.id() + ": " + TRANSFORMED, target.id() + ": no transformer", evidence);
        }
        var wanted = target.inputPath()
                .flatMap(path ->
                        path.equals(WHOLE) ? new Declared.Omitted<String>() : new Declared.Known<>("the part " + path))
                .orDefault("");
        return switch (wanted.flatMap(path -> path.isEmpty() ? constant(target) : new Declared.Known<>(path))) {
            case Declared.Known<String>(var input) -> compare(target.id(), input, live, evidence);
            case Declared.Omitted<String>() -> compare(target.id(), EVENT, live, evidence);
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Declared<String> constant(ExpectedTarget target) {
        return target.input()
                .flatMap(text -> canonical(text)
                        .<Declared<String>>map(Declared.Known::new)
                        .orElseGet(() -> new Declared.Unresolved<>("the declared Input is not valid JSON")));
    }

    private static Outcome compare(String id, String wanted, TargetFacts live, Evidence evidence) {
        if (live.transformed() && wanted.equals(EVENT)) {
            return new Outcome.Fail(id + ": " + EVENT, id + ": " + TRANSFORMED, evidence);
        }
        var found = live.input()
                .map(text -> canonical(text).orElse("an input that is not valid JSON"))
                .or(() -> live.inputPath().filter(path -> !path.equals(WHOLE)).map(path -> "the part " + path))
                .orElse(EVENT);
        return found.equals(wanted)
                ? new Outcome.Pass(OneLine.of(found), evidence)
                : new Outcome.Fail(id + ": " + OneLine.of(wanted), id + ": " + OneLine.of(found), evidence);
    }

    private static Optional<String> canonical(String json) {
        try {
            return Optional.of(Json.text(Json.parse(json)));
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }
}
