package localcloud.service.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CodeDeploy's operations; which error each may answer is the API reference's list of that operation. */
final class CodeDeployOperationsTest {
    private Optional<Gate> opened = Optional.empty();

    @BeforeEach
    void open(@TempDir Path project) throws IOException {
        opened = Optional.of(new Gate(project));
    }

    @AfterEach
    void close() {
        gate().close();
    }

    /** "Succeeded and Failed are the only valid values for status." */
    @ParameterizedTest
    @ValueSource(strings = {"Pending", "InProgress", "Skipped", "Unknown", "succeeded", "", "Ready"})
    void takesNoOtherWord(String status) {
        gate().onHook(hook -> {
            assertThat(code(gate().report(hook, status)))
                    .isEqualTo("InvalidLifecycleEventHookExecutionStatusException");
            gate().report(hook, "Succeeded");
        });

        assertThat(gate().ship("Two").path("status").asText()).isEqualTo("Succeeded");
        assertThat(gate().hooks).hasSize(2);
    }

    @Test
    void takesTheFirstReportOnly() {
        gate().onHook(hook -> {
            assertThat(gate().report(hook, "Succeeded")
                            .path("lifecycleEventHookExecutionId")
                            .asText())
                    .isEqualTo(hook.execution());
            assertThat(code(gate().report(hook, "Failed"))).isEqualTo("LifecycleEventAlreadyCompletedException");
            assertThat(code(gate().report(hook, "Succeeded"))).isEqualTo("LifecycleEventAlreadyCompletedException");
        });

        assertThat(gate().ship("Two").path("status").asText()).isEqualTo("Succeeded");
        assertThat(code(gate().report(gate().hooks.getFirst(), "Failed")))
                .isEqualTo("LifecycleEventAlreadyCompletedException");
    }

    @Test
    void refusesReportsThatNameNothing() {
        gate().onHook(hook -> {
            assertThat(code(report(hook.deployment(), "11111111-2222-3333-4444-555555555555")))
                    .isEqualTo("InvalidLifecycleEventHookExecutionIdException");
            assertThat(code(report("d-AAAAAAAAA", hook.execution()))).isEqualTo("DeploymentDoesNotExistException");
            assertThat(code(report("nonsense", hook.execution()))).isEqualTo("InvalidDeploymentIdException");
            assertThat(code(report("", hook.execution()))).isEqualTo("DeploymentIdRequiredException");
            gate().report(hook, "Succeeded");
        });

        assertThat(gate().ship("Two").path("status").asText()).isEqualTo("Succeeded");
        assertThat(gate().hooks).hasSize(2);
    }

    /** An execution id belongs to one deployment. */
    @Test
    void refusesAReportForAnotherDeployment() {
        gate().allSucceed();
        gate().ship("Two", "Three");
        var first = gate().hooks.getFirst();
        var other = gate().hooks.stream()
                .filter(hook -> !hook.deployment().equals(first.deployment()))
                .findFirst()
                .orElseThrow();

        assertThat(code(report(first.deployment(), other.execution())))
                .isEqualTo("InvalidLifecycleEventHookExecutionIdException");
    }

    /** GetDeployment: "The content property of the appSpecContent object in the returned revision is always null." */
    @Test
    void showsTheAppSpecByItsRevision() {
        gate().allSucceed();
        var id = gate().ship("Two").at("/functions/0/deploymentId").asText();
        var info = gate().info(id);
        assertThat(info.at("/revision/revisionType").asText()).isEqualTo("String");
        assertThat(info.at("/revision/string/content").isMissingNode()).isTrue();
        var input = Gate.object();
        input.set("applicationName", info.path("applicationName"));
        input.set("revision", info.path("revision"));

        var revision = gate().call("GetApplicationRevision", input);

        assertThat(Gate.json(revision.at("/revision/string/content").asText())).isEqualTo(Gate.json("""
                        {"version": "0.0", "Resources": [{"two": {"Type": "AWS::Lambda::Function", "Properties": {
                        "Name": "two", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}],
                        "Hooks": [{"BeforeAllowTraffic": "CodeDeployHook_canary"}, {"AfterAllowTraffic": "CodeDeployHook_canary"}]}"""));
        ((ObjectNode) input.at("/revision/string")).put("sha256", "0");
        assertThat(code(gate().call("GetApplicationRevision", input))).isEqualTo("RevisionDoesNotExistException");
    }

    @Test
    void showsTargets() {
        gate().allSucceed();
        var id = gate().ship("Two").at("/functions/0/deploymentId").asText();

        var input = Gate.object().put("deploymentId", id);
        input.putArray("targetIds").add("two");
        var target = gate().call("BatchGetDeploymentTargets", input).at("/deploymentTargets/0");

        assertThat(target.path("deploymentTargetType").asText()).isEqualTo("LambdaTarget");
        assertThat(target.at("/lambdaTarget/lambdaFunctionInfo")).isEqualTo(Gate.json("""
                        {"functionName": "two", "functionAlias": "live", "currentVersion": "1", "targetVersion": "2",
                        "targetVersionWeight": 100.0}"""));
        input.putArray("targetIds").add("three");
        assertThat(code(gate().call("BatchGetDeploymentTargets", input)))
                .isEqualTo("DeploymentTargetDoesNotExistException");
        input.putArray("targetIds");
        assertThat(code(gate().call("BatchGetDeploymentTargets", input)))
                .isEqualTo("DeploymentTargetIdRequiredException");
    }

    @Test
    void listsDeploymentsNewestFirst() {
        gate().allSucceed();
        var first = gate().ship("Two").at("/functions/0/deploymentId").asText();
        var second = gate().ship("Two").at("/functions/0/deploymentId").asText();
        var info = gate().info(first);
        var input = Gate.object();
        input.set("applicationName", info.path("applicationName"));
        input.set("deploymentGroupName", info.path("deploymentGroupName"));

        assertThat(gate().call("ListDeployments", input).path("deployments"))
                .isEqualTo(Gate.json("[\"" + second + "\", \"" + first + "\"]"));
        input.putArray("includeOnlyStatuses").add("Failed");
        assertThat(gate().call("ListDeployments", input).path("deployments")).isEmpty();
        input.putArray("includeOnlyStatuses").add("Nonsense");
        assertThat(code(gate().call("ListDeployments", input))).isEqualTo("InvalidDeploymentStatusException");
        input.remove("applicationName");
        assertThat(code(gate().call("ListDeployments", input))).isEqualTo("ApplicationNameRequiredException");
    }

    @Test
    void remembersAGroupsLastDeployments() {
        gate().allSucceed();
        var good = gate().ship("Two").at("/functions/0/deploymentId").asText();
        gate().failsIn("two", "BeforeAllowTraffic");
        gate().ship("Two");
        var info = gate().info(good);

        var group = gate().call(
                        "GetDeploymentGroup",
                        "applicationName",
                        info.path("applicationName").asText(),
                        "deploymentGroupName",
                        info.path("deploymentGroupName").asText())
                .path("deploymentGroupInfo");

        // The rollback is a deployment too, the last of all.
        assertThat(group.at("/lastSuccessfulDeployment/deploymentId").asText()).isNotEqualTo(good);
        assertThat(group.at("/lastAttemptedDeployment/deploymentId").asText())
                .isEqualTo(group.at("/lastSuccessfulDeployment/deploymentId").asText());
        assertThat(group.at("/autoRollbackConfiguration/enabled").asBoolean()).isTrue();
        assertThat(group.path("computePlatform").asText()).isEqualTo("Lambda");
    }

    /** https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html. */
    @Test
    void knowsThePredefinedConfigurations() {
        assertThat(config("CodeDeployDefault.LambdaCanary10Percent5Minutes")).isEqualTo(Gate.json("""
                        {"type": "TimeBasedCanary", "timeBasedCanary": {"canaryPercentage": 10, "canaryInterval": 5}}"""));
        assertThat(config("CodeDeployDefault.LambdaLinear10PercentEvery2Minutes"))
                .isEqualTo(Gate.json("""
                        {"type": "TimeBasedLinear", "timeBasedLinear": {"linearPercentage": 10, "linearInterval": 2}}"""));
        assertThat(config("CodeDeployDefault.LambdaAllAtOnce")).isEqualTo(Gate.json("{\"type\": \"AllAtOnce\"}"));
        assertThat(code(gate().call("GetDeploymentConfig", "deploymentConfigName", "CodeDeployDefault.Nonsense")))
                .isEqualTo("DeploymentConfigDoesNotExistException");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(code(gate().call("GetApplication", "applicationName", "absent")))
                .isEqualTo("ApplicationDoesNotExistException");
        assertThat(code(gate().call("GetApplication"))).isEqualTo("ApplicationNameRequiredException");
        assertThat(code(gate().call("GetDeployment", "deploymentId", "d-AAAAAAAAA")))
                .isEqualTo("DeploymentDoesNotExistException");
        var application = application();
        assertThat(code(gate().call(
                                "GetDeploymentGroup", "applicationName", application, "deploymentGroupName", "absent")))
                .isEqualTo("DeploymentGroupDoesNotExistException");
        assertThat(gate().call("ListDeploymentGroups", "applicationName", application)
                        .path("deploymentGroups"))
                .hasSize(8);
    }

    @Test
    void createsAUsersDeployment() {
        gate().allSucceed();

        var created = gate().call("CreateDeployment", usersDeployment());
        gate().settle();

        var info = gate().info(created.path("deploymentId").asText());
        assertThat(info.path("status").asText()).isEqualTo("Succeeded");
        assertThat(info.path("creator").asText()).isEqualTo("user");
        assertThat(info.at("/revision/appSpecContent/sha256").asText()).hasSize(64);
        assertThat(gate().alias("Two")).isEqualTo("1");
    }

    @Test
    void stopsADeployment() {
        var id = gate().call("CreateDeployment", usersDeployment())
                .path("deploymentId")
                .asText();
        assertThat(code(gate().call("CreateDeployment", usersDeployment())))
                .isEqualTo("DeploymentLimitExceededException");

        assertThat(gate().call("StopDeployment", "deploymentId", id)
                        .path("status")
                        .asText())
                .isEqualTo("Pending");
        gate().settle();

        assertThat(gate().info(id).path("status").asText()).isEqualTo("Stopped");
        assertThat(gate().info(id).at("/errorInformation/code").asText()).isEqualTo("MANUAL_STOP");
        assertThat(code(gate().call("StopDeployment", "deploymentId", id)))
                .isEqualTo("DeploymentAlreadyCompletedException");
    }

    @Test
    void failsOnAnAliasThatIsNotThere() {
        gate().resources.remove("TwoAliaslive");

        var id = gate().call("CreateDeployment", usersDeployment())
                .path("deploymentId")
                .asText();
        gate().settle();

        assertThat(gate().info(id).at("/errorInformation/code").asText()).isEqualTo("INVALID_LAMBDA_FUNCTION");
        assertThat(gate().hooks).isEmpty();
    }

    @Test
    void refusesARevisionThatIsNone() {
        var input = usersDeployment();
        ((ObjectNode) input.at("/revision/appSpecContent")).put("content", "no JSON");
        assertThat(code(gate().call("CreateDeployment", input))).isEqualTo("InvalidRevisionException");
        input.remove("revision");
        assertThat(code(gate().call("CreateDeployment", input))).isEqualTo("RevisionRequiredException");
    }

    private ObjectNode usersDeployment() {
        var input = Gate.object()
                .put("applicationName", application())
                .put(
                        "deploymentGroupName",
                        gate().resources
                                .find("TwoDeploymentGroup")
                                .orElseThrow()
                                .physicalId());
        input.putObject("revision")
                .put("revisionType", "AppSpecContent")
                .putObject("appSpecContent")
                .put("content", """
                        {"version": 0.0, "Resources": [{"fn": {"Type": "AWS::Lambda::Function", "Properties": {
                        "Name": "two", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "1"}}}],
                        "Hooks": [{"BeforeAllowTraffic": "CodeDeployHook_canary"}]}""");
        return input;
    }

    private String application() {
        return gate().resources
                .find("ServerlessDeploymentApplication")
                .orElseThrow()
                .physicalId();
    }

    private JsonNode config(String name) {
        return Gate.json(gate().call("GetDeploymentConfig", "deploymentConfigName", name)
                .at("/deploymentConfigInfo/trafficRoutingConfig")
                .toString());
    }

    private JsonNode report(String deployment, String execution) {
        return gate().call(
                        "PutLifecycleEventHookExecutionStatus",
                        "deploymentId",
                        deployment,
                        "lifecycleEventHookExecutionId",
                        execution,
                        "status",
                        "Succeeded");
    }

    private static String code(JsonNode answer) {
        return answer.path("code").asText();
    }

    private Gate gate() {
        return opened.orElseThrow();
    }
}
