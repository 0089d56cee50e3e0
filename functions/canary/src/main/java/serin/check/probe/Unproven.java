package serin.check.probe;

import serin.check.FailedFinding;
import serin.check.Outcomes;
import serin.expectation.ExpectedBus;
import serin.finding.Outcome;

/**
 * What is said of a dependency that the function did not try, since trying leaves something behind: Skipped where there is nothing
 * to be seen from outside, so that a stack which is well is not Inconclusive for ever; Unknown where there should have been.
 */
final class Unproven {

    private Unproven() {}

    static Outcome told(Dependency dependency) {
        return new Outcome.Skipped(
                dependency.name() + ": " + (dependency.detail().isEmpty() ? "not proven" : dependency.detail()));
    }

    /** No event was put onto a bus: because the canary did not ask for it, or although it did. */
    static Outcome bus(Dependency dependency, Heard heard) {
        var context = heard.context();
        var bus = dependency.name();
        if (!QuietBuses.ofStack(context).contains(bus)) {
            return skipped(bus, "the bus is not the stack's, so no event is put onto it");
        }
        return switch (QuietBuses.look(bus, context)) {
            case QuietBuses.Result.Heard(var rule) ->
                skipped(bus, "rule " + rule + " may match an event of detail-type " + ProbeEventPattern.DETAIL_TYPE);
            case QuietBuses.Result.Gone(var what) -> gone(bus, what, heard);
            case QuietBuses.Result.Unread(var unreadable) -> Outcomes.unknown(unreadable);
            case QuietBuses.Result.Quiet() ->
                Question.buses(context).contains(bus)
                        ? new Outcome.Unknown(bus + ": the function was asked to put an event and did not")
                        : skipped(bus, "its name does not fit into the question");
        };
    }

    private static Outcome gone(String bus, String what, Heard heard) {
        return heard.context()
                .stack()
                .all(ExpectedBus.class)
                .filter(expected -> expected.resource().physicalId().isPresent()
                        && expected.name().equals(bus))
                .flatMap(expected ->
                        FailedFinding.of("eventbridge.bus.exists", expected.resource(), heard.context()).stream())
                .findFirst()
                .<Outcome>map(Outcome.Skipped::because)
                .orElseGet(() -> skipped(bus, what));
    }

    private static Outcome skipped(String bus, String why) {
        return new Outcome.Skipped(bus + ": not proven: " + why);
    }
}
