package serin.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each function against the example on its page, and against what the page says of its limits. Pages are below
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ and named in the third column.
 */
class IntrinsicFunctionsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # expression | JSON | page
                    !Ref Stage | "dev" | intrinsic-function-reference-ref.html
                    !Ref Table | "assets" | intrinsic-function-reference-ref.html
                    {Ref: Table} | "assets" | intrinsic-function-reference-ref.html
                    !Ref AWS::AccountId | "111122223333" | pseudo-parameter-reference.html
                    !Ref AWS::Partition | "aws" | pseudo-parameter-reference.html
                    !Ref AWS::Region | "eu-west-1" | pseudo-parameter-reference.html
                    !Ref AWS::StackName | "serin-dev" | pseudo-parameter-reference.html
                    !Ref AWS::StackId | "arn:aws:cloudformation:eu-west-1:111122223333:stack/serin-dev/0a1b" | pseudo-parameter-reference.html
                    !Ref AWS::URLSuffix | "amazonaws.com" | pseudo-parameter-reference.html
                    !Ref AWS::NoValue | (none) | pseudo-parameter-reference.html
                    [a, !Ref AWS::NoValue, b] | ["a","b"] | pseudo-parameter-reference.html
                    {a: {Ref: AWS::NoValue}, b: 1} | {"b":1} | pseudo-parameter-reference.html
                    !GetAtt Table.Arn | "arn:aws:dynamodb:eu-west-1:111122223333:table/assets" | intrinsic-function-reference-getatt.html
                    !GetAtt [Table, Arn] | "arn:aws:dynamodb:eu-west-1:111122223333:table/assets" | intrinsic-function-reference-getatt.html
                    {"Fn::GetAtt": [Table, Arn]} | "arn:aws:dynamodb:eu-west-1:111122223333:table/assets" | intrinsic-function-reference-getatt.html
                    {"Fn::GetAtt": Table.Arn} | "arn:aws:dynamodb:eu-west-1:111122223333:table/assets" | intrinsic-function-reference-getatt.html
                    !Sub "www.${Domain}" | UNRESOLVABLE: ${Domain}: the template has no such parameter or resource | intrinsic-function-reference-sub.html
                    !Sub ["www.${Domain}", {Domain: !Ref Stage}] | "www.dev" | intrinsic-function-reference-sub.html
                    !Sub "arn:aws:ec2:${AWS::Region}:${AWS::AccountId}:vpc/${Table}" | "arn:aws:ec2:eu-west-1:111122223333:vpc/assets" | intrinsic-function-reference-sub.html
                    !Sub "${Table.Arn}/index/*" | "arn:aws:dynamodb:eu-west-1:111122223333:table/assets/index/*" | intrinsic-function-reference-sub.html
                    !Sub "${!Literal} ${Stage}" | "${Literal} dev" | intrinsic-function-reference-sub.html
                    !Sub ["${Stage}-${Stage}", {Stage: own}] | "own-own" | intrinsic-function-reference-sub.html
                    !Sub "$${Stage} ${ $ {} }" | UNRESOLVABLE: ${ $ {} in Fn::Sub is no name of a variable | intrinsic-function-reference-sub.html
                    !Sub "cost: $5 ${Stage} {x} ${" | "cost: $5 dev {x} ${" | intrinsic-function-reference-sub.html
                    !Sub "a${AWS::NoValue}" | UNRESOLVABLE: what Fn::Sub makes of AWS::NoValue is not documented | intrinsic-function-reference-sub.html
                    !Sub "${Subnets}" | UNRESOLVABLE: ${Subnets} in Fn::Sub must be a string, was a list | intrinsic-function-reference-sub.html
                    !Join [ ":", [ a, b, c ] ] | "a:b:c" | intrinsic-function-reference-join.html
                    !Join ["", ["arn:", !Ref AWS::Partition, ":s3:::elasticbeanstalk-*-", !Ref AWS::AccountId]] | "arn:aws:s3:::elasticbeanstalk-*-111122223333" | intrinsic-function-reference-join.html
                    !Join [",", !Ref Subnets] | "subnet-1,subnet-2,subnet-3" | intrinsic-function-reference-join.html
                    !Join ["-", [a, !Ref AWS::NoValue, 1, true]] | "a-1-true" | intrinsic-function-reference-join.html
                    !Join ["-", []] | "" | intrinsic-function-reference-join.html
                    !Join ["-", [a, [b]]] | UNRESOLVABLE: an item of Fn::Join must be a string, was a list | intrinsic-function-reference-join.html
                    !Select [ "1", [ "apples", "grapes", "oranges", "mangoes" ] ] | "grapes" | intrinsic-function-reference-select.html
                    !Select [ 2, !Ref Subnets ] | "subnet-3" | intrinsic-function-reference-select.html
                    !Select [ 3, !Ref Subnets ] | UNRESOLVABLE: Fn::Select asks for item 3 of a list of 3 | intrinsic-function-reference-select.html
                    !Select [ -1, [a] ] | UNRESOLVABLE: the index of Fn::Select must be a whole number, was -1 | intrinsic-function-reference-select.html
                    `!Split [ "|" , "a|b|c" ]` | ["a","b","c"] | intrinsic-function-reference-split.html
                    `!Split [ "|" , "a||c|" ]` | ["a","","c",""] | intrinsic-function-reference-split.html
                    !Select [2, !Split [",", {"Fn::ImportValue": AccountSubnetIDs}]] | UNRESOLVABLE: the export AccountSubnetIDs is not known | intrinsic-function-reference-split.html
                    !Split [ "" , "abc" ] | UNRESOLVABLE: Fn::Split takes a delimiter and a string | intrinsic-function-reference-split.html
                    !If [IsDev, one, two] | "one" | intrinsic-function-reference-conditions.html
                    !If [IsProd, one, two] | "two" | intrinsic-function-reference-conditions.html
                    !If [IsProd, one, !If [IsDev, {a: !Ref Stage}, three]] | {"a":"dev"} | intrinsic-function-reference-conditions.html
                    !If [IsProd, one, !Ref AWS::NoValue] | (none) | intrinsic-function-reference-conditions.html
                    !If [IsOpen, one, two] | SECRET: the parameter Password is NoEcho | intrinsic-function-reference-conditions.html
                    !If [IsLost, one, two] | UNRESOLVABLE: the parameter Orphan has no value | intrinsic-function-reference-conditions.html
                    !If [Nowhere, one, two] | UNRESOLVABLE: the template has no condition Nowhere | intrinsic-function-reference-conditions.html
                    !FindInMap [RegionMap, !Ref AWS::Region, HVM64] | "ami-047bb4163c506cd98" | intrinsic-function-reference-findinmap.html
                    !FindInMap [RegionMap, eu-west-1, Zones] | ["a","b"] | intrinsic-function-reference-findinmap.html
                    !FindInMap [RegionMap, eu-west-1, Count] | 3 | intrinsic-function-reference-findinmap.html
                    !FindInMap [RegionMap, mars, HVM64] | UNRESOLVABLE: the template's Mappings have no RegionMap.mars.HVM64 | intrinsic-function-reference-findinmap.html
                    !FindInMap [RegionMap, mars, HVM64, {DefaultValue: !Sub "${Stage}-ami"}] | "dev-ami" | intrinsic-function-reference-findinmap-enhancements.html
                    `!FindInMap [!Sub "${Map}Map", !Select [0, !Split ["|", "us-east-1|x"]], !Join ["", [HVM, 64]]]` | UNRESOLVABLE: ${Map}: the template has no such parameter or resource | intrinsic-function-reference-findinmap-enhancements.html
                    `!FindInMap [!Sub ["${R}Map", {R: Region}], !Select [0, !Split ["|", "us-east-1|x"]], !Join ["", [HVM, 64]]]` | "ami-0ff8a91507f77f867" | intrinsic-function-reference-findinmap-enhancements.html
                    !FindInMap [RegionMap, eu-west-1, Odd] | UNRESOLVABLE: RegionMap.eu-west-1.Odd in Mappings must be a string or a list of strings | mappings-section-structure.html
                    {"Fn::ImportValue": !Sub "network-VPCID"} | "vpc-1" | intrinsic-function-reference-importvalue.html
                    !ImportValue network-VPCID | "vpc-1" | intrinsic-function-reference-importvalue.html
                    !Base64 AWS CloudFormation | "QVdTIENsb3VkRm9ybWF0aW9u" | intrinsic-function-reference-base64.html
                    !Cidr [ "192.168.0.0/24", 6, 5 ] | ["192.168.0.0/27","192.168.0.32/27","192.168.0.64/27","192.168.0.96/27","192.168.0.128/27","192.168.0.160/27"] | intrinsic-function-reference-cidr.html
                    !Cidr [ "192.168.0.0/24", "6", "5" ] | ["192.168.0.0/27","192.168.0.32/27","192.168.0.64/27","192.168.0.96/27","192.168.0.128/27","192.168.0.160/27"] | intrinsic-function-reference-cidr.html
                    !Cidr [ "2001:db8:1234:1a00::/56", 2, 64 ] | ["2001:db8:1234:1a00::/64","2001:db8:1234:1a01::/64"] | intrinsic-function-reference-cidr.html
                    !Cidr [ "10.0.0.0/16", 257, 8 ] | UNRESOLVABLE: Fn::Cidr: the count must be 1 to 256 | intrinsic-function-reference-cidr.html
                    !Cidr [ "10.0.0.0/24", 2, 8 ] | UNRESOLVABLE: Fn::Cidr: 10.0.0.0/24 has no room for 2 blocks of 8 bits | intrinsic-function-reference-cidr.html
                    !Cidr [ "10.0.0.1/24", 1, 8 ] | UNRESOLVABLE: Fn::Cidr: 10.0.0.1/24 is no address block, its mask does not fit its address | intrinsic-function-reference-cidr.html
                    !Cidr [ "example.com/24", 1, 8 ] | UNRESOLVABLE: Fn::Cidr: example.com/24 is no address block | intrinsic-function-reference-cidr.html
                    !Cidr [ "::ffff:1.2.3.4/24", 1, 8 ] | UNRESOLVABLE: Fn::Cidr: ::ffff:1.2.3.4/24 is no address block | intrinsic-function-reference-cidr.html
                    !GetAZs "" | ["eu-west-1a","eu-west-1b","eu-west-1c"] | intrinsic-function-reference-getavailabilityzones.html
                    {"Fn::GetAZs": !Ref AWS::Region} | ["eu-west-1a","eu-west-1b","eu-west-1c"] | intrinsic-function-reference-getavailabilityzones.html
                    !GetAZs us-east-1 | UNRESOLVABLE: the availability zones of us-east-1, another region than the stack's, are not known | intrinsic-function-reference-getavailabilityzones.html
                    {"Fn::Length": [1, 2, 3]} | 3 | intrinsic-function-reference-length.html
                    {"Fn::Length": !Ref Subnets} | 3 | intrinsic-function-reference-length.html
                    {"Fn::Length": abc} | UNRESOLVABLE: Fn::Length takes a list, was a string | intrinsic-function-reference-length.html
                    {"Fn::ToJsonString": {key2: !Ref Stage, key1: value1}} | "{\\"key2\\":\\"dev\\",\\"key1\\":\\"value1\\"}" | intrinsic-function-reference-ToJsonString.html
                    {"Fn::ToJsonString": [{key1: value1, key2: !Ref Stage, no: !Ref AWS::NoValue}]} | "[{\\"key1\\":\\"value1\\",\\"key2\\":\\"dev\\"}]" | intrinsic-function-reference-ToJsonString.html
                    {"Fn::ToJsonString": text} | UNRESOLVABLE: Fn::ToJsonString takes an object or a list, was a string | intrinsic-function-reference-ToJsonString.html
                    {"Fn::ForEach::Loop": [x, [a], {}]} | UNRESOLVABLE: Fn::ForEach::Loop was not expanded: it takes the processed template to know what stands here | intrinsic-function-reference-foreach.html
                    {"Fn::Transform": {Name: "AWS::Include"}, a: b} | UNRESOLVABLE: Fn::Transform was not expanded: it takes the processed template to know what stands here | intrinsic-function-reference-transform.html
                    {"Fn::Equals": [a, a]} | UNRESOLVABLE: Fn::Equals stands outside of the section Conditions | intrinsic-function-reference-conditions.html
                    {"Fn::RefAll": x} | UNRESOLVABLE: Fn::RefAll stands outside of the section Rules | intrinsic-function-reference-rules.html
                    {"Fn::Guess": x} | UNRESOLVABLE: Fn::Guess is no function that CloudFormation documents | intrinsic-function-reference.html
                    {"Fn::Sub": x, b: c} | UNRESOLVABLE: Fn::Sub stands beside other keys of one object | intrinsic-function-reference.html
                    {Condition: IsDev} | {"Condition":"IsDev"} | aws-resource-iam-policy.html
                    """)
    void isWhatItsPageSays(String expression, String expected, String page) {
        assertThat(Sample.evaluate(expression)).as(page).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    !Ref Late | UNRESOLVABLE: Late is not created
                    !Ref ProdOnly | UNRESOLVABLE: ProdOnly is not created: its condition IsProd does not hold
                    !Ref Secretly | SECRET: whether Secretly exists is not known: the parameter Password is NoEcho
                    !Ref Nothing | UNRESOLVABLE: Ref Nothing: the template has no such parameter or resource
                    !Ref AWS::NotificationARNs | UNRESOLVABLE: the stack's notification topics (AWS::NotificationARNs) are not read
                    !Ref [a] | UNRESOLVABLE: the name in Ref must be a string, was a list
                    !GetAtt Late.TopicName | UNRESOLVABLE: Late is not created
                    !GetAtt Nothing.Arn | UNRESOLVABLE: Nothing.Arn: the template has no such resource
                    !GetAtt Table.StreamArn | UNRESOLVABLE: Table.StreamArn: this attribute of an AWS::DynamoDB::Table does not follow from its physical id assets
                    !GetAtt Table | UNRESOLVABLE: Fn::GetAtt takes a logical id and the name of an attribute
                    !GetAtt {a: b} | UNRESOLVABLE: Fn::GetAtt takes a logical id and the name of an attribute
                    !GetAtt [Table, !Ref Password] | SECRET: the parameter Password is NoEcho
                    !Sub "${Late}/${Password}/x" | SECRET: the parameter Password is NoEcho
                    !Sub "${Late}/x" | UNRESOLVABLE: Late is not created
                    !Join ["/", [!Ref Late, !Ref Password]] | SECRET: the parameter Password is NoEcho
                    !Base64 {Ref: Password} | SECRET: the parameter Password is NoEcho
                    !Select [1, [!Ref Late, b]] | UNRESOLVABLE: Late is not created
                    !Select [0, [a, !Ref Late]] | "a"
                    {"Fn::Length": [!Ref Late]} | UNRESOLVABLE: Late is not created
                    {"Fn::ToJsonString": {a: !Ref Late, b: !Ref Password}} | SECRET: the parameter Password is NoEcho
                    !FindInMap [RegionMap, !Ref Late, x, {DefaultValue: y}] | UNRESOLVABLE: Late is not created
                    """)
    void whatIsNotKnownHasItsReason(String expression, String expected) {
        assertThat(Sample.evaluate(expression)).isEqualTo(expected);
    }

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "{{resolve:ssm:S3AccessControl:2}}" | UNRESOLVABLE: a dynamic reference (ssm) that only CloudFormation resolves
                    "a {{resolve:ssm:x}} b" | UNRESOLVABLE: a dynamic reference (ssm) that only CloudFormation resolves
                    "{{resolve:ssm-secure:IAMUserPassword:10}}" | SECRET: a dynamic reference (ssm-secure) to a secret
                    "{{resolve:secretsmanager:MyRDSSecret:SecretString:username}}" | SECRET: a dynamic reference (secretsmanager) to a secret
                    "{{resolve:ssm:x}}{{resolve:secretsmanager:y}}" | SECRET: a dynamic reference (secretsmanager) to a secret
                    !Sub "{{resolve:secretsmanager:${Stage}/db}}" | SECRET: a dynamic reference (secretsmanager) to a secret
                    !Join ["", ["{{resolve:secretsmanager:", !Ref Stage, "}}"]] | SECRET: a dynamic reference (secretsmanager) to a secret
                    {"Fn::ToJsonString": {a: "{{resolve:ssm:x}}"}} | UNRESOLVABLE: a dynamic reference (ssm) that only CloudFormation resolves
                    "{{resolve:ssm:x" | "{{resolve:ssm:x"
                    "}} {{resolve:ssm:x" | "}} {{resolve:ssm:x"
                    "{{resolve:{{resolve:secretsmanager:x}}" | SECRET: a dynamic reference (secretsmanager) to a secret
                    "{{resolve:ssm:x}} }} {{resolve:secretsmanager:y}}" | SECRET: a dynamic reference (secretsmanager) to a secret
                    "{{resolve}}" | "{{resolve}}"
                    """)
    void dynamicReferencesAreNotKnown(String expression, String expected) {
        assertThat(Sample.evaluate(expression)).isEqualTo(expected);
    }
}
