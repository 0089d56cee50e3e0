package serin.check.eventbridge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.FailedFinding;
import serin.check.lambda.Served;
import serin.expectation.Expectation;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedPermission;
import serin.expectation.ExpectedRule;
import serin.finding.FindingRef;
import serin.finding.Outcome;

/** Why a rule does not fire, or does not deliver: the finding that says so already. */
final class RuleCauses {
    private static final List<Check<ExpectedRule>> DELIVERING = List.of(
            new RuleEnabled(),
            new RuleTargetsDeclared(),
            new RuleTargetsAlias(),
            new RuleTargetsInput(),
            new RuleTargetsDeadLetterQueue());

    private RuleCauses() {}

    static Optional<FindingRef> ofNotFiring(ExpectedRule rule, Context context) {
        return said(new RuleEnabled(), rule, context)
                .or(() -> said(new RuleScheduleDeclared(), rule, context))
                .or(() -> ofWiring(rule, context));
    }

    static Optional<FindingRef> ofNotDelivering(ExpectedRule rule, Context context) {
        return ofWiring(rule, context)
                .or(() -> targets(rule, context)
                        .flatMap(function -> FailedFinding.of(Served.ACTIVE, function.resource(), context).stream())
                        .findFirst());
    }

    private static Optional<FindingRef> ofWiring(ExpectedRule rule, Context context) {
        return DELIVERING.stream()
                .flatMap(check -> said(check, rule, context).stream())
                .findFirst()
                .or(() -> permissions(rule, context)
                        .flatMap(permission -> said(new RuleTargetsPermitted(), permission, context).stream())
                        .findFirst());
    }

    private static Stream<ExpectedPermission> permissions(ExpectedRule rule, Context context) {
        return context.stack()
                .all(ExpectedPermission.class)
                .filter(permission -> permission.resource().physicalId().isPresent())
                .filter(ExpectedPermission::isForEventBridge)
                .filter(permission -> permission.sourceArn().known().stream()
                        .anyMatch(arn -> arn.endsWith(":rule/" + rule.name())
                                || arn.endsWith(":rule/" + rule.bus() + "/" + rule.name())));
    }

    /** The functions of the stack to which the rule is to deliver. */
    static Stream<ExpectedFunction> targets(ExpectedRule rule, Context context) {
        var names = rule.targets().known().stream()
                .flatMap(List::stream)
                .flatMap(target -> target.arn().known().stream())
                .flatMap(arn -> LambdaArn.parse(arn).stream())
                .map(LambdaArn::name)
                .distinct()
                .toList();
        return context.stack()
                .all(ExpectedFunction.class)
                .filter(function -> function.resource().physicalId().isPresent())
                .filter(function -> names.contains(function.name()));
    }

    private static <E extends Expectation> Optional<FindingRef> said(Check<E> check, E expected, Context context) {
        if (!check.appliesTo(expected)) {
            return Optional.empty();
        }
        return switch (check.examine(expected, context)) {
            case Outcome.Fail _ ->
                Optional.of(new FindingRef(
                        check.info().id(), check.resource(expected).logicalId()));
            case Outcome.Skipped skipped -> skipped.because();
            case Outcome.Pass _, Outcome.Unknown _, Outcome.Waived _ -> Optional.empty();
        };
    }
}
