package serin.check.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import serin.check.Context;
import serin.expectation.ExpectedBus;
import serin.expectation.ExpectedRule;
import serin.observation.Observation;
import serin.observation.RuleFacts;

/**
 * Buses on which nobody hears a {@code SerinProbe} event, so that a function may prove by one that it can put events there.
 *
 * <p>Every rule of the bus counts, whoever made it; one that may match, and be it only because its pattern is not understood, is
 * enough to leave the bus alone. Only an archive's own rule is let be: it keeps the event, and does nothing.
 */
final class QuietBuses {
    private static final String DISABLED = "DISABLED";

    /** How EventBridge names the rule that it makes for an archive, and manages itself. */
    private static final String ARCHIVE = "Events-Archive-";

    private QuietBuses() {}

    /** What came of looking at a bus. */
    sealed interface Result {

        /** No rule matches. */
        record Quiet() implements Result {}

        /** This rule may match. */
        record Heard(String rule) implements Result {}

        /** There is no such bus. */
        record Gone(String what) implements Result {}

        /** Its rules could not be read. */
        record Unread(Observation.Unreadable<?> unreadable) implements Result {}
    }

    /** The buses that the stack makes, and those on which it has rules. */
    static SortedSet<String> ofStack(Context context) {
        var buses = new TreeSet<String>();
        context.stack()
                .all(ExpectedBus.class)
                .filter(bus -> bus.resource().physicalId().isPresent())
                .forEach(bus -> buses.add(bus.name()));
        context.stack()
                .all(ExpectedRule.class)
                .filter(rule -> rule.resource().physicalId().isPresent())
                .forEach(rule -> buses.add(rule.bus()));
        return buses;
    }

    static Result look(String bus, Context context) {
        return switch (context.cloud().rules().rules(bus)) {
            case Observation.Present<List<RuleFacts>>(var rules, var _) ->
                hears(rules).<Result>map(rule -> new Result.Heard(rule.name())).orElseGet(Result.Quiet::new);
            case Observation.Absent<List<RuleFacts>>(var what, var _) -> new Result.Gone(what);
            case Observation.Unreadable<List<RuleFacts>> unreadable -> new Result.Unread(unreadable);
        };
    }

    private static Optional<RuleFacts> hears(List<RuleFacts> rules) {
        return rules.stream()
                .filter(rule -> !rule.state().equals(DISABLED))
                .filter(rule -> rule.managedBy().isEmpty() || !rule.name().startsWith(ARCHIVE))
                .filter(rule ->
                        rule.eventPattern().filter(ProbeEventPattern::mayMatch).isPresent())
                .min(Comparator.comparing(RuleFacts::name));
    }
}
