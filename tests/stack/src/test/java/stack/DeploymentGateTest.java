package stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The canary is both hooks of every function that it judges, and of nothing else. */
class DeploymentGateTest {
    /** Scheduled functions have no traffic to shift; of the events, a tenth goes to the new version first. */
    private static final Map<String, String> CONFIGS = Map.of(
            "SyncAssets", "AllAtOnce",
            "SyncEarningsCalendar", "AllAtOnce",
            "TriggerEarningsPollenation", "AllAtOnce",
            "TriggerRegularPollenation", "AllAtOnce",
            "SyncNewsSentiment", "AllAtOnce",
            "PollenateAsset", "Canary10Percent5Minutes",
            "MarkEarningsProcessed", "Canary10Percent5Minutes");

    private static final JsonNode RESOURCES = Stack.TEMPLATE.get("Resources");

    @Test
    void theCanaryIsBothHooksOfEveryFunction() {
        CONFIGS.keySet().forEach(function -> {
            var update = RESOURCES.at("/" + function + "Aliaslive/UpdatePolicy/CodeDeployLambdaAliasUpdate");
            assertThat(update.at("/BeforeAllowTrafficHook/Ref").asText())
                    .as(function)
                    .isEqualTo("Canary");
            assertThat(update.at("/AfterAllowTrafficHook/Ref").asText())
                    .as(function)
                    .isEqualTo("Canary");
        });
    }

    @Test
    void theCanaryIsNoHookOfItsOwn() {
        assertThat(RESOURCES.at("/CanaryAliaslive").isMissingNode()).isFalse();
        assertThat(RESOURCES.at("/CanaryAliaslive").has("UpdatePolicy")).isFalse();
        assertThat(RESOURCES.has("CanaryDeploymentGroup")).isFalse();
    }

    /** AWSCodeDeployRoleForLambda may invoke no other function than CodeDeployHook_*. */
    @Test
    void theHookHasTheNameThatCodeDeployMayInvoke() {
        assertThat(RESOURCES.at("/Canary/Properties/FunctionName/Fn::Sub").asText())
                .startsWith("CodeDeployHook_");
    }

    @Test
    void everyGroupShiftsAsMeantRollsBackAndConsultsTheFunctionsOwnAlarm() {
        CONFIGS.forEach((function, config) -> {
            var group = RESOURCES.at("/" + function + "DeploymentGroup/Properties");
            assertThat(group.at("/DeploymentConfigName/Fn::Sub/1/ConfigName").asText())
                    .as(function)
                    .isEqualTo(config);
            assertThat(group.at("/AutoRollbackConfiguration/Enabled").asBoolean())
                    .isTrue();
            var alarms = group.at("/AlarmConfiguration/Fn::If");
            assertThat(alarms.path(0).asText()).isEqualTo("DeploymentAlarmsEnabled");
            assertThat(alarms.at("/1/Alarms/0/Name/Ref").asText()).isEqualTo(function + "Errors");
            assertThat(alarms.at("/1/Alarms")).hasSize(1);
            assertThat(alarms.at("/2").isEmpty()).isTrue();
        });
    }

    /** CloudFormation refuses a template in which resources refer to each other in a circle. */
    @Test
    void noResourceDependsOnItself() {
        RESOURCES.fieldNames().forEachRemaining(name -> visit(name, new ArrayList<>(), new TreeSet<>()));
    }

    private static void visit(String name, List<String> path, Set<String> done) {
        assertThat(path).as("a circle back to " + name).doesNotContain(name);
        if (done.contains(name)) {
            return;
        }
        path.add(name);
        var references = new TreeSet<String>();
        references(RESOURCES.get(name), references);
        references.stream().filter(RESOURCES::has).forEach(each -> visit(each, path, done));
        path.removeLast();
        done.add(name);
    }

    private static void references(JsonNode node, Set<String> found) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                var value = entry.getValue();
                switch (entry.getKey()) {
                    case "Ref" -> found.add(value.asText());
                    case "Fn::GetAtt" ->
                        found.add(
                                value.isArray()
                                        ? value.path(0).asText()
                                        : value.asText().split("\\.", 2)[0]);
                    case "Fn::Sub" -> {
                        var text = value.isArray() ? value.path(0).asText() : value.asText();
                        Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]")
                                .matcher(text)
                                .results()
                                .forEach(match -> found.add(match.group(1)));
                        references(value, found);
                    }
                    case "DependsOn" -> {
                        if (value.isTextual()) {
                            found.add(value.asText());
                        } else {
                            value.forEach(each -> found.add(each.asText()));
                        }
                    }
                    default -> references(value, found);
                }
            });
        } else {
            node.forEach(each -> references(each, found));
        }
    }
}
