package serin.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html */
class ConditionsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    !Equals [!Ref Stage, dev] | holds
                    !Equals [!Ref Stage, DEV] | excluded
                    !Equals [!Ref Size, 300] | holds
                    !Equals [true, "true"] | holds
                    !Equals [[a, 1], [a, "1"]] | holds
                    !Equals [!Ref AWS::Region, eu-west-1] | holds
                    !Not [!Equals [a, b]] | holds
                    !And [!Equals [a, a], !Equals [b, b]] | holds
                    !And [!Equals [a, a], !Equals [a, b]] | excluded
                    !Or [!Equals [a, b], !Equals [a, a]] | holds
                    !Or [!Equals [a, b], !Equals [a, b]] | excluded
                    {Condition: "Yes"} | holds
                    !Condition Yes | holds
                    !And [!Condition Unknown, !Equals [a, b]] | excluded
                    !Or [!Condition Unknown, !Equals [a, a]] | holds
                    !And [!Condition Unknown, !Equals [a, a]] | the parameter Orphan has no value
                    !Or [!Equals [a, b], !Condition Unknown] | the parameter Orphan has no value
                    !Not [!Condition Unknown] | the parameter Orphan has no value
                    !Condition Nowhere | the template has no condition Nowhere
                    !Condition Self | the condition Self refers to itself: It -> Self -> Self
                    !Condition Ring | the condition Ring refers to itself: It -> Ring -> Rong -> Ring
                    !Equals [!Ref Password, x] | the parameter Password is NoEcho
                    !Equals [!Ref AWS::NoValue, x] | Fn::Equals compares AWS::NoValue
                    !Equals [a] | Fn::Equals takes a list of two values
                    !And [] | Fn::And takes a list of conditions
                    !Not [!Condition Yes, !Condition Yes] | Fn::Not takes a list of one condition
                    !Ref Stage | Ref is not a condition function
                    true | a condition must be one condition function, was a boolean
                    """)
    void decideAboutTheResource(String condition, String expected) {
        var template = """
                Parameters:
                  Stage: {Type: String, Default: dev}
                  Size: {Type: Number, Default: 300}
                  Orphan: {Type: String}
                  Password: {Type: String, NoEcho: "true"}
                Conditions:
                  "Yes": !Equals [a, a]
                  Unknown: !Equals [!Ref Orphan, x]
                  Self: !Not [!Condition Self]
                  Ring: !Condition Rong
                  Rong: !Not [!Condition Ring]
                  It: %s
                Resources:
                  It: {Type: "Test::It", Condition: It}
                """.formatted(condition);
        var resolved = Sample.resolve(template);
        var answer = resolved.resources().containsKey("It")
                ? "holds"
                : resolved.excluded().contains("It")
                        ? "excluded"
                        : resolved.undecided().get("It");
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void conditionOfAResourceMustBeAName() {
        var resolved = Sample.resolve("Resources: {It: {Type: T, Condition: [a]}}");

        assertThat(resolved.undecided()).containsEntry("It", "Condition must be the name of a condition, was a list");
    }

    @Test
    void longChainsHaveAReason() {
        var template = new StringBuilder("Conditions:\n");
        for (var i = 0; i < 5000; i++) {
            template.append("  C")
                    .append(i)
                    .append(": !Condition C")
                    .append(i + 1)
                    .append('\n');
        }
        template.append("  C5000: !Equals [a, a]\nResources: {It: {Type: T, Condition: C0}}\n");

        assertThat(Sample.resolve(template.toString()).undecided())
                .containsEntry("It", "conditions refer to each other more than 100 deep");
    }
}
