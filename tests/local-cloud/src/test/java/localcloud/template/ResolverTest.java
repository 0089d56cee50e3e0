package localcloud.template;

import static localcloud.template.Deploying.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples as on the pages of https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html. */
final class ResolverTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"Ref\": \"AWS::Region\"} ~ eu-west-1",
                "{\"Ref\": \"AWS::AccountId\"} ~ 111122223333",
                "{\"Ref\": \"AWS::Partition\"} ~ aws",
                "{\"Ref\": \"AWS::URLSuffix\"} ~ amazonaws.com",
                "{\"Ref\": \"AWS::StackName\"} ~ s",
                "{\"Ref\": \"Queue\"} ~ https://sqs.eu-west-1.amazonaws.com/111122223333/q",
                "{\"Fn::GetAtt\": [\"Queue\", \"Arn\"]} ~ arn:aws:sqs:eu-west-1:111122223333:q",
                "{\"Fn::GetAtt\": \"Queue.QueueName\"} ~ q",
                "{\"Fn::Join\": [\":\", [\"a\", \"b\", \"c\"]]} ~ a:b:c",
                "{\"Fn::Select\": [\"1\", [\"apples\", \"grapes\", \"oranges\", \"mangoes\"]]} ~ grapes",
                "{\"Fn::Select\": [2, {\"Fn::Split\": [\"|\", \"a|b|c\"]}]} ~ c",
                "{\"Fn::Sub\": \"arn:aws:ec2:${AWS::Region}:${AWS::AccountId}:vpc/${Queue.QueueName}\"} ~ arn:aws:ec2:eu-west-1:111122223333:vpc/q",
                "{\"Fn::Sub\": \"${!Literal} and ${Queue.Arn}\"} ~ ${Literal} and arn:aws:sqs:eu-west-1:111122223333:q",
                "{\"Fn::Sub\": [\"www.${Domain}\", {\"Domain\": {\"Ref\": \"AWS::Region\"}}]} ~ www.eu-west-1",
                "{\"Fn::Base64\": \"AWS CloudFormation\"} ~ QVdTIENsb3VkRm9ybWF0aW9u",
                "{\"Fn::ToJsonString\": {\"key1\": \"value1\", \"key2\": {\"Ref\": \"AWS::Region\"}}} ~ {\"key1\":\"value1\",\"key2\":\"eu-west-1\"}",
                "{\"Fn::Length\": [1, 2, 3]} ~ 3",
                "{\"Fn::Select\": [0, {\"Fn::GetAZs\": \"\"}]} ~ eu-west-1a",
            })
    void resolves(String expression, String expected) {
        assertThat(value(expression)).isEqualTo(expected);
    }

    @Test
    void choosesByConditions() {
        var conditions =
                "\"Conditions\": {\"Yes\": {\"Fn::Equals\": [\"a\", \"a\"]}, \"No\": {\"Fn::Not\": [{\"Condition\": \"Yes\"}]},"
                        + " \"Both\": {\"Fn::And\": [{\"Condition\": \"Yes\"}, {\"Condition\": \"No\"}]},"
                        + " \"Any\": {\"Fn::Or\": [{\"Condition\": \"Yes\"}, {\"Condition\": \"No\"}]}}";

        assertThat(value("{\"Fn::If\": [\"Yes\", \"1\", \"2\"]}", conditions)).isEqualTo("1");
        assertThat(value("{\"Fn::If\": [\"No\", \"1\", \"2\"]}", conditions)).isEqualTo("2");
        assertThat(value("{\"Fn::If\": [\"Both\", \"1\", \"2\"]}", conditions)).isEqualTo("2");
        assertThat(value("{\"Fn::If\": [\"Any\", \"1\", \"2\"]}", conditions)).isEqualTo("1");
    }

    @Test
    void findsInMapsWithADefault() {
        var mappings = "\"Mappings\": {\"RegionMap\": {\"eu-west-1\": {\"HVM64\": \"ami-1\"}}}";

        assertThat(value("{\"Fn::FindInMap\": [\"RegionMap\", {\"Ref\": \"AWS::Region\"}, \"HVM64\"]}", mappings))
                .isEqualTo("ami-1");
        assertThat(value(
                        "{\"Fn::FindInMap\": [\"RegionMap\", \"us-east-1\", \"HVM64\", {\"DefaultValue\": \"none\"}]}",
                        mappings))
                .isEqualTo("none");
        assertThatThrownBy(() -> value("{\"Fn::FindInMap\": [\"RegionMap\", \"us-east-1\", \"HVM64\"]}", mappings))
                .hasMessageContaining("Unable to get mapping for RegionMap::us-east-1::HVM64");
    }

    @Test
    void leavesOutNoValue() {
        var result = Deploying.deploy("""
                {"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties":
                  {"DisplayName": {"Ref": "AWS::NoValue"}, "Tags": [{"Ref": "AWS::NoValue"}, {"Key": "a", "Value": "b"}]}}}}
                """);

        assertThat(Deploying.resource(result, "T").properties().toString())
                .isEqualTo("{\"Tags\":[{\"Key\":\"a\",\"Value\":\"b\"}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"Ref\": \"Nope\"} ~ Unresolved resource dependencies [Nope]",
                "{\"Fn::GetAtt\": [\"Queue\", \"Nope\"]} ~ resource Queue does not support attribute type Nope",
                "{\"Fn::Sub\": \"${Nope.Arn}\"} ~ resource Nope does not support attribute type Arn",
                "{\"Fn::Select\": [9, [\"a\"]]} ~ nonexistent value at index 9",
                "{\"Fn::Join\": \"a\"} ~ Fn::Join needs a list",
                "{\"Fn::Join\": [\",\", \"a\"]} ~ Fn::Join needs a list",
                "{\"Fn::Sub\": 5} ~ Fn::Sub needs text",
                "{\"Fn::Transform\": {}} ~ the function Fn::Transform is not supported",
                "{\"Fn::ImportValue\": \"x\"} ~ No export named x found.",
                "{\"Fn::If\": [\"Nope\", 1, 2]} ~ Unresolved condition Nope",
            })
    void saysWhatItCannotResolve(String expression, String expected) {
        assertThatThrownBy(() -> value(expression))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void saysWhenConditionsGoInACircle() {
        assertThatThrownBy(() -> value(
                        "{\"Fn::If\": [\"A\", 1, 2]}",
                        "\"Conditions\": {\"A\": {\"Condition\": \"B\"}, \"B\": {\"Condition\": \"A\"}}"))
                .hasMessage("Circular dependency between conditions: [A, B]");
    }
}
