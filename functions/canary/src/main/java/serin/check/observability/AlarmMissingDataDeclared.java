package serin.check.observability;

import java.util.Map;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.NamedValues;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlarm;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AlarmFacts;

/** Silence means to the alarm what the template says it means. */
final class AlarmMissingDataDeclared implements Check<ExpectedAlarm.Metric> {
    static final CheckInfo INFO = new CheckInfo(
            "alarm.missing-data",
            "takes missing data as declared",
            Severity.HIGH,
            Set.of("cloudwatch:DescribeAlarms"),
            Set.of("TreatMissingData"),
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
            "Put the alarm again with the declared TreatMissingData (aws cloudwatch put-metric-alarm).");

    private static final String PROPERTY = "TreatMissingData";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedAlarm.Metric> about() {
        return ExpectedAlarm.Metric.class;
    }

    @Override
    public boolean appliesTo(ExpectedAlarm.Metric expected) {
        return !(expected.missingData() instanceof Declared.Omitted<String>);
    }

    @Override
    public Outcome examine(ExpectedAlarm.Metric expected, Context context) {
        return LiveAlarm.judge(
                expected,
                context,
                (alarm, evidence) -> alarm instanceof AlarmFacts.Metric live
                        // CloudWatch leaves its default out of the answer.
                        ? NamedValues.compare(
                                Map.of(PROPERTY, expected.missingData()),
                                Map.of(PROPERTY, live.condition().getOrDefault(PROPERTY, "missing")),
                                evidence)
                        : LiveAlarm.otherKind(alarm, evidence));
    }
}
