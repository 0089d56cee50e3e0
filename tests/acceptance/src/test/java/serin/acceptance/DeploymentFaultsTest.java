package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One thing of a deployment group is broken: the verdict is Unhealthy, and one finding names it. */
class DeploymentFaultsTest {
    private static final String GROUP = "PollenateAssetDeploymentGroup";

    /**
     * A fault.
     *
     * @param finding {@code check@logicalId} of the only finding that fails
     */
    private record Fault(Change change, String finding) {}

    private static List<Fault> faults() {
        return List.of(
                new Fault(
                        Change.replace("alarms removed", GROUP, "/properties/AlarmConfiguration", "{}"),
                        "deployment.group.alarms@" + GROUP),
                new Fault(
                        Change.replace("alarms disabled", GROUP, "/properties/AlarmConfiguration/Enabled", "false"),
                        "deployment.group.alarms@" + GROUP),
                new Fault(
                        Change.add(
                                "goes on when the alarms cannot be read",
                                GROUP,
                                "/properties/AlarmConfiguration/IgnorePollAlarmFailure",
                                "true"),
                        "deployment.group.alarms@" + GROUP),
                new Fault(
                        Change.replace(
                                "auto-rollback off", GROUP, "/properties/AutoRollbackConfiguration/Enabled", "false"),
                        "deployment.group.auto-rollback@" + GROUP),
                new Fault(
                        Change.replace(
                                "all traffic at once",
                                GROUP,
                                "/properties/DeploymentConfigName",
                                "\"CodeDeployDefault.LambdaAllAtOnce\""),
                        "deployment.group.config@" + GROUP),
                new Fault(
                        Change.replace(
                                "another role",
                                GROUP,
                                "/properties/ServiceRoleArn",
                                "\"arn:aws:iam::111122223333:role/other\""),
                        "deployment.group.role@" + GROUP),
                new Fault(
                        Change.add("last deployment failed", GROUP, "/state/lastAttemptedDeployment", """
                                {"deploymentId": "d-ABCDEFGH1", "status": "Failed", "createTime": "2026-11-27T03:00:00Z"}"""),
                        "deployment.last-succeeded@" + GROUP),
                new Fault(Change.delete("group deleted", GROUP), "deployment.group.exists@" + GROUP),
                new Fault(
                        Change.add(
                                "weights of 50 % left on the alias",
                                "PollenateAssetAliaslive",
                                "/state/RoutingConfig",
                                "{\"AdditionalVersionWeights\": {\"1\": 0.5}}"),
                        "deployment.alias-settled@PollenateAssetAliaslive"));
    }

    @TestFactory
    Stream<DynamicTest> isTheOnlyFinding() {
        var stack = StackOnLocalCloud.shared();
        return faults().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.change().name(), () -> {
                    stack.admin().reset();
                    fault.change().apply().accept(stack.admin());

                    var validation = Validation.of(stack);

                    assertThat(validation.exitCode()).as(validation.err()).isEqualTo(1);
                    assertThat(validation.findings("FAIL")).containsExactly(fault.finding());
                    assertThat(validation.findings("UNKNOWN")).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> isHealthyOtherwise() {
        var stack = StackOnLocalCloud.shared();
        return Stream.of(DynamicTest.dynamicTest("reset", () -> {
            stack.admin().reset();

            assertThat(Validation.of(stack).verdict()).isEqualTo("HEALTHY");
        }));
    }
}
