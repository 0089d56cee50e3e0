package serin.check.observability;

import java.util.List;
import java.util.function.BiFunction;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedAlarm;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.AlarmFacts;
import serin.observation.Alarms;
import serin.observation.Evidence;
import serin.observation.Observation;

/** Finds an alarm among all of the stack's, which are asked for together. */
final class LiveAlarm {

    private LiveAlarm() {}

    static Observation<AlarmFacts> of(ExpectedAlarm expected, Context context) {
        var name = expected.name();
        return switch (context.cloud().alarms().alarms(batch(name, context))) {
            case Observation.Present<List<AlarmFacts>>(var alarms, var evidence) ->
                alarms.stream()
                        .filter(alarm -> alarm.name().equals(name))
                        .findFirst()
                        .<Observation<AlarmFacts>>map(alarm -> new Observation.Present<>(alarm, evidence))
                        .orElseGet(() -> new Observation.Absent<>("alarm " + name + " does not exist", evidence));
            case Observation.Absent<List<AlarmFacts>>(var what, var evidence) ->
                new Observation.Absent<>(what, evidence);
            case Observation.Unreadable<List<AlarmFacts>>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        };
    }

    /** What {@code judge} says of the live alarm; one that is gone is left to the check that says so. */
    static Outcome judge(ExpectedAlarm expected, Context context, BiFunction<AlarmFacts, Evidence, Outcome> judge) {
        return switch (of(expected, context)) {
            case Observation.Present<AlarmFacts>(var alarm, var evidence) -> judge.apply(alarm, evidence);
            case Observation.Absent<AlarmFacts> _ ->
                Outcome.Skipped.because(new FindingRef(
                        AlarmExists.INFO.id(), expected.resource().logicalId()));
            case Observation.Unreadable<AlarmFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** The names among which this one is asked for: the same for every check, so that they share the answer. */
    private static List<String> batch(String name, Context context) {
        var names = context.stack()
                .all(ExpectedAlarm.class)
                .filter(alarm -> alarm.resource().physicalId().isPresent())
                .map(ExpectedAlarm::name)
                .distinct()
                .sorted()
                .toList();
        var from = Math.max(0, names.indexOf(name)) / Alarms.MOST_NAMES * Alarms.MOST_NAMES;
        return names.subList(from, Math.min(from + Alarms.MOST_NAMES, names.size()));
    }

    /** An alarm that is there but of the other kind has nothing of what is declared. */
    static Outcome otherKind(AlarmFacts alarm, Evidence evidence) {
        return switch (alarm) {
            case AlarmFacts.Metric _ -> new Outcome.Fail("a composite alarm", "an alarm on a metric", evidence);
            case AlarmFacts.Composite _ -> new Outcome.Fail("an alarm on a metric", "a composite alarm", evidence);
        };
    }
}
