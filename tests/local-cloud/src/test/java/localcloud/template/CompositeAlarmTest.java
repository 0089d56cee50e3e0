package localcloud.template;

import static localcloud.template.Deploying.deploy;
import static localcloud.template.Deploying.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-compositealarm.html. */
final class CompositeAlarmTest {
    private static final String ONE = """
            "One": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"AlarmName": "one"}}""";

    @Test
    void isMadeAfterTheAlarmsThatItsRuleRefersTo() {
        var result = deploy("""
                {"Resources": {"Both": {"Type": "AWS::CloudWatch::CompositeAlarm", "Properties": {"AlarmName": "both",
                "AlarmRule": {"Fn::Sub": "ALARM(\\"${One}\\") OR OK(${One.Arn})"}}}, %s},
                "Outputs": {"Name": {"Value": {"Ref": "Both"}}, "Arn": {"Value": {"Fn::GetAtt": ["Both", "Arn"]}}}}""".formatted(ONE));

        assertThat(result.order()).containsExactly("One", "Both");
        assertThat(resource(result, "Both").physicalId()).isEqualTo("both");
        assertThat(resource(result, "Both").properties().path("AlarmRule").asText())
                .isEqualTo("ALARM(\"one\") OR OK(arn:aws:cloudwatch:eu-west-1:111122223333:alarm:one)");
        assertThat(result.stack().outputs())
                .extracting(Stack.Output::value)
                .containsExactly("both", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:both");
    }

    @Test
    void isRefusedWhenAnAlarmOfItsRuleDoesNotExist() {
        assertThatThrownBy(() -> deploy(composite("ALARM(one) AND ALARM(two) AND ALARM(c)")))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Could not save the composite alarm as alarms [two, c] in the alarm rule do not exist");
    }

    @Test
    void isRefusedWithoutARule() {
        assertThatThrownBy(() -> deploy(composite("ALARM(one")))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("C: AlarmRule must have");
    }

    private static String composite(String rule) {
        return """
                {"Resources": {%s, "C": {"Type": "AWS::CloudWatch::CompositeAlarm", "DependsOn": "One", "Properties":
                {"AlarmName": "c", "AlarmRule": "%s"}}}}""".formatted(ONE, rule);
    }
}
