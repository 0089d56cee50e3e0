package serin.check.eventbridge;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import serin.check.Context;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedTarget;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.TargetFacts;

/** Judges each declared target of a rule beside the live one of the same id; one that differs outweighs one that is not known. */
final class TargetByTarget {

    private TargetByTarget() {}

    /** Judges one target. */
    @FunctionalInterface
    interface Judge {
        Outcome judge(ExpectedTarget declared, TargetFacts live, Evidence evidence);
    }

    static Outcome examine(ExpectedRule rule, List<ExpectedTarget> declared, Context context, Judge judge) {
        return LiveRule.judgeTargets(rule, context, (live, evidence) -> {
            var outcomes = declared.stream()
                    .map(target -> live.stream()
                            .filter(candidate -> candidate.id().equals(target.id()))
                            .findFirst()
                            .map(found -> judge.judge(target, found, evidence))
                            .orElseGet(() -> Outcome.Skipped.because(new FindingRef(
                                    RuleTargetsDeclared.INFO.id(),
                                    rule.resource().logicalId()))))
                    .toList();
            return worst(outcomes, evidence);
        });
    }

    private static Outcome worst(List<Outcome> outcomes, Evidence evidence) {
        return Stream.<Class<? extends Outcome>>of(Outcome.Fail.class, Outcome.Unknown.class, Outcome.Skipped.class)
                .flatMap(kind -> outcomes.stream().filter(kind::isInstance))
                .findFirst()
                .orElseGet(() -> new Outcome.Pass(
                        outcomes.stream()
                                .map(outcome -> outcome instanceof Outcome.Pass pass ? pass.observed() : "")
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        evidence));
    }
}
