package serin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {

    /**
     * "CloudFormation supports the YAML Version 1.1 specification with a few exceptions": no binary, omap, pairs, set, timestamp,
     * aliases, hash merges (template-formats.html); the values are the examples of https://yaml.org/type/{bool,int,float,null}.html.
     */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    2012-10-17 | "2012-10-17"
                    2010-09-09T10:00:00Z | "2010-09-09T10:00:00Z"
                    yes | true
                    On | true
                    TRUE | true
                    no | false
                    Off | false
                    y | "y"
                    "yes" | "yes"
                    'no' | "no"
                    ~ | null
                    null | null
                    685_230 | 685230
                    +685230 | 685230
                    02472256 | 685230
                    0x_0A_74_AE | 685230
                    0b1010_0111_0100_1010_1110 | 685230
                    190:20:30 | 685230
                    -1:30 | -90
                    012345670123 | 1402433619
                    012345678901 | "012345678901"
                    "012345670123" | "012345670123"
                    6.8523015e+5 | 685230.15
                    685.230_15e+03 | 685230.15
                    685_230.15 | 685230.15
                    .5 | 0.5
                    1. | 1
                    1e3 | 1000
                    .inf | ".inf"
                    .NaN | ".NaN"
                    1.2.3 | "1.2.3"
                    10.0.0.0/16 | "10.0.0.0/16"
                    - | "-"
                    0x | "0x"
                    0x_ | "0x_"
                    java25 | "java25"
                    !!str 1 | "1"
                    !!int "1" | 1
                    ! 1 | "1"
                    = | "="
                    { a: { b: [ 1 ] } } | {"a":{"b":[1]}}
                    !Sub 012 | {"Fn::Sub":"012"}
                    !GetAtt A.B.C | {"Fn::GetAtt":["A","B.C"]}
                    !GetAtt [A, B] | {"Fn::GetAtt":["A","B"]}
                    !GetAtt A | {"Fn::GetAtt":"A"}
                    !If [C, !Ref A, !Sub "${B}"] | {"Fn::If":["C",{"Ref":"A"},{"Fn::Sub":"${B}"}]}
                    !Transform {Name: AWS::Include} | {"Fn::Transform":{"Name":"AWS::Include"}}
                    !Condition C | {"Condition":"C"}
                    """)
    void readsYamlScalarsAndTags(String yaml, String expected) {
        // On a line of its own: a lone dash begins a list elsewhere.
        var template = TemplateReader.read("Resources: {}\nMetadata:\n  Value: " + (yaml.equals("-") ? "'-'" : yaml));

        assertThat(Json.text(template.metadata())).isEqualTo("{\"Value\":" + expected + "}");
    }

    @Test
    void keysStayAsTheyAreWritten() {
        var template = TemplateReader.read("Resources: {}\nMetadata: {012: a, yes: b, 2012-10-17: c, 'q': d}");

        assertThat(template.metadata().entries().keySet()).containsExactly("012", "yes", "2012-10-17", "q");
    }

    @Test
    void readsTheSameTemplateFromJsonAndYaml() {
        var json = TemplateReader.read("""
                {"Parameters": {"P": {"Type": "String"}},
                 "Conditions": {"C": {"Fn::Equals": [{"Ref": "P"}, "x"]}},
                 "Resources": {"R": {"Type": "T", "Properties": {"A": {"Fn::GetAtt": ["R", "Arn"]}}}}}
                """);
        var yaml = TemplateReader.read("""
                # a comment
                Parameters:
                  P:
                    Type: String
                Conditions:
                  C: !Equals
                    - !Ref P
                    - x
                Resources:
                  R:
                    Type: T
                    Properties:
                      A: !GetAtt R.Arn
                """);

        assertThat(yaml).isEqualTo(json);
    }

    @Test
    void readsBlockTextsAsTheyStand() {
        var template =
                TemplateReader.read("Resources: {}\nMetadata:\n  A: |\n    one\n    two\n  B: >-\n    one\n    two\n");

        assertThat(Json.text(template.metadata())).isEqualTo("{\"A\":\"one\\ntwo\\n\",\"B\":\"one two\"}");
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(TemplateReader.read("\uFEFF{\"Resources\": {}}").resources()).isEqualTo(Value.Mapping.EMPTY);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    `` | the template is empty
                    ` ` | the template is empty
                    [] | a template must be an object with the section Resources, was a list
                    hello | a template must be an object with the section Resources, was a string
                    {} | the template has no section Resources
                    Parameters: {} | the template has no section Resources
                    Resources: [] | the section Resources must be an object, was a list
                    Resources: | the section Resources must be an object, was null
                    Resources: {A: b} | the resource A must be an object, was a string
                    Resources: {A: {}} | the resource A has no Type
                    Resources: {A: {Type: T, Metadata: x}} | the Metadata of the resource A must be an object, was a string
                    {"Resources": {"A": {"Type": "T"}}, "Parameters": {"P": 1}} | the parameter P must be an object, was a number
                    {"Resources": {}, "Conditions": []} | the section Conditions must be an object, was a list
                    {"Resources": {} | the template is not well-formed JSON: line 1, column
                    {"Resources": {}, "Resources": {}} | the template is not well-formed JSON: line 1, column 19: the key 'Resources' occurs twice in one object
                    {"Resources": {}} x | the template is not well-formed JSON: line 1, column
                    Resources: {A: {Type: a, Type: b}} | the template is not well-formed YAML: line 1, column 26: the key 'Type' occurs twice in one object
                    Resources: {A: &a {Type: T}, B: *a} | the template is not well-formed YAML: line 1, column 33: YAML aliases are not allowed in CloudFormation templates
                    Resources: {A: &a {Type: *a}} | the template is not well-formed YAML: line 1, column 26: YAML aliases are not allowed in CloudFormation templates
                    Resources: {A: {<<: {Type: T}}} | the template is not well-formed YAML: line 1, column 17: CloudFormation does not support YAML merge keys (<<)
                    Resources: {A: {Type: !Guess x}} | the template is not well-formed YAML: line 1, column 23: CloudFormation does not support the tag !Guess
                    Resources: {A: {Type: !!binary aGk=}} | the template is not well-formed YAML: line 1, column 23: CloudFormation does not support the tag tag:yaml.org,2002:binary
                    Resources: {A: {Type: !!timestamp 2012-10-17}} | the template is not well-formed YAML: line 1, column 23: CloudFormation does not support the tag tag:yaml.org,2002:timestamp
                    Resources: !!set {a} | the template is not well-formed YAML: line 1, column 12: CloudFormation does not support the tag tag:yaml.org,2002:set
                    Resources: !!int x | the template is not well-formed YAML: line 1, column 12: 'x' is not what its tag tag:yaml.org,2002:int says
                    Resources: {[a]: b} | the template is not well-formed YAML: line 1, column 13: a key must be a string
                    Resources: {a: b | the template is not well-formed YAML: line
                    Resources: "\\ud800" | the template is not well-formed YAML: line 1, column 12: half of a surrogate pair
                    Resources: 9e999999999 | the template is not well-formed YAML: line 1, column 12: the number 9e999999999 is beyond 1e400
                    """)
    void saysInOneLineWhatIsWrong(String body, String message) {
        assertThatExceptionOfType(MalformedTemplate.class)
                .isThrownBy(() -> TemplateReader.read(body))
                .satisfies(e -> assertThat(e.getMessage()).startsWith(message).doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Resources:\\n  ?\\n  : b | a key is missing
                    Resources:\\n\\tA: b | line 2, column 1
                    Resources: {}\\n---\\nResources: {} | a second document
                    Resources: {}\\n  a: b | line 2
                    Resources: \\0 | line 1, column 12: a NUL character
                    """)
    void saysWhere(String body, String message) {
        var text = body.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");

        assertThatExceptionOfType(MalformedTemplate.class)
                .isThrownBy(() -> TemplateReader.read(text))
                .withMessageContaining(message);
    }
}
