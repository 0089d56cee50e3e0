package localcloud.service.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * New code on its way to the aliases. What must happen is told at
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html (hooks),
 * …/deployments-rollback-and-redeploy.html (rollbacks), …/deployment-groups-configure-advanced-options.html (alarms), and by the API
 * reference of PutLifecycleEventHookExecutionStatus.
 */
final class StackUpdateTest {
    private static final String[] SEVEN = {"One", "Two", "Three", "Four", "Five", "Six", "Seven"};

    private Optional<Gate> opened = Optional.empty();

    @BeforeEach
    void open(@TempDir Path project) throws IOException {
        opened = Optional.of(new Gate(project));
    }

    @AfterEach
    void close() {
        gate().close();
    }

    @Test
    void shipsAGoodVersion() {
        gate().allSucceed();

        var update = gate().ship("Two");

        assertThat(update.path("status").asText()).isEqualTo("Succeeded");
        assertThat(update.path("rolledBack").asBoolean(true)).isFalse();
        var two = function(update, "Two");
        assertThat(two.path("before").asText()).isEqualTo("1");
        assertThat(two.path("target").asText()).isEqualTo("2");
        assertThat(two.path("after").asText()).isEqualTo("2");
        assertThat(two.path("weightsMoved").asBoolean()).isTrue();
        assertThat(Gate.json(two.path("hooks").toString())).isEqualTo(Gate.json("""
                        [{"event": "BeforeAllowTraffic", "status": "Succeeded", "millis": 0},
                         {"event": "AfterAllowTraffic", "status": "Succeeded", "millis": 0}]"""));
        assertThat(gate().alias("Two")).isEqualTo("2");
        assertThat(gate().info(two.path("deploymentId").asText()).path("status").asText())
                .isEqualTo("Succeeded");
    }

    /** "The payload": DeploymentId and LifecycleEventHookExecutionId, and nothing else. */
    @Test
    void callsHooksAsTheServiceRole() {
        gate().allSucceed();

        gate().ship("Two");

        assertThat(gate().hooks).hasSize(2).allSatisfy(hook -> {
            assertThat(hook.payload().properties().stream().map(member -> member.getKey()))
                    .containsExactlyInAnyOrder("DeploymentId", "LifecycleEventHookExecutionId");
            assertThat(hook.deployment()).matches("d-[A-Z0-9]{9}");
            assertThat(hook.caller()).contains(":role/gate-CodeDeployServiceRole-");
            assertThat(hook.function())
                    .isEqualTo("arn:aws:lambda:eu-west-1:111122223333:function:CodeDeployHook_canary");
        });
    }

    /** The example at https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html. */
    @Test
    void tellsTheDefaultBus() {
        gate().allSucceed();

        var update = gate().ship("Two");

        var deployment = "CodeDeploy Deployment State-change Notification";
        assertThat(gate().told(deployment, "/detail/state")).containsExactly("START", "SUCCESS");
        assertThat(gate().told(deployment, "/detail/deploymentId"))
                .containsOnly(function(update, "Two").path("deploymentId").asText());
        var group = gate().resources.find("TwoDeploymentGroup").orElseThrow();
        assertThat(gate().told(deployment, "/detail/instanceGroupId"))
                .containsOnly(group.state().path("deploymentGroupId").asText());
        assertThat(gate().told(deployment, "/detail/deploymentGroup")).containsOnly(group.physicalId());
        assertThat(gate().told("CloudFormation Stack Status Change", "/detail/status-details/status"))
                .containsExactly("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE");
        assertThat(gate().stack().status()).isEqualTo("UPDATE_COMPLETE");
        assertThat(gate().stack().updated()).contains(Gate.NOW);
    }

    @Test
    void movesNoTrafficWhenTheFirstHookFails() {
        gate().failsIn("two", "BeforeAllowTraffic");

        var update = gate().ship("Two");

        assertThat(update.path("status").asText()).isEqualTo("Failed");
        assertThat(update.path("rolledBack").asBoolean()).isTrue();
        var two = function(update, "Two");
        assertThat(two.path("weightsMoved").asBoolean(true)).isFalse();
        assertThat(two.path("after").asText()).isEqualTo("1");
        assertThat(two.path("reason").asText()).startsWith("HOOK_EXECUTION_FAILURE");
        assertThat(gate().alias("Two")).isEqualTo("1");
        assertThat(steps(two))
                .containsExactly("BeforeAllowTraffic Failed", "AllowTraffic Skipped", "AfterAllowTraffic Skipped");
        assertThat(gate().told("CloudFormation Stack Status Change", "/detail/status-details/status"))
                .containsExactly(
                        "UPDATE_IN_PROGRESS",
                        "UPDATE_ROLLBACK_IN_PROGRESS",
                        "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
                        "UPDATE_ROLLBACK_COMPLETE");
        assertThat(gate().resources
                        .find("Two")
                        .orElseThrow()
                        .properties()
                        .at("/Code/S3Key")
                        .asText())
                .isEqualTo("old.jar");
    }

    /** "These rolled-back deployments are technically new deployments, with new deployment IDs." */
    @Test
    void rollsBackByADeploymentOfItsOwn() {
        gate().failsIn("two", "AfterAllowTraffic");

        var two = function(gate().ship("Two"), "Two");

        assertThat(two.path("weightsMoved").asBoolean()).isTrue();
        assertThat(gate().alias("Two")).isEqualTo("1");
        var failed = gate().info(two.path("deploymentId").asText());
        assertThat(failed.path("status").asText()).isEqualTo("Failed");
        assertThat(failed.path("creator").asText()).isEqualTo("CloudFormation");
        assertThat(failed.at("/errorInformation/code").asText()).isEqualTo("HOOK_EXECUTION_FAILURE");
        var back = gate().info(failed.at("/rollbackInfo/rollbackDeploymentId").asText());
        assertThat(back.path("creator").asText()).isEqualTo("codeDeployRollback");
        assertThat(back.path("status").asText()).isEqualTo("Succeeded");
        assertThat(back.at("/rollbackInfo/rollbackTriggeringDeploymentId").asText())
                .isEqualTo(two.path("deploymentId").asText());
        assertThat(gate().hooks).hasSize(2);
    }

    @Test
    void callsTheHooksOfARollbackWhenAsked() {
        gate().failsIn("two", "AfterAllowTraffic");

        gate().ship(Gate.object().put("rollbackHooks", true), "Two");

        assertThat(gate().hooks.stream().map(Gate.Hook::event))
                .containsExactly("BeforeAllowTraffic", "AfterAllowTraffic", "BeforeAllowTraffic", "AfterAllowTraffic");
        assertThat(gate().alias("Two")).isEqualTo("1");
    }

    /** Without automatic rollback it is CloudFormation that brings the alias back. */
    @Test
    void isBroughtBackByCloudFormation() {
        gate().resources.update("TwoDeploymentGroup", group -> {
            group.properties().putObject("AutoRollbackConfiguration").put("Enabled", false);
            return group;
        });
        gate().failsIn("two", "AfterAllowTraffic");

        var two = function(gate().ship("Two"), "Two");

        assertThat(gate().alias("Two")).isEqualTo("1");
        assertThat(gate().info(two.path("rollbackDeploymentId").asText())
                        .path("creator")
                        .asText())
                .isEqualTo("CloudFormationRollback");
    }

    /** "If CodeDeploy is not notified within one hour, it assumes the deployment failed." */
    @Test
    void failsWhenNobodyReports() {
        var two = function(gate().ship(Gate.object().put("hookLimitMillis", 2), "Two"), "Two");

        assertThat(two.path("reason").asText()).startsWith("TIMEOUT");
        assertThat(two.path("weightsMoved").asBoolean(true)).isFalse();
        assertThat(gate().report(gate().hooks.getFirst(), "Succeeded")
                        .path("code")
                        .asText())
                .isEqualTo("LifecycleEventAlreadyCompletedException");
    }

    /** AWSCodeDeployRoleForLambda allows functions named CodeDeployHook_* only. */
    @Test
    void failsWhenTheRoleMayNotCallTheHook() {
        gate().resources.update("TwoAliaslive", alias -> {
            alias.state()
                    .withObject("/UpdatePolicy/CodeDeployLambdaAliasUpdate")
                    .put("BeforeAllowTrafficHook", "three");
            return alias;
        });

        var two = function(gate().ship("Two"), "Two");

        assertThat(two.path("reason").asText())
                .startsWith("IAM_ROLE_PERMISSIONS")
                .contains("is not authorized to perform: lambda:InvokeFunction");
        assertThat(gate().hooks).isEmpty();
    }

    @Test
    void stopsOnAnAlarmWhileWeightsShift() {
        gate().allSucceed();
        gate().onTraffic("One", alias -> {
            if (alias.contains("0.1")) {
                gate().error("one");
            }
        });

        var one = function(gate().ship("One"), "One");

        assertThat(one.path("deploymentStatus").asText()).isEqualTo("Stopped");
        assertThat(one.path("reason").asText()).startsWith("ALARM_ACTIVE").contains("one-errors");
        assertThat(one.path("weightsMoved").asBoolean()).isTrue();
        assertThat(gate().alias("One")).isEqualTo("1");
        assertThat(gate().told("CodeDeploy Deployment State-change Notification", "/detail/state"))
                .containsExactly("START", "STOP", "START", "SUCCESS");
    }

    /** CodeDeployDefault.LambdaCanary10Percent5Minutes. */
    @Test
    void sendsTenPercentFirst() {
        gate().allSucceed();
        var seen = new ArrayList<String>();
        gate().onTraffic("One", seen::add);

        assertThat(gate().ship("One").path("status").asText()).isEqualTo("Succeeded");

        assertThat(seen).containsExactly("1{\"2\":0.1}", "2");
    }

    /** "An alarm that is already in ALARM": nothing is even tried. */
    @Test
    void doesNotStartUnderAnAlarm() {
        gate().error("one");

        var one = function(gate().ship("One"), "One");

        assertThat(one.path("reason").asText()).startsWith("ALARM_ACTIVE");
        assertThat(one.path("weightsMoved").asBoolean(true)).isFalse();
        assertThat(gate().hooks).isEmpty();
    }

    /** AlarmConfiguration.ignorePollAlarmFailure. */
    @Test
    void stopsWhenAnAlarmCannotBeAsked() {
        gate().allSucceed();
        gate().resources.remove("OneErrors");

        assertThat(gate().ship("One").path("status").asText()).isEqualTo("Failed");

        gate().resources.update("OneDeploymentGroup", group -> {
            group.properties().withObject("/AlarmConfiguration").put("IgnorePollAlarmFailure", true);
            return group;
        });
        assertThat(gate().ship("One").path("status").asText()).isEqualTo("Succeeded");
    }

    /** CodeDeployDefault.LambdaLinear10PercentEvery1Minute. */
    @Test
    void shiftsByTenPercentAMinute() {
        gate().allSucceed();
        var seen = new ArrayList<String>();
        gate().onTraffic("Linear", seen::add);

        gate().ship("Linear");

        assertThat(seen)
                .containsExactly(
                        "1{\"2\":0.1}",
                        "1{\"2\":0.2}",
                        "1{\"2\":0.3}",
                        "1{\"2\":0.4}",
                        "1{\"2\":0.5}",
                        "1{\"2\":0.6}",
                        "1{\"2\":0.7}",
                        "1{\"2\":0.8}",
                        "1{\"2\":0.9}",
                        "2");
    }

    @Test
    void shipsSevenAtOnce() {
        gate().allSucceed();

        var update = gate().ship(SEVEN);

        assertThat(update.path("status").asText()).isEqualTo("Succeeded");
        assertThat(gate().hooks).hasSize(14);
        for (var name : SEVEN) {
            assertThat(gate().alias(name)).as(name).isEqualTo("2");
        }
    }

    /** A failed hook fails the whole update of the stack. */
    @Test
    void takesAllSevenBackForOne() {
        gate().failsIn("seven", "AfterAllowTraffic");

        var update = gate().ship(SEVEN);

        assertThat(update.path("status").asText()).isEqualTo("Failed");
        for (var name : SEVEN) {
            assertThat(gate().alias(name)).as(name).isEqualTo("1");
            assertThat(function(update, name).path("after").asText()).as(name).isEqualTo("1");
        }
        assertThat(gate().stack().status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(function(update, "Seven").path("deploymentStatus").asText()).isEqualTo("Failed");
    }

    /** An alias without an update policy is CloudFormation's own business. */
    @Test
    void movesAnAliasWithoutAPolicyAtOnce() {
        var plain = function(gate().ship("Plain"), "Plain");

        assertThat(plain.path("after").asText()).isEqualTo("2");
        assertThat(plain.path("hooks")).isEmpty();
        assertThat(plain.has("deploymentId")).isFalse();
        assertThat(plain.path("weightsMoved").asBoolean()).isTrue();
    }

    @Test
    void bringsAnAliasWithoutAPolicyBackToo() {
        gate().failsIn("two", "BeforeAllowTraffic");

        gate().ship("Plain", "Two");

        assertThat(gate().alias("Plain")).isEqualTo("1");
    }

    @Test
    void canBeShippedAgainAfterAFailure() {
        gate().failsIn("two", "BeforeAllowTraffic");
        gate().ship("Two");
        gate().allSucceed();

        var two = function(gate().ship("Two"), "Two");

        assertThat(two.path("before").asText()).isEqualTo("1");
        assertThat(two.path("after").asText()).isEqualTo("3");
    }

    @Test
    void refusesASecondUpdateMeanwhile() {
        var first = gate().start(Gate.object(), "Two");

        assertThat(gate().shown(first).path("status").asText()).isEqualTo("InProgress");
        var second = gate().start(Gate.object(), "Three");

        assertThat(second).isEmpty();
        gate().background.drop();
        assertThat(gate().alias("Two")).isEqualTo("1");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThat(gate().start(Gate.object(), "Nothing")).isEmpty();
        assertThat(gate().start(Gate.object())).isEmpty();
        assertThat(gate().start(Gate.object().put("jar", "absent.jar"), "Two")).isEmpty();
        assertThat(gate().start(Gate.object().put("minuteMillis", 0), "Two")).isEmpty();
        assertThat(gate().start(Gate.object().put("nonsense", 0), "Two")).isEmpty();
        assertThat(gate().start(Gate.object(), "OneErrors")).isEmpty();
        assertThat(gate().shown("update-9").path("error").asInt()).isEqualTo(404);
        assertThat(gate().stack().status()).isEqualTo("CREATE_COMPLETE");
        assertThat(gate().alias("Two")).isEqualTo("1");
    }

    private List<String> steps(JsonNode function) {
        var steps = new ArrayList<String>();
        gate().call(
                        "GetDeploymentTarget",
                        "deploymentId",
                        function.path("deploymentId").asText(),
                        "targetId",
                        function.path("name").asText().toLowerCase(Locale.ROOT))
                .at("/deploymentTarget/lambdaTarget/lifecycleEvents")
                .forEach(step -> steps.add(step.path("lifecycleEventName").asText() + " "
                        + step.path("status").asText()));
        return steps;
    }

    private static JsonNode function(JsonNode update, String name) {
        for (var function : update.path("functions")) {
            if (function.path("name").asText().equals(name)) {
                return function;
            }
        }
        throw new AssertionError(name + " is not in " + update);
    }

    private Gate gate() {
        return opened.orElseThrow();
    }
}
