package serin.check.observability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import serin.check.Check;
import serin.check.Context;
import serin.check.NamedValues;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlarm;
import serin.expectation.ExpectedTopic;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AlarmFacts;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.TopicFacts;

/**
 * The alarm tells whom it is to tell: its actions are on, and are the declared ones, and a topic of this stack among them is there.
 * Of another stack's topic the canary may not ask.
 */
final class AlarmActionsDeclared implements Check<ExpectedAlarm> {
    static final CheckInfo INFO = new CheckInfo(
            "alarm.actions",
            "tells whom it is to tell",
            Severity.HIGH,
            Set.of("cloudwatch:DescribeAlarms", "sns:GetTopicAttributes"),
            Set.of("ActionsEnabled", "AlarmActions", "InsufficientDataActions", "OKActions"),
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
            "Enable the alarm's actions (aws cloudwatch enable-alarm-actions), and put the alarm again with the declared ones.");

    private static final String TOPIC = "sns.topic.exists";

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
        return LiveAlarm.judge(expected, context, (alarm, evidence) -> judge(expected, alarm, evidence, context));
    }

    private static Outcome judge(ExpectedAlarm expected, AlarmFacts alarm, Evidence evidence, Context context) {
        var wanted = expected.actions();
        var declared = new LinkedHashMap<String, Declared<String>>();
        declared.put("ActionsEnabled", wanted.enabled().map(String::valueOf));
        declared.put("AlarmActions", wanted.alarm().map(AlarmActionsDeclared::text));
        declared.put("OKActions", wanted.ok().map(AlarmActionsDeclared::text));
        declared.put("InsufficientDataActions", wanted.insufficientData().map(AlarmActionsDeclared::text));
        var live = Map.of(
                "ActionsEnabled", String.valueOf(alarm.actions().enabled()),
                "AlarmActions", text(alarm.actions().alarm()),
                "OKActions", text(alarm.actions().ok()),
                "InsufficientDataActions", text(alarm.actions().insufficientData()));
        var outcome = NamedValues.compare(declared, live, evidence);
        return outcome instanceof Outcome.Pass ? reached(alarm, outcome, context) : outcome;
    }

    private static Outcome reached(AlarmFacts alarm, Outcome otherwise, Context context) {
        var told = new ArrayList<String>(alarm.actions().alarm());
        told.addAll(alarm.actions().ok());
        told.addAll(alarm.actions().insufficientData());
        var topics = context.stack()
                .all(ExpectedTopic.class)
                .filter(topic ->
                        topic.resource().physicalId().filter(told::contains).isPresent())
                .toList();
        for (var topic : topics) {
            switch (context.cloud().topics().topic(topic.arn())) {
                case Observation.Present<TopicFacts> _ -> {}
                case Observation.Absent<TopicFacts> _ -> {
                    return Outcome.Skipped.because(
                            new FindingRef(TOPIC, topic.resource().logicalId()));
                }
                case Observation.Unreadable<TopicFacts> unreadable -> {
                    return Outcomes.unknown(unreadable);
                }
            }
        }
        return otherwise;
    }

    private static String text(List<String> arns) {
        return text(Set.copyOf(arns));
    }

    private static String text(Set<String> arns) {
        return arns.isEmpty() ? "none" : String.join(", ", new TreeSet<>(arns));
    }
}
