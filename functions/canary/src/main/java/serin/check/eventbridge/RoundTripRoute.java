package serin.check.eventbridge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.sqs.SqsChecks;
import serin.expectation.Expectation;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedPermission;
import serin.expectation.ExpectedQueue;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedTarget;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Observation;
import serin.observation.RuleFacts;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.Value;

/**
 * What the other checks know of the way of a test event, before it is sent: where it would not arrive it would end in a dead-letter
 * queue or in front of the wrong function, and whoever else it would reach has not been asked. None of this costs a call that the
 * other checks do not make, but for the patterns of others' rules on the same bus.
 *
 * @param rule the rule to try
 * @param function what it delivers to
 * @param queue where acknowledgements come to
 */
record RoundTripRoute(ExpectedRule rule, ExpectedFunction function, ExpectedQueue queue, Context context) {

    /** The finding that something on the way to the function is broken; empty when nothing is. */
    Optional<Broken> there() {
        return Stream.concat(
                        Stream.of(new RuleEnabled(), new RulePatternDeclared(), new RulePatternAccepts())
                                .flatMap(check -> broken(check, rule)),
                        Stream.of(new RuleTargetsDeclared(), new RuleTargetsAlias(), new RuleTargetsInput())
                                .flatMap(check -> broken(check, rule)))
                .findFirst()
                .or(() -> permissions()
                        .flatMap(permission -> broken(new RuleTargetsPermitted(), permission))
                        .findFirst());
    }

    /** The finding that something on the way back is broken, which says nothing of the rule; empty when nothing is. */
    Optional<Broken> back() {
        var rules = acknowledging().toList();
        if (rules.isEmpty()) {
            return Optional.of(new Broken(
                    Optional.empty(),
                    new Outcome.Skipped("no rule of the stack brings acknowledgements from event bus " + rule.bus()
                            + " to " + queue.resource().logicalId())));
        }
        return SqsChecks.ALL.stream()
                .filter(check -> check.info().id().equals(SqsChecks.EXISTS)
                        || check.info().id().equals(SqsChecks.POLICY))
                .flatMap(check -> brokenOf(check, queue))
                .findFirst()
                .or(() -> rules.stream()
                        .flatMap(each -> Stream.of(
                                        new RuleEnabled(), new RulePatternDeclared(), new RuleTargetsDeclared())
                                .flatMap(check -> broken(check, each)))
                        .findFirst());
    }

    /** Whether the pattern itself keeps test events out; it may only when it speaks of {@code probe}. */
    Optional<Outcome> keptOut(Value.Mapping event) {
        var pattern = context.cloud().rules().rule(rule.bus(), rule.name())
                        instanceof Observation.Present<RuleFacts>(var live, var _)
                ? live.eventPattern().filter(text -> text.contains("\"probe\""))
                : Optional.<String>empty();
        return pattern.map(text -> context.cloud().rules().matches(text, SampleEvent.json(event, context)))
                .flatMap(answer -> switch (answer) {
                    case Observation.Present<Boolean>(var matches, var _) ->
                        matches
                                ? Optional.empty()
                                : Optional.of(new Outcome.Skipped("the declared pattern keeps test events out"));
                    case Observation.Absent<Boolean>(var what, var _) -> Optional.of(new Outcome.Unknown(what));
                    case Observation.Unreadable<Boolean> unreadable -> Optional.of(Outcomes.unknown(unreadable));
                });
    }

    /** Why the event must not be sent, since it would start something that has not been asked; empty when it would not. */
    Optional<Outcome> astray(Value.Mapping event) {
        return switch (context.cloud().rules().rules(rule.bus())) {
            case Observation.Present<List<RuleFacts>>(var rules, var _) ->
                rules.stream()
                        .filter(other -> other.managedBy().isEmpty()
                                && !other.name().equals(rule.name())
                                && other.state().startsWith("ENABLED")
                                && other.eventPattern()
                                        .filter(pattern -> mayMatch(pattern, event))
                                        .isPresent())
                        .flatMap(other -> matches(other, event).stream())
                        .findFirst();
            case Observation.Absent<List<RuleFacts>> _ -> Optional.empty();
            case Observation.Unreadable<List<RuleFacts>> unreadable -> Optional.of(Outcomes.unknown(unreadable));
        };
    }

    /**
     * Something that is broken.
     *
     * @param by the finding that says so
     */
    record Broken(Optional<FindingRef> by, Outcome outcome) {}

    private Optional<Outcome> matches(RuleFacts other, Value.Mapping event) {
        return switch (context.cloud()
                .rules()
                .matches(other.eventPattern().orElse("{}"), SampleEvent.json(event, context))) {
            case Observation.Present<Boolean>(var matches, var _) ->
                matches
                        ? Optional.of(new Outcome.Skipped("not sent: rule " + other.name() + " on event bus "
                                + rule.bus() + " matches it too, and nobody has asked what that rule starts"))
                        : Optional.empty();
            case Observation.Absent<Boolean>(var what, var _) -> Optional.of(new Outcome.Unknown(what));
            case Observation.Unreadable<Boolean> unreadable -> Optional.of(Outcomes.unknown(unreadable));
        };
    }

    /** False where a plain list of texts for source or detail-type leaves the event out, which spares a call. */
    private static boolean mayMatch(String pattern, Value.Mapping event) {
        try {
            return !(Json.parse(pattern) instanceof Value.Mapping(var fields))
                    || Stream.of("source", "detail-type")
                            .noneMatch(name -> fields.get(name) instanceof Value.Sequence(var accepted)
                                    && accepted.stream().allMatch(Value.Text.class::isInstance)
                                    && !accepted.contains(event.entries().get(name)));
        } catch (MalformedDocument e) {
            return true;
        }
    }

    private Stream<ExpectedRule> acknowledging() {
        return context.stack()
                .all(ExpectedRule.class)
                .filter(other -> other.resource().physicalId().isPresent()
                        && other.bus().equals(rule.bus())
                        && other.targets().known().stream()
                                .flatMap(List::stream)
                                .map(ExpectedTarget::arn)
                                .flatMap(arn -> arn.known().stream())
                                .anyMatch(queue::hasArn));
    }

    /** The declared permissions by which this rule reaches this function. */
    private Stream<ExpectedPermission> permissions() {
        return context.stack()
                .all(ExpectedPermission.class)
                .filter(permission -> permission.isForEventBridge()
                        && permission.functionName().equals(Optional.of(function.name()))
                        && permission
                                .sourceArn()
                                .known()
                                .filter(this::isOfTheRule)
                                .isPresent());
    }

    private boolean isOfTheRule(String arn) {
        return arn.endsWith(":rule/" + rule.name()) || arn.endsWith(":rule/" + rule.bus() + "/" + rule.name());
    }

    private <E extends Expectation> Stream<Broken> brokenOf(Check<E> check, Expectation about) {
        return check.about().isInstance(about) ? broken(check, check.about().cast(about)) : Stream.empty();
    }

    private <E extends Expectation> Stream<Broken> broken(Check<E> check, E about) {
        if (!check.appliesTo(about)) {
            return Stream.empty();
        }
        var outcome = check.examine(about, context);
        return switch (outcome) {
            case Outcome.Pass _, Outcome.Waived _ -> Stream.empty();
            case Outcome.Fail _, Outcome.Unknown _ ->
                Stream.of(new Broken(
                        Optional.of(new FindingRef(
                                check.info().id(), check.resource(about).logicalId())),
                        outcome));
            case Outcome.Skipped skipped ->
                skipped.because().stream().map(cause -> new Broken(Optional.of(cause), outcome));
        };
    }
}
