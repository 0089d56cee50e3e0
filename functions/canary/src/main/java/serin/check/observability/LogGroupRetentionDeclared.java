package serin.check.observability;

import java.util.OptionalInt;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedLogGroup;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.LogGroupFacts;
import serin.observation.Observation;

/** The log group is there and keeps its events as long as declared. A group that the template does not declare is not asked for. */
final class LogGroupRetentionDeclared implements Check<ExpectedLogGroup> {
    static final CheckInfo INFO = new CheckInfo(
            "logs.group.retention",
            "keeps its events as long as declared",
            Severity.MEDIUM,
            Set.of("logs:DescribeLogGroups"),
            Set.of("LogGroupName", "RetentionInDays"),
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html",
            "Set the group's retention as declared (aws logs put-retention-policy); create the group first where it is gone.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedLogGroup> about() {
        return ExpectedLogGroup.class;
    }

    @Override
    public Outcome examine(ExpectedLogGroup expected, Context context) {
        return switch (LiveLogGroup.of(expected, context)) {
            case Observation.Present<LogGroupFacts>(var group, var evidence) ->
                compare(expected, group.retentionDays(), evidence);
            case Observation.Absent<LogGroupFacts>(var what, var evidence) ->
                new Outcome.Fail("log group " + expected.name(), what, evidence);
            case Observation.Unreadable<LogGroupFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome compare(ExpectedLogGroup expected, OptionalInt live, Evidence evidence) {
        return switch (expected.retentionDays()) {
            case Declared.Known<Integer>(var days) ->
                live.equals(OptionalInt.of(days))
                        ? new Outcome.Pass(show(live), evidence)
                        : new Outcome.Fail(show(OptionalInt.of(days)), show(live), evidence);
            case Declared.Omitted<Integer>() -> new Outcome.Pass("is there", evidence);
            case Declared.Secret<Integer>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Integer>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static String show(OptionalInt days) {
        return days.isPresent() ? days.getAsInt() + " days" : "for ever";
    }
}
