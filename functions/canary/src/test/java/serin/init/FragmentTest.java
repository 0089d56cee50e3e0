package serin.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.Checks;
import serin.template.MalformedTemplate;
import serin.template.Template;
import serin.template.TemplateReader;
import serin.template.Value;

/** What `init` prints, read back. That it lints, translates and deploys is held by tests/init. */
class FragmentTest {

    private static String fragment(String template) {
        return Fragment.of(TemplateReader.read(template), Checks.ALL);
    }

    private static Template read(String template) {
        return TemplateReader.read(fragment(template));
    }

    /** The resources on which each action is granted, as they are written, by the logical id of the canary. */
    private static Map<String, Set<String>> granted(String template, String canary) {
        var granted = new TreeMap<String, Set<String>>();
        var policy = read(template).resources().entries().get(canary + "Reads");
        for (var statement : items(at(policy, "Properties", "PolicyDocument", "Statement"))) {
            var plain = SamFunction.entries(statement).containsKey("Fn::If")
                    ? items(at(statement, "Fn::If")).get(1)
                    : statement;
            for (var action : items(at(plain, "Action"))) {
                items(at(plain, "Resource"))
                        .forEach(resource -> granted.computeIfAbsent(((Value.Text) action).text(), _ -> new TreeSet<>())
                                .add(resource.toString()));
            }
        }
        return granted;
    }

    private static Value at(@Nullable Value value, String... path) {
        Value found = value == null ? new Value.Null() : value;
        for (var name : path) {
            found = SamFunction.entries(found).getOrDefault(name, new Value.Null());
        }
        return found;
    }

    private static List<Value> items(Value value) {
        return value instanceof Value.Sequence(var items) ? items : List.of(value);
    }

    @Test
    void grantsNothingOnKindsThatTheStackLacks() {
        assertThat(granted("{\"Resources\": {\"Orders\": {\"Type\": \"AWS::SQS::Queue\"}}}", "Canary"))
                .containsKeys("sqs:GetQueueAttributes", "lambda:GetFunction", "iam:GetRole")
                .doesNotContainKeys(
                        "dynamodb:DescribeTable", "sns:GetTopicAttributes", "kms:DescribeKey", "iam:GetPolicy");
    }

    @Test
    void namesEachResourceByItsLogicalId() {
        assertThat(granted(
                                "{\"Resources\": {\"Orders\": {\"Type\": \"AWS::DynamoDB::Table\", \"Properties\": {\"KeySchema\": []}}}}",
                                "Canary")
                        .get("dynamodb:DescribeTable"))
                .singleElement()
                .asString()
                .contains("Fn::GetAtt", "Orders", "Arn");
    }

    @Test
    void reachesTheCanaryItself() {
        assertThat(granted("{\"Resources\": {}}", "Canary"))
                .hasEntrySatisfying(
                        "lambda:GetFunction",
                        arns -> assertThat(arns.toString()).contains("Canary"))
                .hasEntrySatisfying(
                        "iam:GetRole", arns -> assertThat(arns.toString()).contains("CanaryRole"))
                .hasEntrySatisfying(
                        "events:ListTargetsByRule",
                        arns -> assertThat(arns.toString()).contains("CanaryHourly", "CanaryStackChanged"));
    }

    @Test
    void everyActionThatACheckReadsWithHasAKind() {
        assertThat(Checks.ALL)
                .allSatisfy(check -> assertThat(check.info().reads())
                        .allSatisfy(
                                action -> assertThat(Kind.of(action)).as(action).isPresent()));
    }

    @Test
    void takesANameThatIsFree() {
        var template = "{\"Resources\": {\"Canary\": {\"Type\": \"AWS::SQS::Queue\"}, \"SerinCanaryRole\":"
                + " {\"Type\": \"AWS::SQS::Queue\"}}}";
        assertThat(read(template).resources().entries()).containsOnlyKeys("SerinCanary2", "SerinCanary2Reads");
    }

    @Test
    void guardsWhatIsThereOnlyUnderACondition() {
        var policy = read("{\"Conditions\": {\"Prod\": true}, \"Resources\": {\"Q\": {\"Type\": \"AWS::SQS::Queue\","
                        + " \"Condition\": \"Prod\"}}}")
                .resources()
                .entries()
                .get("CanaryReads");
        assertThat(items(at(policy, "Properties", "PolicyDocument", "Statement")))
                .filteredOn(statement -> SamFunction.entries(statement).containsKey("Fn::If"))
                .singleElement()
                .satisfies(statement -> {
                    var branches = items(at(statement, "Fn::If"));
                    assertThat(branches.getFirst()).isEqualTo(new Value.Text("Prod"));
                    assertThat(branches.get(1).toString()).contains("sqs:GetQueueAttributes", "Q");
                    assertThat(branches.get(2).toString()).contains("AWS::NoValue");
                });
    }

    @Test
    void addsHooksToFunctionsThatHaveAnAliasAndNoPreference() {
        var template = "{\"Globals\": {\"Function\": {\"AutoPublishAlias\": \"live\"}}, \"Resources\": {"
                + "\"A\": {\"Type\": \"AWS::Serverless::Function\"}, \"B\": {\"Type\": \"AWS::Serverless::Function\","
                + " \"Properties\": {\"DeploymentPreference\": {\"Type\": \"AllAtOnce\"}}}}}";
        var resources = read(template).resources().entries();
        assertThat(resources).containsOnlyKeys("Canary", "CanaryReads", "A");
        assertThat(at(resources.get("A"), "Properties", "DeploymentPreference", "Hooks")
                        .toString())
                .contains("PreTraffic", "PostTraffic", "Canary");
        assertThat(granted(template, "Canary"))
                .containsKeys("codedeploy:PutLifecycleEventHookExecutionStatus", "cloudwatch:GetMetricData")
                .hasEntrySatisfying(
                        "codedeploy:GetDeploymentGroup",
                        arns -> assertThat(arns.toString())
                                .contains("deploymentgroup:*/${ADeploymentGroup}", "${BDeploymentGroup}"));
    }

    /** SAM makes no group of a preference that is switched off: a reference to it would not deploy. */
    @Test
    void refersToNoGroupOfAPreferenceThatIsOff() {
        var template = "{\"Resources\": {\"A\": {\"Type\": \"AWS::Serverless::Function\", \"Properties\": {"
                + "\"AutoPublishAlias\": \"live\", \"DeploymentPreference\": {\"Type\": \"AllAtOnce\", \"Enabled\": false}}}}}";
        assertThat(granted(template, "Canary")).doesNotContainKey("codedeploy:GetDeploymentGroup");
    }

    /** A stack that is too large to be named has a policy that still fits: 10,240 characters a role. */
    @Test
    void fitsHoweverLargeTheStack() {
        var resources = new LinkedHashMap<String, String>();
        for (var i = 0; i < 400; i++) {
            resources.put("T" + i, "\"T" + i + "\": {\"Type\": \"AWS::DynamoDB::Table\"}");
        }
        assertThat(granted("{\"Resources\": {" + String.join(",", resources.values()) + "}}", "Canary")
                        .get("dynamodb:DescribeTable"))
                .singleElement()
                .asString()
                .contains("table/*");
    }

    /** The same application, before SAM has processed it and after: what is granted is granted on resources of the same kinds. */
    @Test
    void readsUnprocessedTemplatesToo() throws IOException {
        var sam = Files.readString(Path.of(System.getProperty("serin.root"), "tests", "init", "orders.yaml"));
        assertThat(granted(sam, "SerinCanary"))
                .hasEntrySatisfying(
                        "events:ListTargetsByRule",
                        arns -> assertThat(arns.toString()).contains("CanaryDaily", "CanaryOrdered"))
                .hasEntrySatisfying(
                        "iam:GetRole",
                        arns -> assertThat(arns.toString()).contains("CanaryRole", "CodeDeployServiceRole"))
                .containsKeys(
                        "lambda:GetAlias", "lambda:GetPolicy", "dynamodb:DescribeTable", "sqs:GetQueueAttributes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Resources\": {\"Fn::ForEach::Tables\": []}}",
                "{\"Resources\": {\"a: b\\nc\": {\"Type\": \"AWS::SQS::Queue\"}}}",
                "{\"Resources\": {\"A\": {\"Type\": {}}}}",
                "{\"Resources\": {\"A\": {\"Type\": \"AWS::SQS::Queue\", \"Condition\": \"x\\n- y\"}}}",
                "{}",
                ""
            })
    void refusesWhatIsNoTemplate(String template) {
        assertThatThrownBy(() -> fragment(template)).isInstanceOf(MalformedTemplate.class);
    }
}
