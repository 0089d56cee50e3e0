package serin.check.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.LogGroupFacts;
import serin.observation.SubscriptionFilterFacts;

/** The checks of log groups and dashboards. */
class LogGroupChecksTest {
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";
    private static final TestStack STACK = TestStack.of("""
            {"Logs": {"Type": "AWS::Logs::LogGroup", "PhysicalId": "/aws/lambda/sync", "Properties": {
               "RetentionInDays": 30, "KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:key/k"}},
             "Bare": {"Type": "AWS::Logs::LogGroup", "PhysicalId": "bare"},
             "Filter": {"Type": "AWS::Logs::SubscriptionFilter", "PhysicalId": "to-siem", "Properties": {
               "LogGroupName": "/aws/lambda/sync", "FilterPattern": "ERROR", "DestinationArn": "arn:aws:lambda:eu-west-1:111122223333:function:siem"}},
             "Foreign": {"Type": "AWS::Logs::SubscriptionFilter", "PhysicalId": "from-theirs", "Properties": {
               "LogGroupName": "/theirs", "FilterPattern": "", "DestinationArn": "arn:aws:lambda:eu-west-1:111122223333:function:siem"}},
             "Lost": {"Type": "AWS::Logs::SubscriptionFilter", "PhysicalId": "lost", "Properties": {
               "LogGroupName": {"Fn::ImportValue": "not-exported"}, "FilterPattern": "", "DestinationArn": "arn:aws:lambda:eu-west-1:111122223333:function:siem"}},
             "Board": {"Type": "AWS::CloudWatch::Dashboard", "PhysicalId": "board", "Properties": {"DashboardBody": "{\\"widgets\\": [], \\"start\\": 1}"}}}
            """);

    private static FakeCloud live(OptionalInt days, Optional<String> key) {
        return new FakeCloud()
                .present(
                        "groups",
                        List.of(
                                new LogGroupFacts("/aws/lambda/sync", days, key),
                                new LogGroupFacts("bare", OptionalInt.empty(), Optional.empty())));
    }

    @Test
    void retentionIsAsDeclared() {
        var check = new LogGroupRetentionDeclared();
        assertThat(STACK.examine(check, "Logs", live(OptionalInt.of(30), Optional.empty())))
                .isEqualTo(new Outcome.Pass("30 days", READ));
        assertThat(STACK.examine(check, "Logs", live(OptionalInt.empty(), Optional.empty())))
                .isEqualTo(new Outcome.Fail("30 days", "for ever", READ));
        assertThat(STACK.examine(check, "Bare", live(OptionalInt.empty(), Optional.empty())))
                .isEqualTo(new Outcome.Pass("is there", READ));
    }

    @Test
    void aGroupThatIsGoneIsSaidOnce() {
        var none = new FakeCloud().present("groups", List.of());
        assertThat(STACK.examine(new LogGroupRetentionDeclared(), "Logs", none))
                .isEqualTo(new Outcome.Fail(
                        "log group /aws/lambda/sync", "log group /aws/lambda/sync does not exist", READ));
        var gone = Outcome.Skipped.because(new FindingRef("logs.group.retention", "Logs"));
        assertThat(STACK.examine(new LogGroupEncryptionDeclared(), "Logs", none))
                .isEqualTo(gone);
        assertThat(STACK.examine(new SubscriptionFilterDeclared(), "Filter", none))
                .isEqualTo(gone);
    }

    @Test
    void eachIsUnknownWhenDenied() {
        var denied = new FakeCloud()
                .denied("groups", "logs:DescribeLogGroups")
                .denied("filters /aws/lambda/sync", "logs:DescribeSubscriptionFilters")
                .denied("dashboard board", "cloudwatch:GetDashboard");
        assertThat(STACK.examine(new LogGroupRetentionDeclared(), "Logs", denied))
                .isEqualTo(unknown("logs:DescribeLogGroups"));
        assertThat(STACK.examine(new LogGroupEncryptionDeclared(), "Logs", denied))
                .isEqualTo(unknown("logs:DescribeLogGroups"));
        assertThat(STACK.examine(new SubscriptionFilterDeclared(), "Filter", denied))
                .isEqualTo(unknown("logs:DescribeSubscriptionFilters"));
        assertThat(STACK.examine(new DashboardExists(), "Board", denied)).isEqualTo(unknown("cloudwatch:GetDashboard"));
    }

    private static Outcome unknown(String action) {
        return new Outcome.Unknown(action + ": AccessDenied", Optional.of(action));
    }

    @Test
    void encryptionIsComparedByKey() {
        var check = new LogGroupEncryptionDeclared();
        assertThat(STACK.examine(check, "Logs", live(OptionalInt.of(30), Optional.of(KEY))))
                .isEqualTo(new Outcome.Pass(KEY, READ));
        assertThat(STACK.examine(check, "Logs", live(OptionalInt.of(30), Optional.empty())))
                .isEqualTo(new Outcome.Fail(KEY, "CloudWatch Logs' own key", READ));
        assertThat(STACK.applies(check, "Bare")).isFalse();
    }

    @Test
    void subscriptionsAreAsDeclared() {
        var check = new SubscriptionFilterDeclared();
        var siem = "arn:aws:lambda:eu-west-1:111122223333:function:siem";
        assertThat(STACK.examine(check, "Filter", filters(new SubscriptionFilterFacts("to-siem", "ERROR", siem))))
                .isEqualTo(new Outcome.Pass("DestinationArn " + siem + ", FilterPattern ERROR", READ));
        assertThat(STACK.examine(check, "Filter", filters(new SubscriptionFilterFacts("to-siem", "NOTHING", siem))))
                .isEqualTo(new Outcome.Fail("FilterPattern ERROR", "FilterPattern NOTHING", READ));
        assertThat(STACK.examine(check, "Filter", filters()))
                .isEqualTo(new Outcome.Fail("subscription filter to-siem", "no such filter", READ));
    }

    /** The log group is another stack's. */
    @Test
    void aFilterOnAGroupThatTheTemplateDoesNotDeclareIsAskedForAsWell() {
        var check = new SubscriptionFilterDeclared();
        var none = new FakeCloud().present("filters /theirs", List.of());
        assertThat(STACK.examine(check, "Foreign", none))
                .isEqualTo(new Outcome.Fail("subscription filter from-theirs", "no such filter", READ));
        assertThat(STACK.examine(check, "Foreign", new FakeCloud()))
                .isEqualTo(new Outcome.Fail("log group /theirs", "filters /theirs", READ));
    }

    @Test
    void aFilterOnAGroupThatNobodyKnowsIsUnknown() {
        assertThat(STACK.examine(new SubscriptionFilterDeclared(), "Lost", new FakeCloud()))
                .isInstanceOf(Outcome.Unknown.class);
    }

    private static FakeCloud filters(SubscriptionFilterFacts... filters) {
        return new FakeCloud().present("filters /aws/lambda/sync", List.of(filters));
    }

    @Test
    void theDashboardIsComparedByMeaning() {
        var check = new DashboardExists();
        assertThat(STACK.examine(
                        check, "Board", new FakeCloud().present("dashboard board", "{\"start\":1.0,\"widgets\":[]}")))
                .isEqualTo(new Outcome.Pass("the declared body", READ));
        assertThat(STACK.examine(check, "Board", new FakeCloud().present("dashboard board", "{\"widgets\": [1]}")))
                .isEqualTo(new Outcome.Fail("the declared body", "another body", READ));
        assertThat(STACK.examine(check, "Board", new FakeCloud()))
                .isEqualTo(new Outcome.Fail("dashboard board", "dashboard board", READ));
    }
}
