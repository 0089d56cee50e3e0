package serin.check.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.Check;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.expectation.ExpectedDeploymentGroup;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.DeploymentGroupFacts;
import serin.observation.DeploymentGroupFacts.LastDeployment;
import serin.observation.Evidence;

/**
 * The checks of deployment groups. The declared group is as SAM writes it
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html),
 * the live one in the shape of API_DeploymentGroupInfo.
 */
class GroupChecksTest {
    private static final String QUESTION = "group app shop-sync";
    private static final String ROLE = "arn:aws:iam::111122223333:role/deploys";
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final Set<String> THREE =
            Set.of("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST");
    private static final String ALL_THREE =
            "on DEPLOYMENT_FAILURE, DEPLOYMENT_STOP_ON_ALARM, DEPLOYMENT_STOP_ON_REQUEST";
    private static final String ALARMS =
            "\"AlarmConfiguration\": {\"Enabled\": true, \"Alarms\": [{\"Name\": \"sync-errors\"}]}";
    private static final TestStack STACK = stack(ALARMS);

    private static TestStack stack(String alarms) {
        return TestStack.of("""
                {"Group": {"Type": "AWS::CodeDeploy::DeploymentGroup", "PhysicalId": "shop-sync", "Properties": {
                  "ApplicationName": "app", "DeploymentConfigName": "CodeDeployDefault.LambdaCanary10Percent5Minutes",
                  "ServiceRoleArn": "%s",
                  "AutoRollbackConfiguration": {"Enabled": true, "Events": ["DEPLOYMENT_FAILURE",
                    "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"]}, %s}}}""".formatted(ROLE, alarms));
    }

    /** Healthy, but for what a test changes. */
    private static final class Live {
        String config = "CodeDeployDefault.LambdaCanary10Percent5Minutes";
        String role = ROLE;
        boolean rollback = true;
        Set<String> events = THREE;
        boolean alarmsEnabled = true;
        Set<String> alarms = Set.of("sync-errors");
        boolean ignorePollFailure;
        Optional<LastDeployment> last = Optional.of(new LastDeployment("d-1", "Succeeded", Optional.empty()));

        FakeCloud cloud() {
            return new FakeCloud()
                    .present(
                            QUESTION,
                            new DeploymentGroupFacts(
                                    config, role, rollback, events, alarmsEnabled, alarms, ignorePollFailure, last));
        }
    }

    static Stream<Check<ExpectedDeploymentGroup>> all() {
        return Stream.of(
                check("exists"),
                check("auto-rollback"),
                check("alarms"),
                check("config"),
                check("role"),
                new LastDeploymentSucceeded());
    }

    @SuppressWarnings("unchecked")
    private static Check<ExpectedDeploymentGroup> check(String name) {
        return (Check<ExpectedDeploymentGroup>) DeploymentChecks.ALL.stream()
                .filter(check -> check.info().id().equals("deployment.group." + name))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome examine(String name, Live live) {
        return STACK.examine(check(name), "Group", live.cloud());
    }

    private static Outcome last(LastDeployment last, String config) {
        var live = new Live();
        live.last = Optional.of(last);
        live.config = config;
        return STACK.examine(new LastDeploymentSucceeded(), "Group", live.cloud());
    }

    private static Optional<Instant> ago(Duration age) {
        return Optional.of(TestStack.SUNDAY_EVENING.minus(age));
    }

    @Test
    void allPassOnAHealthyGroup() {
        assertThat(examine("exists", new Live())).isEqualTo(new Outcome.Pass("group shop-sync", READ));
        assertThat(examine("auto-rollback", new Live())).isEqualTo(new Outcome.Pass(ALL_THREE, READ));
        assertThat(examine("alarms", new Live())).isEqualTo(new Outcome.Pass("sync-errors", READ));
        assertThat(examine("config", new Live()))
                .isEqualTo(new Outcome.Pass("CodeDeployDefault.LambdaCanary10Percent5Minutes", READ));
        assertThat(examine("role", new Live())).isEqualTo(new Outcome.Pass(ROLE, READ));
        assertThat(STACK.examine(new LastDeploymentSucceeded(), "Group", new Live().cloud()))
                .isEqualTo(new Outcome.Pass("d-1 Succeeded", READ));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aGroupThatIsGoneIsOneFailure(Check<ExpectedDeploymentGroup> check) {
        var outcome = STACK.examine(check, "Group", new FakeCloud());
        if (check.info().id().equals("deployment.group.exists")) {
            assertThat(outcome).isEqualTo(new Outcome.Fail("group shop-sync", QUESTION, READ));
        } else {
            assertThat(outcome).isEqualTo(Outcome.Skipped.because(new FindingRef("deployment.group.exists", "Group")));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isUnknownWhenDenied(Check<ExpectedDeploymentGroup> check) {
        var cloud = new FakeCloud().denied(QUESTION, "codedeploy:GetDeploymentGroup");
        assertThat(STACK.examine(check, "Group", cloud))
                .isEqualTo(new Outcome.Unknown(
                        "codedeploy:GetDeploymentGroup: AccessDenied", Optional.of("codedeploy:GetDeploymentGroup")));
    }

    @Test
    void whatIsNotDeclaredIsNotCompared() {
        var bare = TestStack.of("""
                {"Group": {"Type": "AWS::CodeDeploy::DeploymentGroup", "PhysicalId": "shop-sync",
                  "Properties": {"ApplicationName": "app"}}}""");
        assertThat(all().filter(check -> bare.applies(check, "Group"))
                        .map(check -> check.info().id()))
                .containsExactly("deployment.group.exists", "deployment.last-succeeded");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isUnknownWhereTheApplicationIsNotResolved(Check<ExpectedDeploymentGroup> check) {
        var stack = TestStack.of("""
                {"Group": {"Type": "AWS::CodeDeploy::DeploymentGroup", "PhysicalId": "shop-sync",
                  "Properties": {"ApplicationName": "?no such resource"}}}""");
        assertThat(stack.examine(check, "Group", new FakeCloud()))
                .isEqualTo(new Outcome.Unknown(
                        "the expected value could not be resolved: ApplicationName: no such resource"));
    }

    @Test
    void rollbackFailsWhenSwitchedOffOrWithoutAnEvent() {
        var off = new Live();
        off.rollback = false;
        assertThat(examine("auto-rollback", off)).isEqualTo(new Outcome.Fail(ALL_THREE, "never", READ));
        var fewer = new Live();
        fewer.events = Set.of("DEPLOYMENT_FAILURE");
        assertThat(examine("auto-rollback", fewer))
                .isEqualTo(new Outcome.Fail(ALL_THREE, "on DEPLOYMENT_FAILURE", READ));
    }

    @Test
    void alarmsFailWhenRemovedDisabledOrIgnored() {
        var removed = new Live();
        removed.alarms = Set.of();
        assertThat(examine("alarms", removed)).isEqualTo(new Outcome.Fail("sync-errors", "none", READ));
        var disabled = new Live();
        disabled.alarmsEnabled = false;
        assertThat(examine("alarms", disabled)).isEqualTo(new Outcome.Fail("sync-errors", "none", READ));
        var ignored = new Live();
        ignored.ignorePollFailure = true;
        assertThat(examine("alarms", ignored))
                .isEqualTo(new Outcome.Fail("sync-errors", "sync-errors, unless they cannot be read", READ));
    }

    /** SAM writes {} where Alarms has only AWS::NoValue; recorded: such a group has no alarms, and they are not enabled. */
    @Test
    void anEmptyConfigurationDeclaresNoAlarms() {
        var none = new Live();
        none.alarmsEnabled = false;
        none.alarms = Set.of();
        assertThat(stack("\"AlarmConfiguration\": {}").examine(check("alarms"), "Group", none.cloud()))
                .isEqualTo(new Outcome.Pass("none", READ));
        assertThat(stack("\"AlarmConfiguration\": {}").examine(check("alarms"), "Group", new Live().cloud()))
                .isEqualTo(new Outcome.Fail("none", "sync-errors", READ));
    }

    @Test
    void configAndRoleFailWhenChanged() {
        var changed = new Live();
        changed.config = "CodeDeployDefault.LambdaAllAtOnce";
        changed.role = "arn:aws:iam::111122223333:role/other";
        assertThat(examine("config", changed))
                .isEqualTo(new Outcome.Fail(
                        "CodeDeployDefault.LambdaCanary10Percent5Minutes", "CodeDeployDefault.LambdaAllAtOnce", READ));
        assertThat(examine("role", changed))
                .isEqualTo(new Outcome.Fail(ROLE, "arn:aws:iam::111122223333:role/other", READ));
    }

    @Test
    void lastIsSkippedWhenNothingWasDeployed() {
        var live = new Live();
        live.last = Optional.empty();
        assertThat(STACK.examine(new LastDeploymentSucceeded(), "Group", live.cloud()))
                .isEqualTo(new Outcome.Skipped("nothing was deployed yet"));
    }

    /** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LastDeploymentInfo.html: the statuses that are ends. */
    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Stopped"})
    void lastFailsWhenItEndedBadly(String status) {
        assertThat(last(new LastDeployment("d-2", status, Optional.empty()), "CodeDeployDefault.LambdaAllAtOnce"))
                .isEqualTo(new Outcome.Fail("Succeeded", "d-2 " + status, READ));
    }

    /**
     * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html#deployment-configuration-lambda says
     * what the names mean.
     */
    @ParameterizedTest
    @CsvSource({
        "AllAtOnce, 60",
        "Canary10Percent5Minutes, 65",
        "Canary10Percent30Minutes, 90",
        "Linear10PercentEvery1Minute, 70",
        "Linear10PercentEvery10Minutes, 160"
    })
    void lastFailsAnHourAfterItsTrafficShouldHaveShifted(String name, int minutes) {
        var config = "CodeDeployDefault.Lambda" + name;
        assertThat(last(new LastDeployment("d-2", "InProgress", ago(Duration.ofMinutes(minutes))), config))
                .isEqualTo(new Outcome.Skipped("d-2 InProgress for " + minutes + " minutes"));
        assertThat(last(new LastDeployment("d-2", "InProgress", ago(Duration.ofMinutes(minutes + 1))), config))
                .isEqualTo(new Outcome.Fail(
                        "Succeeded within " + minutes + " minutes",
                        "d-2 InProgress for " + (minutes + 1) + " minutes",
                        READ));
    }

    @Test
    void lastIsLeftAloneWhereNobodyKnowsHowLongItMayTake() {
        assertThat(last(new LastDeployment("d-2", "Queued", ago(Duration.ofDays(1))), "my-own-pace"))
                .isEqualTo(new Outcome.Skipped("d-2 Queued; it is not known how long it may take"));
    }
}
