package serin.check.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import serin.check.Check;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.expectation.ExpectedAlarm;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.AlarmFacts;
import serin.observation.AlarmQuery;
import serin.observation.AliasFacts;
import serin.observation.Evidence;
import serin.observation.TopicFacts;

/** The checks of alarms; live ones have the fields of the recorded answers of DescribeAlarms (snapshots/cloudwatch.json). */
class AlarmChecksTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:alarms";
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final List<Check<ExpectedAlarm>> OF_ALL =
            List.of(new AlarmExists(), new AlarmConditionDeclared(), new AlarmActionsDeclared());
    private static final List<Check<ExpectedAlarm.Metric>> OF_METRICS =
            List.of(new AlarmDimensionsDeclared(), new AlarmMissingDataDeclared(), new AlarmNotStuck());

    private static final TestStack STACK = TestStack.of("""
            {"Topic": {"Type": "AWS::SNS::Topic", "PhysicalId": "arn:aws:sns:eu-west-1:111122223333:alarms"},
             "Sync": {"Type": "AWS::Lambda::Function", "PhysicalId": "sync"},
             "Canary": {"Type": "AWS::Lambda::Function", "PhysicalId": "canary", "Properties": {
               "Environment": {"Variables": {"SERIN_STACK_NAME": "serin-dev"}}}},
             "SyncAliaslive": {"Type": "AWS::Lambda::Alias", "PhysicalId": "a", "Properties": {"FunctionName": "sync", "Name": "live"}},
             "Errors": {"Type": "AWS::CloudWatch::Alarm", "PhysicalId": "sync-errors", "Properties": {
               "Namespace": "AWS/Lambda", "MetricName": "Errors", "Statistic": "Sum", "Period": 300, "EvaluationPeriods": 1,
               "DatapointsToAlarm": 1, "Threshold": 1, "ComparisonOperator": "GreaterThanOrEqualToThreshold",
               "TreatMissingData": "notBreaching", "AlarmActions": ["arn:aws:sns:eu-west-1:111122223333:alarms"],
               "Dimensions": [{"Name": "FunctionName", "Value": "sync"}, {"Name": "Resource", "Value": "sync:live"}]}},
             "Gone": {"Type": "AWS::CloudWatch::Alarm", "PhysicalId": "by-prod", "Properties": {
               "Namespace": "AWS/Lambda", "MetricName": "Errors", "Threshold": "?an import",
               "Dimensions": [{"Name": "FunctionName", "Value": "sync"}, {"Name": "Resource", "Value": "sync:prod"}]}},
             "Own": {"Type": "AWS::CloudWatch::Alarm", "PhysicalId": "canary-errors", "Properties": {
               "Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": [{"Name": "FunctionName", "Value": "canary"}]}},
             "Rate": {"Type": "AWS::CloudWatch::Alarm", "PhysicalId": "failure-rate", "Properties": {
               "Namespace": "Serin", "MetricName": "FailureRate", "Dimensions": [{"Name": "Stack", "Value": "serin-dev"}]}},
             "Math": {"Type": "AWS::CloudWatch::Alarm", "PhysicalId": "math", "Properties": {"EvaluationPeriods": 1, "Metrics": [
               {"Id": "rate", "Expression": "errors / calls"},
               {"Id": "errors", "ReturnData": false, "MetricStat": {"Period": 60, "Stat": "Sum", "Metric": {
                 "Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": [{"Name": "FunctionName", "Value": "sync"}]}}}]}},
             "Page": {"Type": "AWS::CloudWatch::CompositeAlarm", "PhysicalId": "page", "Properties": {
               "AlarmRule": "ALARM(sync-errors) OR  ALARM(canary-errors)", "AlarmActions": ["arn:aws:sns:eu-west-1:111122223333:alarms"]}}}
            """);

    private static final Map<String, String> CONDITION = Map.of(
            "Namespace", "AWS/Lambda",
            "MetricName", "Errors",
            "Statistic", "Sum",
            "Period", "300",
            "EvaluationPeriods", "1",
            "Threshold", "1.0",
            "ComparisonOperator", "GreaterThanOrEqualToThreshold",
            "TreatMissingData", "notBreaching");
    private static final Map<String, String> DIMENSIONS = Map.of("FunctionName", "sync", "Resource", "sync:live");

    private static AlarmFacts.Actions actions(boolean enabled, String... topics) {
        return new AlarmFacts.Actions(enabled, Set.of(topics), Set.of(), Set.of());
    }

    private static AlarmFacts.State state(String value, Duration ago) {
        return new AlarmFacts.State(value, Optional.of(TestStack.SUNDAY_EVENING.minus(ago)));
    }

    private static AlarmFacts.Metric errors() {
        return new AlarmFacts.Metric(
                "sync-errors", actions(true, TOPIC), state("OK", Duration.ofDays(9)), CONDITION, DIMENSIONS, List.of());
    }

    private static AlarmFacts.Metric errors(String property, String value) {
        var condition = new HashMap<>(CONDITION);
        condition.put(property, value);
        var good = errors();
        return new AlarmFacts.Metric(
                good.name(), good.actions(), good.state(), condition, good.dimensions(), List.of());
    }

    private static AlarmFacts.Metric errors(AlarmFacts.Actions actions, AlarmFacts.State state) {
        return new AlarmFacts.Metric("sync-errors", actions, state, CONDITION, DIMENSIONS, List.of());
    }

    private static AlarmFacts.Composite page(String rule) {
        return new AlarmFacts.Composite("page", actions(true, TOPIC), state("OK", Duration.ofDays(9)), rule);
    }

    private static FakeCloud live(AlarmFacts... alarms) {
        return new FakeCloud()
                .present("alarms", List.of(alarms))
                .present("topic " + TOPIC, new TopicFacts(TOPIC, Optional.empty(), Optional.empty()));
    }

    @Test
    void allPassOnAnAlarmAsDeclared() {
        for (var check : OF_ALL) {
            assertThat(STACK.examine(check, "Errors", live(errors()))).isInstanceOf(Outcome.Pass.class);
        }
        for (var check : OF_METRICS) {
            assertThat(STACK.examine(check, "Errors", live(errors()))).isInstanceOf(Outcome.Pass.class);
        }
        assertThat(STACK.examine(new AlarmConditionDeclared(), "Errors", live(errors())))
                .isEqualTo(new Outcome.Pass(
                        "Namespace AWS/Lambda, MetricName Errors, Statistic Sum, Period 300, EvaluationPeriods 1,"
                                + " DatapointsToAlarm 1, ComparisonOperator GreaterThanOrEqualToThreshold, Threshold 1",
                        READ));
    }

    @Test
    void aMissingAlarmIsSaidOnce() {
        assertThat(STACK.examine(new AlarmExists(), "Errors", live()))
                .isEqualTo(new Outcome.Fail("alarm sync-errors", "alarm sync-errors does not exist", READ));
        var gone = Outcome.Skipped.because(new FindingRef("alarm.exists", "Errors"));
        assertThat(STACK.examine(new AlarmConditionDeclared(), "Errors", live()))
                .isEqualTo(gone);
        assertThat(STACK.examine(new AlarmActionsDeclared(), "Errors", live())).isEqualTo(gone);
        for (var check : OF_METRICS) {
            assertThat(STACK.examine(check, "Errors", live())).isEqualTo(gone);
        }
    }

    @Test
    void eachIsUnknownWhenDenied() {
        var denied = new FakeCloud().denied("alarms", "cloudwatch:DescribeAlarms");
        var unknown = new Outcome.Unknown(
                "cloudwatch:DescribeAlarms: AccessDenied", Optional.of("cloudwatch:DescribeAlarms"));
        for (var check : OF_ALL) {
            assertThat(STACK.examine(check, "Errors", denied)).isEqualTo(unknown);
        }
        for (var check : OF_METRICS) {
            assertThat(STACK.examine(check, "Errors", denied)).isEqualTo(unknown);
        }
    }

    @Test
    void tellsAThresholdThatNobodyReaches() {
        assertThat(STACK.examine(new AlarmConditionDeclared(), "Errors", live(errors("Threshold", "100.0"))))
                .isEqualTo(new Outcome.Fail("Threshold 1", "Threshold 100.0", READ));
    }

    /** A value that cannot be resolved hides no difference, and no difference is made of it. */
    @Test
    void isUnknownWhereAPartIsNotResolved() {
        var live = new AlarmFacts.Metric(
                "by-prod",
                actions(true),
                state("OK", Duration.ZERO),
                Map.of("Namespace", "AWS/Lambda", "MetricName", "Errors", "Threshold", "5"),
                Map.of(),
                List.of());
        assertThat(STACK.examine(new AlarmConditionDeclared(), "Gone", live(live)))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: Threshold: an import"));
    }

    @Test
    void comparesMetricMathById() {
        var rate = new AlarmQuery("rate", "errors / calls", "", "", Map.of(), "", "", true);
        var errors = new AlarmQuery(
                "errors", "", "AWS/Lambda", "Errors", Map.of("FunctionName", "sync"), "Sum", "60", false);
        assertThat(STACK.examine(new AlarmConditionDeclared(), "Math", live(math(errors, rate))))
                .isEqualTo(new Outcome.Pass("EvaluationPeriods 1", READ));
        var other = new AlarmQuery("rate", "calls / errors", "", "", Map.of(), "", "", true);
        assertThat(STACK.examine(new AlarmConditionDeclared(), "Math", live(math(errors, other))))
                .isEqualTo(new Outcome.Fail(
                        "errors = Sum of AWS/Lambda Errors {FunctionName=sync} each 60 s; rate = errors / calls",
                        "errors = Sum of AWS/Lambda Errors {FunctionName=sync} each 60 s; rate = calls / errors",
                        READ));
        assertThat(STACK.applies(new AlarmDimensionsDeclared(), "Math")).isFalse();
    }

    private static AlarmFacts.Metric math(AlarmQuery... queries) {
        return new AlarmFacts.Metric(
                "math",
                actions(true),
                state("OK", Duration.ZERO),
                Map.of("EvaluationPeriods", "1"),
                Map.of(),
                List.of(queries));
    }

    @Test
    void comparesACompositeAlarmsRuleWithoutItsBlanks() {
        assertThat(STACK.examine(
                        new AlarmConditionDeclared(),
                        "Page",
                        live(page("ALARM( sync-errors )\n OR ALARM(canary-errors)"))))
                .isEqualTo(new Outcome.Pass("AlarmRule ALARM(sync-errors) OR ALARM(canary-errors)", READ));
        assertThat(STACK.examine(new AlarmConditionDeclared(), "Page", live(page("FALSE"))))
                .isEqualTo(new Outcome.Fail(
                        "AlarmRule ALARM(sync-errors) OR ALARM(canary-errors)", "AlarmRule FALSE", READ));
        assertThat(STACK.examine(new AlarmExists(), "Page", live(page("FALSE"))))
                .isEqualTo(new Outcome.Pass("page", READ));
    }

    @Test
    void tellsActionsThatAreOffOrOthers() {
        var ok = state("OK", Duration.ZERO);
        assertThat(STACK.examine(new AlarmActionsDeclared(), "Errors", live(errors(actions(false, TOPIC), ok))))
                .isEqualTo(new Outcome.Fail("ActionsEnabled true", "ActionsEnabled false", READ));
        assertThat(STACK.examine(new AlarmActionsDeclared(), "Errors", live(errors(actions(true), ok))))
                .isEqualTo(new Outcome.Fail("AlarmActions " + TOPIC, "AlarmActions none", READ));
    }

    @Test
    void leavesATopicThatIsGoneToTheTopic() {
        assertThat(STACK.examine(
                        new AlarmActionsDeclared(), "Errors", live(errors()).absent("topic " + TOPIC)))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("sns.topic.exists", "Topic")));
        assertThat(STACK.examine(
                        new AlarmActionsDeclared(),
                        "Errors",
                        live(errors()).denied("topic " + TOPIC, "sns:GetTopicAttributes")))
                .isEqualTo(new Outcome.Unknown(
                        "sns:GetTopicAttributes: AccessDenied", Optional.of("sns:GetTopicAttributes")));
    }

    @Test
    void tellsDimensionsThatAreOthers() {
        var live = new AlarmFacts.Metric(
                "sync-errors",
                actions(true, TOPIC),
                state("OK", Duration.ZERO),
                CONDITION,
                Map.of("FunctionName", "sync", "Resource", "sync:gone"),
                List.of());
        assertThat(STACK.examine(new AlarmDimensionsDeclared(), "Errors", live(live)))
                .isEqualTo(new Outcome.Fail(
                        "{FunctionName=sync, Resource=sync:live}", "{FunctionName=sync, Resource=sync:gone}", READ));
    }

    /** The template itself names an alias that nobody has made: no data point can have these dimensions. */
    @Test
    void tellsADeclaredAliasThatThereIsNot() {
        var live = new AlarmFacts.Metric(
                "by-prod",
                actions(true),
                state("OK", Duration.ZERO),
                CONDITION,
                Map.of("FunctionName", "sync", "Resource", "sync:prod"),
                List.of());
        assertThat(STACK.examine(new AlarmDimensionsDeclared(), "Gone", live(live)))
                .isEqualTo(new Outcome.Fail("an alias that there is", "alias sync prod", READ));
        assertThat(STACK.examine(
                        new AlarmDimensionsDeclared(),
                        "Gone",
                        live(live).present("alias sync prod", new AliasFacts("arn", "prod", "1", Map.of()))))
                .isEqualTo(new Outcome.Pass("{FunctionName=sync, Resource=sync:prod}", READ));
    }

    @Test
    void tellsWhatMissingDataMeans() {
        assertThat(STACK.examine(new AlarmMissingDataDeclared(), "Errors", live(errors("TreatMissingData", "ignore"))))
                .isEqualTo(new Outcome.Fail("TreatMissingData notBreaching", "TreatMissingData ignore", READ));
        assertThat(STACK.applies(new AlarmMissingDataDeclared(), "Own")).isFalse();
    }

    @Test
    void anAlarmMayBeOnForADay() {
        var actions = actions(true, TOPIC);
        var since = TestStack.SUNDAY_EVENING.minus(Duration.ofHours(23));
        assertThat(STACK.examine(
                        new AlarmNotStuck(), "Errors", live(errors(actions, state("ALARM", Duration.ofHours(23))))))
                .isEqualTo(new Outcome.Pass("ALARM since " + since + ", which is not yet a day", READ));
        assertThat(STACK.examine(
                        new AlarmNotStuck(), "Errors", live(errors(actions, state("ALARM", Duration.ofHours(25))))))
                .isEqualTo(new Outcome.Fail(
                        "ALARM for a day at most",
                        "ALARM since " + TestStack.SUNDAY_EVENING.minus(Duration.ofHours(25)),
                        READ,
                        // The function that it watches is gone.
                        Optional.of(new FindingRef("lambda.function.active", "Sync"))));
        assertThat(STACK.examine(
                        new AlarmNotStuck(),
                        "Errors",
                        live(errors(actions, new AlarmFacts.State("ALARM", Optional.<Instant>empty())))))
                .isEqualTo(new Outcome.Unknown("it is in ALARM, and nothing says since when"));
    }

    /** Else a run that failed once would keep the alarm on, and the alarm every run after it failing. */
    @Test
    void theCanarysOwnAlarmsAreNotAsked() {
        var skipped = new Outcome.Skipped("it tells of the canary's own runs, and this one must not keep it on");
        for (var alarm : List.of("Own", "Rate")) {
            assertThat(STACK.examine(new AlarmNotStuck(), alarm, new FakeCloud()))
                    .isEqualTo(skipped);
        }
    }

    @Test
    void anAlarmOfTheOtherKindHasNothingOfWhatIsDeclared() {
        var other = new AlarmFacts.Composite("sync-errors", actions(true), state("OK", Duration.ZERO), "TRUE");
        assertThat(STACK.examine(new AlarmConditionDeclared(), "Errors", live(other)))
                .isEqualTo(new Outcome.Fail("an alarm on a metric", "a composite alarm", READ));
    }
}
