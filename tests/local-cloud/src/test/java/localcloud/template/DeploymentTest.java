package localcloud.template;

import static localcloud.template.Deploying.deploy;
import static localcloud.template.Deploying.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import localcloud.resource.Resource;
import org.junit.jupiter.api.Test;

/** Wording as CloudFormation answers it; where it is recorded, the corpus has it (cloudformation_stacks.json). */
final class DeploymentTest {
    private static final String QUEUE = "{\"Type\": \"AWS::SQS::Queue\"}";

    @Test
    void makesEachResourceAfterThoseThatItRefersTo() {
        var result = deploy("""
                {"Resources": {
                  "ByDepends": {"Type": "AWS::SNS::Topic", "DependsOn": "BySub"},
                  "BySub": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Fn::Sub": "x ${ByAtt.TopicName}"}}},
                  "ByAtt": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Fn::GetAtt": ["ByRef", "TopicName"]}}},
                  "ByRef": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": "First"}}},
                  "First": {"Type": "AWS::SNS::Topic"}}}
                """);

        assertThat(result.order()).containsExactly("First", "ByRef", "ByAtt", "BySub", "ByDepends");
        assertThat(result.resources())
                .extracting(Resource::logicalId)
                .as("in the template's order")
                .containsExactly("ByDepends", "BySub", "ByAtt", "ByRef", "First");
    }

    @Test
    void namesTheResourcesOfACycleAndNoOthers() {
        assertThatThrownBy(() -> deploy("""
                {"Resources": {
                  "Free": {"Type": "AWS::SNS::Topic"},
                  "B": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": "A"}}},
                  "A": {"Type": "AWS::SNS::Topic", "DependsOn": ["B"]},
                  "Behind": {"Type": "AWS::SNS::Topic", "DependsOn": ["A"]}}}
                """))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Circular dependency between resources: [A, B]");
    }

    @Test
    void namesEachUnknownType() {
        assertThatThrownBy(() -> deploy("""
                {"Resources": {"Vpc": {"Type": "AWS::EC2::VPC"}, "Odd": {"Type": "Custom::Odd"}, "T": {"Type": "AWS::SNS::Topic"}}}
                """))
                .hasMessage(
                        "Template format error: Unrecognized resource types: [AWS::EC2::VPC (Vpc), Custom::Odd (Odd)]");
    }

    @Test
    void leavesOutAResourceWhoseConditionDoesNotHold() {
        var result = deploy("""
                {"Conditions": {"Never": {"Fn::Equals": ["a", "b"]}},
                 "Resources": {"Gone": {"Type": "AWS::EC2::VPC", "Condition": "Never"}, "T": {"Type": "AWS::SNS::Topic", "DependsOn": "Gone"}},
                 "Outputs": {"Gone": {"Condition": "Never", "Value": {"Ref": "Gone"}}}}
                """);

        assertThat(result.order()).containsExactly("T");
        assertThat(result.stack().outputs()).isEmpty();
    }

    @Test
    void takesParametersThenDefaultsAndMasksSecrets() {
        var template = """
                {"Parameters": {"Stage": {"Type": "String", "Default": "dev", "AllowedValues": ["dev", "prod"]},
                                "Secret": {"Type": "String", "NoEcho": true},
                                "Names": {"Type": "CommaDelimitedList", "Default": "a, b"},
                                "Count": {"Type": "Number", "Default": 3, "MinValue": 1, "MaxValue": 5}},
                 "Resources": {},
                 "Outputs": {"It": {"Value": {"Fn::Sub": ["${Stage} ${Secret} ${Joined} ${Count}",
                    {"Joined": {"Fn::Join": ["+", {"Ref": "Names"}]}}]}}}}
                """;

        var stack = deploy(template, Map.of("Secret", "x")).stack();
        assertThat(stack.outputs().getFirst().value()).isEqualTo("dev x a+b 3");
        assertThat(stack.parameters()).containsEntry("Secret", "****").containsEntry("Stage", "dev");

        assertRefused(template, Map.of(), "Parameters: [Secret] must have values");
        assertRefused(template, Map.of("Secret", "x", "Sage", "y"), "Parameters: [Sage] do not exist in the template");
        assertRefused(
                template, Map.of("Secret", "x", "Stage", "test"), "Parameter 'Stage' must be one of AllowedValues");
        assertRefused(template, Map.of("Secret", "x", "Count", "6"), "not greater than 5");
        assertRefused(template, Map.of("Secret", "x", "Count", "many"), "must be a number");
    }

    private static void assertRefused(String template, Map<String, String> parameters, String message) {
        assertThatThrownBy(() -> deploy(template, parameters))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesATemplateThatIsNone() {
        assertRefused("", Map.of(), "the template must be a JSON object");
        assertRefused("[]", Map.of(), "the template must be a JSON object");
        assertRefused("{\"Resources\": ", Map.of(), "JSON not well-formed");
        assertRefused("{}", Map.of(), "At least one Resources member must be defined.");
        assertRefused("{\"Resources\": []}", Map.of(), "Resources must be an object");
        assertRefused("{\"Resources\": {\"A\": 5}}", Map.of(), "Any Resources member must be an object.");
        assertRefused("{\"Resources\": {\"A\": {}}}", Map.of(), "[/Resources/A] must have a Type");
        assertRefused(
                "{\"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": 5}}}",
                Map.of(),
                "Properties]");
        assertRefused("{\"Resources\": {\"A\": " + QUEUE + ", \"A\": " + QUEUE + "}}", Map.of(), "Duplicate field 'A'");
        assertRefused("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000), Map.of(), "nesting depth");
        assertRefused(
                "{\"Resources\": {}, \"x\": \"" + "y".repeat(Template.LARGEST) + "\"}",
                Map.of(),
                "may not exceed 1048576 bytes");
        assertRefused(
                "{\"Resources\": {\"T\": {\"Type\": \"AWS::SNS::Topic\", \"DependsOn\": \"Nope\"}}}",
                Map.of(),
                "[Nope]");
    }

    @Test
    void deploysAChainOfFiveHundred() {
        var resources = new StringBuilder("\"R0\": {\"Type\": \"AWS::SNS::Topic\"}");
        for (int i = 1; i < 500; i++) {
            resources
                    .append(", \"R")
                    .append(i)
                    .append("\": {\"Type\": \"AWS::SNS::Topic\", \"DependsOn\": \"R")
                    .append(i - 1)
                    .append("\"}");
        }

        assertThat(deploy("{\"Resources\": {" + resources + "}}").order())
                .hasSize(500)
                .endsWith("R499");
    }

    @Test
    void freezesAFunctionInEachOfItsVersions() {
        var result = deploy("""
                {"Resources": {
                  "F": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "f", "Timeout": 3}},
                  "V": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "F"}}},
                  "W": {"Type": "AWS::Lambda::Version", "DependsOn": "V", "Properties": {"FunctionName": {"Ref": "F"}}},
                  "A": {"Type": "AWS::Lambda::Alias", "Properties":
                    {"FunctionName": {"Ref": "F"}, "Name": "live", "FunctionVersion": {"Fn::GetAtt": ["W", "Version"]}}}}}
                """);

        assertThat(resource(result, "F")
                        .state()
                        .at("/versions/2/properties/Timeout")
                        .asInt())
                .isEqualTo(3);
        assertThat(resource(result, "A").properties().path("FunctionVersion").asText())
                .isEqualTo("2");
        assertThat(resource(result, "V").physicalId()).isEqualTo("arn:aws:lambda:eu-west-1:111122223333:function:f:1");
        assertThat(resource(result, "A").physicalId())
                .isEqualTo("arn:aws:lambda:eu-west-1:111122223333:function:f:live");
    }
}
