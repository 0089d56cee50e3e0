package serin.check.lambda;

import java.util.List;
import java.util.function.BiFunction;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedMapping;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.MappingFacts;
import serin.observation.Observation;

/** Finds an event source mapping among all of the account's, which one call lists. */
final class LiveMapping {

    private LiveMapping() {}

    static Observation<MappingFacts> of(ExpectedMapping expected, Context context) {
        return switch (context.cloud().functions().mappings()) {
            case Observation.Present<List<MappingFacts>>(var mappings, var evidence) ->
                mappings.stream()
                        .filter(mapping -> mapping.id().equals(expected.id()))
                        .findFirst()
                        .<Observation<MappingFacts>>map(mapping -> new Observation.Present<>(mapping, evidence))
                        .orElseGet(() -> new Observation.Absent<>(
                                "event source mapping " + expected.id() + " does not exist", evidence));
            case Observation.Absent<List<MappingFacts>>(var what, var evidence) ->
                new Observation.Absent<>(what, evidence);
            case Observation.Unreadable<List<MappingFacts>>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        };
    }

    /** What {@code judge} says of the live mapping; one that is gone is left to the check that says so. */
    static Outcome judge(ExpectedMapping expected, Context context, BiFunction<MappingFacts, Evidence, Outcome> judge) {
        return switch (of(expected, context)) {
            case Observation.Present<MappingFacts>(var mapping, var evidence) -> judge.apply(mapping, evidence);
            case Observation.Absent<MappingFacts> _ ->
                Outcome.Skipped.because(new FindingRef(
                        MappingEnabled.INFO.id(), expected.resource().logicalId()));
            case Observation.Unreadable<MappingFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
