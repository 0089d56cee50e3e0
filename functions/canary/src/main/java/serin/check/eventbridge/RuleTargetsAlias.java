package serin.check.eventbridge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedTarget;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.TargetFacts;

/** Each Lambda target is the live alias: a rule that delivers to the bare function or to a version goes past every deployment. */
final class RuleTargetsAlias implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.target-alias",
            "delivers to the live alias",
            Severity.CRITICAL,
            Set.of("events:ListTargetsByRule", "lambda:GetAlias", "lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html",
            "Point the target at the ARN of the alias.");

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
        return expected.targets().known().stream()
                .flatMap(List::stream)
                .anyMatch(target -> declared(target).isPresent());
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        var targets = expected.targets().known().orElse(List.of());
        return LiveRule.judgeTargets(expected, context, (live, evidence) -> {
            var outcomes = new ArrayList<Outcome>();
            for (var target : targets) {
                declared(target).ifPresent(arn -> outcomes.add(judge(expected, target, arn, live, evidence, context)));
            }
            return worst(outcomes);
        });
    }

    private static Outcome judge(
            ExpectedRule rule,
            ExpectedTarget target,
            LambdaArn declared,
            List<TargetFacts> live,
            Evidence evidence,
            Context context) {
        var aliases = FunctionAbsence.aliases(declared.name(), context)
                .flatMap(alias -> alias.name().known().stream())
                .toList();
        var found = live.stream()
                .filter(candidate -> candidate.id().equals(target.id()))
                .findFirst()
                .flatMap(candidate -> LambdaArn.parse(candidate.arn()));
        // Another target, or none, is wholly said by the check of the targets.
        if (found.isEmpty() || !found.get().unqualified().equals(declared.unqualified())) {
            return Outcome.Skipped.because(targets(rule));
        }
        if (declared.alias().isEmpty() && aliases.isEmpty()) {
            return new Outcome.Skipped("the stack declares no alias of " + declared.name());
        }
        var alias = found.get().alias();
        if (alias.isEmpty() || !(aliases.isEmpty() || aliases.contains(alias.get()))) {
            return bypass(rule, declared, found.get(), aliases, evidence);
        }
        return switch (FunctionAbsence.look(declared.name(), alias, context)) {
            case FunctionAbsence.Result.There() -> new Outcome.Pass("alias " + alias.get(), evidence);
            case FunctionAbsence.Result.Gone(var what, var said) ->
                said.<Outcome>map(Outcome.Skipped::because)
                        .orElseGet(() -> new Outcome.Fail("alias " + alias.get(), what, evidence));
            case FunctionAbsence.Result.Unread(var unreadable) -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome bypass(
            ExpectedRule rule, LambdaArn declared, LambdaArn found, List<String> aliases, Evidence evidence) {
        var wanted = declared.alias().or(() -> aliases.stream().findFirst()).orElse("");
        var actual = found.alias()
                .map(alias -> "alias " + alias)
                .or(() -> found.qualifier().map(version -> "version " + version))
                .orElse("the unqualified function");
        return new Outcome.Fail(
                "alias " + wanted + " of " + declared.name(),
                actual,
                evidence,
                found.equals(declared) ? Optional.empty() : Optional.of(targets(rule)));
    }

    private static FindingRef targets(ExpectedRule rule) {
        return new FindingRef(RuleTargetsDeclared.INFO.id(), rule.resource().logicalId());
    }

    private static Optional<LambdaArn> declared(ExpectedTarget target) {
        return target.arn().known().flatMap(LambdaArn::parse);
    }

    /** One outcome for all targets of the rule: what failed, else what is not known, else what was skipped on account of another finding. */
    private static Outcome worst(List<Outcome> outcomes) {
        return outcomes.stream()
                .min(Comparator.comparingInt(RuleTargetsAlias::rank))
                .orElseGet(() -> new Outcome.Skipped("no target is a Lambda function"));
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fail _ -> 0;
            case Outcome.Unknown _ -> 1;
            case Outcome.Skipped skipped -> skipped.because().isPresent() ? 2 : 4;
            case Outcome.Pass _ -> 3;
            case Outcome.Waived _ -> 5;
        };
    }
}
