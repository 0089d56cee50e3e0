package serin.check.eventbridge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedBus;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedRule;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.RuleFacts;

/**
 * No rule of somebody else's starts the function: none on the account's own bus, nor on a bus of the stack, delivers to it or to its
 * alias. Where such a bus has no rule but the stack's and those that a service manages, its list of rules is proof enough; else
 * EventBridge is asked by target.
 */
final class RuleUnexpected implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.unexpected",
            "is started by no rule from outside the stack",
            Severity.HIGH,
            Set.of("events:ListRules", "events:ListRuleNamesByTarget"),
            Set.of(),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html",
            "Remove the rule's target (aws events remove-targets), or declare the rule in this template.");

    private static final String BY_TARGET = "events:ListRuleNamesByTarget";
    private static final String OWN = "no rule but the stack's own";
    private static final String DEFAULT_BUS = "default";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        var looks =
                buses(context).stream().map(bus -> look(bus, expected, context)).toList();
        var found = looks.stream().flatMap(look -> look.found().stream()).toList();
        var evidence = looks.stream()
                .filter(look -> look.evidence().api().equals(BY_TARGET))
                .findFirst()
                .orElseGet(looks::getFirst)
                .evidence();
        if (!found.isEmpty()) {
            return new Outcome.Fail(OWN, String.join(", ", found), evidence);
        }
        return looks.stream()
                .flatMap(look -> look.unknown().stream())
                .findFirst()
                .orElseGet(() -> new Outcome.Pass(OWN, evidence));
    }

    /** What one bus tells: the rules of others that deliver to the function, or why that is not known. */
    private record Look(List<String> found, Optional<Outcome> unknown, Evidence evidence) {}

    private static Look look(String bus, ExpectedFunction expected, Context context) {
        var own = own(bus, context);
        return switch (context.cloud().rules().rules(bus)) {
            case Observation.Present<List<RuleFacts>>(var rules, var evidence) -> {
                var foreign = rules.stream()
                        .filter(rule -> rule.managedBy().isEmpty())
                        .map(RuleFacts::name)
                        .filter(name -> !own.contains(name))
                        .collect(Collectors.toSet());
                yield foreign.isEmpty()
                        ? new Look(List.of(), Optional.empty(), enough(evidence))
                        : byTarget(bus, foreign::contains, Optional.empty(), expected, context);
            }
            // A bus that is gone delivers nothing, and has a finding of its own.
            case Observation.Absent<List<RuleFacts>>(var _, var evidence) ->
                new Look(List.of(), Optional.empty(), evidence);
            case Observation.Unreadable<List<RuleFacts>> unreadable ->
                byTarget(bus, name -> !own.contains(name), Optional.of(unreadable), expected, context);
        };
    }

    /** Says of the action that this run did without that nothing depends on it. */
    private static Evidence enough(Evidence list) {
        return new Evidence(
                list.api(), list.note() + (list.note().isEmpty() ? "" : "; ") + BY_TARGET + " was not needed");
    }

    /** @param unread why it is not known which rules a service manages: then a rule that is found may be one of these */
    private static Look byTarget(
            String bus,
            Predicate<String> foreign,
            Optional<Observation.Unreadable<?>> unread,
            ExpectedFunction expected,
            Context context) {
        var found = new ArrayList<String>();
        var evidence = Evidence.of(BY_TARGET);
        for (var arn : arns(expected, context)) {
            switch (context.cloud().rules().namesByTarget(bus, arn)) {
                case Observation.Present<List<String>>(var names, var _) ->
                    names.stream()
                            .filter(foreign)
                            .map(name -> "rule " + name + " on event bus " + bus)
                            .forEach(found::add);
                case Observation.Absent<List<String>> _ -> {}
                case Observation.Unreadable<List<String>> unreadable -> {
                    return new Look(
                            List.of(),
                            Optional.of(Outcomes.unknown(unread.isPresent() ? unread.get() : unreadable)),
                            evidence);
                }
            }
        }
        return unread.isPresent() && !found.isEmpty()
                ? new Look(List.of(), unread.map(Outcomes::unknown), evidence)
                : new Look(found, Optional.empty(), evidence);
    }

    private static Set<String> own(String bus, Context context) {
        return created(context)
                .filter(rule -> rule.bus().equals(bus))
                .map(ExpectedRule::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> buses(Context context) {
        var buses = new LinkedHashSet<String>();
        buses.add(DEFAULT_BUS);
        context.stack()
                .all(ExpectedBus.class)
                .flatMap(bus -> bus.resource().physicalId().stream())
                .forEach(buses::add);
        created(context).map(ExpectedRule::bus).forEach(buses::add);
        return buses;
    }

    private static Stream<ExpectedRule> created(Context context) {
        return context.stack()
                .all(ExpectedRule.class)
                .filter(rule -> rule.resource().physicalId().isPresent());
    }

    /** The function's ARN, and its alias's: the alias is the only one of the two that bears an ARN for its physical id. */
    private static Set<String> arns(ExpectedFunction expected, Context context) {
        var arns = new LinkedHashSet<String>();
        expected.alias()
                .map(ExpectedAlias::resource)
                .flatMap(alias -> alias.physicalId())
                .ifPresent(arns::add);
        var stack = context.stack().resource().physicalId().orElse("").split(":", -1);
        if (stack.length > 4) {
            arns.add(String.join(":", "arn", stack[1], "lambda", stack[3], stack[4], "function", expected.name()));
        }
        return arns;
    }
}
