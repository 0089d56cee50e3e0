package serin.check.eventbridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

/** The rule has the declared targets, and no other. */
final class RuleTargetsDeclared implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.targets",
            "has exactly the declared targets",
            Severity.CRITICAL,
            Set.of("events:ListTargetsByRule"),
            Set.of("Targets"),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html",
            "Put the declared targets back and remove the others, or change the template if the new ones are meant.");

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
        return !(expected.targets() instanceof Declared.Omitted<List<ExpectedTarget>>);
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        return switch (expected.targets()) {
            case Declared.Known<List<ExpectedTarget>>(var targets) ->
                LiveRule.judgeTargets(expected, context, (live, evidence) -> compare(targets, live, evidence));
            case Declared.Omitted<List<ExpectedTarget>>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<List<ExpectedTarget>>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<List<ExpectedTarget>>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome compare(List<ExpectedTarget> declared, List<TargetFacts> live, Evidence evidence) {
        var found = live.stream()
                .collect(Collectors.toMap(TargetFacts::id, TargetFacts::arn, (one, _) -> one, TreeMap::new));
        var missing = new ArrayList<String>();
        var instead = new ArrayList<String>();
        var unverified = new ArrayList<Outcome>();
        for (var target : declared) {
            var arn = found.remove(target.id());
            if (arn == null) {
                missing.add(target.id() + " -> " + target.arn().known().orElse("its declared target"));
                instead.add("no target " + target.id());
                continue;
            }
            switch (target.arn()) {
                case Declared.Known<String>(var expected) -> {
                    if (!expected.equals(arn)) {
                        missing.add(target.id() + " -> " + expected);
                        instead.add(target.id() + " -> " + arn);
                    }
                }
                case Declared.Secret<String>(var reason) -> unverified.add(Outcomes.unverified(reason));
                case Declared.Omitted<String>() -> unverified.add(Outcomes.unresolved("Arn is not declared"));
                case Declared.Unresolved<String>(var reason) -> unverified.add(Outcomes.unresolved(reason));
            }
        }
        found.forEach((id, arn) -> instead.add("also " + id + " -> " + arn));
        if (!instead.isEmpty()) {
            var expected = missing.isEmpty() ? "no target but the declared " + declared.size() : list(missing);
            return new Outcome.Fail(expected, list(instead), evidence);
        }
        return unverified.stream()
                .findFirst()
                .orElseGet(() -> new Outcome.Pass(
                        list(live.stream()
                                .map(target -> target.id() + " -> " + target.arn())
                                .sorted()
                                .toList()),
                        evidence));
    }

    private static String list(List<String> texts) {
        return texts.isEmpty() ? "no target" : String.join(", ", texts);
    }
}
