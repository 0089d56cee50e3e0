package serin.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
class ParametersTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    !Ref Stage | "dev"
                    # "when you use the parameter elsewhere in your template, the parameter value becomes a string"
                    !Ref Size | "300"
                    # "Also, each member string is space trimmed."
                    !Ref Subnets | ["subnet-1","subnet-2","subnet-3"]
                    !Ref Zones | ["eu-west-1a","eu-west-1b"]
                    !Ref Images | ["ami-1","ami-2"]
                    !Ref Password | SECRET: the parameter Password is NoEcho
                    !Ref Masked | SECRET: the value of the parameter Masked is masked
                    !Ref Orphan | UNRESOLVABLE: the parameter Orphan has no value
                    !Ref Image | UNRESOLVABLE: the value of the parameter Image in Parameter Store is not known
                    """)
    void areReadByTheirType(String expression, String expected) {
        assertThat(Sample.evaluate(expression)).isEqualTo(expected);
    }

    @Test
    void whatTheStackSaysGoesBeforeTheDefault() {
        var context =
                Sample.context(Map.of("Stage", "prod"), Map.of("ProdOnly", "arn:aws:sns:eu-west-1:111122223333:t"));

        var resolved =
                new Resolution(TemplateReader.read(Sample.TEMPLATE.formatted("!Ref ProdOnly")), context).resolve();

        assertThat(Sample.show(resolved)).isEqualTo("\"arn:aws:sns:eu-west-1:111122223333:t\"");
    }

    /** https://github.com/aws-cloudformation/cfn-language-discussion/issues/102: a blank one has the length 1. */
    @Test
    void blankListIsAListOfOneBlank() {
        var context = Sample.context(Map.of("Subnets", ""), Map.of());

        var resolved =
                new Resolution(TemplateReader.read(Sample.TEMPLATE.formatted("!Ref Subnets")), context).resolve();

        assertThat(Sample.show(resolved)).isEqualTo("[\"\"]");
    }

    @Test
    void keyOfParameterStoreIsNotTakenForItsValue() {
        var context = Sample.context(Map.of("Image", "/golden/image"), Map.of());

        var resolved = new Resolution(TemplateReader.read(Sample.TEMPLATE.formatted("!Ref Image")), context).resolve();

        assertThat(Sample.show(resolved)).startsWith("UNRESOLVABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"****", "*****", "*** NoEcho ***"})
    void masksAreSecret(String mask) {
        var context = Sample.context(Map.of("Stage", mask), Map.of());

        var resolved = new Resolution(TemplateReader.read(Sample.TEMPLATE.formatted("!Ref Stage")), context).resolve();

        assertThat(Sample.show(resolved)).startsWith("SECRET");
    }

    @Test
    void noReasonHoldsASecret() {
        assertThat(Sample.evaluate("{a: !Ref Password, b: !If [IsOpen, 1, 2]}")).doesNotContain("hunter2");
    }
}
