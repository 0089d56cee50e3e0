package serin.check.observability;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedAlarm;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AlarmFacts;
import serin.observation.Observation;

/** The alarm is there. */
final class AlarmExists implements Check<ExpectedAlarm> {
    static final CheckInfo INFO = new CheckInfo(
            "alarm.exists",
            "exists",
            Severity.HIGH,
            Set.of("cloudwatch:DescribeAlarms"),
            Set.of("AlarmName"),
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html",
            "Create the alarm again under its old name as the template has it: CloudFormation does not notice that it is gone.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedAlarm> about() {
        return ExpectedAlarm.class;
    }

    @Override
    public Outcome examine(ExpectedAlarm expected, Context context) {
        return switch (LiveAlarm.of(expected, context)) {
            case Observation.Present<AlarmFacts>(var alarm, var evidence) -> new Outcome.Pass(alarm.name(), evidence);
            case Observation.Absent<AlarmFacts>(var what, var evidence) ->
                new Outcome.Fail("alarm " + expected.name(), what, evidence);
            case Observation.Unreadable<AlarmFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
