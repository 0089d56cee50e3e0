package serin.check.observability;

import java.util.List;
import serin.check.Context;
import serin.expectation.ExpectedLogGroup;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.LogGroupFacts;
import serin.observation.LogGroups;
import serin.observation.Observation;

/** Finds a log group among all of the stack's, which are asked for together. */
final class LiveLogGroup {

    private LiveLogGroup() {}

    static Observation<LogGroupFacts> of(ExpectedLogGroup expected, Context context) {
        var name = expected.name();
        return switch (context.cloud().logGroups().groups(batch(name, context))) {
            case Observation.Present<List<LogGroupFacts>>(var groups, var evidence) ->
                groups.stream()
                        .filter(group -> group.name().equals(name))
                        .findFirst()
                        .<Observation<LogGroupFacts>>map(group -> new Observation.Present<>(group, evidence))
                        .orElseGet(() -> new Observation.Absent<>("log group " + name + " does not exist", evidence));
            case Observation.Absent<List<LogGroupFacts>>(var what, var evidence) ->
                new Observation.Absent<>(what, evidence);
            case Observation.Unreadable<List<LogGroupFacts>>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        };
    }

    /** What a check on a group that is gone leaves to the one that says so. */
    static Outcome gone(ExpectedLogGroup expected) {
        return Outcome.Skipped.because(new FindingRef(
                LogGroupRetentionDeclared.INFO.id(), expected.resource().logicalId()));
    }

    /** The names among which this one is asked for: the same for every check, so that they share the answer. */
    private static List<String> batch(String name, Context context) {
        var names = context.stack()
                .all(ExpectedLogGroup.class)
                .filter(group -> group.resource().physicalId().isPresent())
                .map(ExpectedLogGroup::name)
                .distinct()
                .sorted()
                .toList();
        var from = Math.max(0, names.indexOf(name)) / LogGroups.MOST_NAMES * LogGroups.MOST_NAMES;
        return names.subList(from, Math.min(from + LogGroups.MOST_NAMES, names.size()));
    }
}
