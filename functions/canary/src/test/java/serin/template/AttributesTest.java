package serin.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Attributes that follow from a physical id. The forms are the examples of the types' own pages (Return values) below
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ and of the service authorization reference.
 */
class AttributesTest {

    @ParameterizedTest(name = "{0} {1} of {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    AWS::Lambda::Function | Arn | myfunction | "arn:aws:lambda:us-west-2:123456789012:function:myfunction" | aws-resource-lambda-function.html
                    AWS::Lambda::Version | Version | arn:aws:lambda:us-west-2:123456789012:function:helloworld:1 | "1" | aws-resource-lambda-version.html
                    AWS::DynamoDB::Table | Arn | myDynamoDBTable | "arn:aws:dynamodb:us-west-2:123456789012:table/myDynamoDBTable" | aws-resource-dynamodb-table.html
                    AWS::SQS::Queue | Arn | https://sqs.us-west-2.amazonaws.com/123456789012/mystack-myqueue-15PG5C2FC1CW8 | "arn:aws:sqs:us-west-2:123456789012:mystack-myqueue-15PG5C2FC1CW8" | aws-resource-sqs-queue.html
                    AWS::SQS::Queue | QueueName | https://sqs.us-west-2.amazonaws.com/123456789012/mystack-myqueue-1VF9BKQH5BJVI | "mystack-myqueue-1VF9BKQH5BJVI" | aws-resource-sqs-queue.html
                    AWS::SQS::Queue | QueueUrl | https://sqs.us-west-2.amazonaws.com/123456789012/q | "https://sqs.us-west-2.amazonaws.com/123456789012/q" | aws-resource-sqs-queue.html
                    AWS::SNS::Topic | TopicName | arn:aws:sns:us-west-2:123456789012:mystack-mytopic-NZJ5JSMVGFIE | "mystack-mytopic-NZJ5JSMVGFIE" | aws-resource-sns-topic.html
                    AWS::SNS::Topic | TopicArn | arn:aws:sns:us-west-2:123456789012:t | "arn:aws:sns:us-west-2:123456789012:t" | aws-resource-sns-topic.html
                    AWS::Events::Rule | Arn | example | "arn:aws:events:us-west-2:123456789012:rule/example" | aws-resource-events-rule.html
                    AWS::Events::Rule | Arn | `market|example` | "arn:aws:events:us-west-2:123456789012:rule/market/example" | list_amazoneventbridge.html
                    AWS::Events::EventBus | Arn | market | "arn:aws:events:us-west-2:123456789012:event-bus/market" | aws-resource-events-eventbus.html
                    AWS::Events::EventBus | Name | market | "market" | aws-resource-events-eventbus.html
                    AWS::IAM::Role | Arn | mystack-r | "arn:aws:iam::123456789012:role/mystack-r" | aws-resource-iam-role.html
                    AWS::KMS::Key | Arn | 1234abcd-12ab-34cd-56ef-1234567890ab | "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" | aws-resource-kms-key.html
                    AWS::KMS::Key | KeyId | 1234abcd-12ab-34cd-56ef-1234567890ab | "1234abcd-12ab-34cd-56ef-1234567890ab" | aws-resource-kms-key.html
                    AWS::Logs::LogGroup | Arn | /mystack-testgroup-12ABC1AB12A1 | "arn:aws:logs:us-west-2:123456789012:log-group:/mystack-testgroup-12ABC1AB12A1:*" | aws-resource-logs-loggroup.html
                    AWS::S3::Bucket | Arn | amzn-s3-demo-bucket | "arn:aws:s3:::amzn-s3-demo-bucket" | aws-resource-s3-bucket.html
                    AWS::S3::Bucket | DomainName | mystack-mybucket-kdwwxmddtr2g | "mystack-mybucket-kdwwxmddtr2g.s3.amazonaws.com" | aws-resource-s3-bucket.html
                    AWS::S3::Bucket | RegionalDomainName | amzn-s3-demo-bucket | "amzn-s3-demo-bucket.s3.us-west-2.amazonaws.com" | aws-resource-s3-bucket.html
                    AWS::StepFunctions::StateMachine | Arn | arn:aws:states:us-west-2:123456789012:stateMachine:HelloWorld-StateMachine | "arn:aws:states:us-west-2:123456789012:stateMachine:HelloWorld-StateMachine" | aws-resource-stepfunctions-statemachine.html
                    AWS::StepFunctions::StateMachine | Name | arn:aws:states:us-west-2:123456789012:stateMachine:HelloWorld-StateMachine | "HelloWorld-StateMachine" | aws-resource-stepfunctions-statemachine.html
                    AWS::Scheduler::Schedule | Arn | TestSchedule | "arn:aws:scheduler:us-west-2:123456789012:schedule/default/TestSchedule" | aws-resource-scheduler-schedule.html
                    AWS::CloudWatch::Alarm | Arn | myalarm | "arn:aws:cloudwatch:us-west-2:123456789012:alarm:myalarm" | aws-resource-cloudwatch-alarm.html
                    AWS::AppSync::GraphQLApi | ApiId | arn:aws:appsync:us-west-2:123456789012:apis/graphqlapiid | "graphqlapiid" | aws-resource-appsync-graphqlapi.html
                    """)
    void followFromThePhysicalId(String type, String attribute, String physicalId, String expected, String page) {
        assertThat(derive("aws", type, "{}", attribute, physicalId)).as(page).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    AWS::IAM::Role | {Path: /service-role/} | arn:aws:iam::123456789012:role/service-role/r
                    AWS::IAM::Role | {Path: !Sub "/${AWS::Region}/"} | arn:aws:iam::123456789012:role/us-west-2/r
                    AWS::Events::Rule | {EventBusName: market} | arn:aws:events:us-west-2:123456789012:rule/market/r
                    AWS::Events::Rule | {EventBusName: default} | arn:aws:events:us-west-2:123456789012:rule/r
                    AWS::Events::Rule | {EventBusName: "arn:aws:events:us-west-2:123456789012:event-bus/market"} | arn:aws:events:us-west-2:123456789012:rule/market/r
                    AWS::Scheduler::Schedule | {GroupName: g} | arn:aws:scheduler:us-west-2:123456789012:schedule/g/r
                    """)
    void takePathAndGroupFromTheDeclaration(String type, String properties, String expected) {
        assertThat(derive("aws", type, properties, "Arn", "r")).isEqualTo('"' + expected + '"');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    aws-cn | AWS::Lambda::Function | Arn | f | "arn:aws-cn:lambda:us-west-2:123456789012:function:f"
                    aws-us-gov | AWS::S3::Bucket | Arn | b | "arn:aws-us-gov:s3:::b"
                    """)
    void followThePartition(String partition, String type, String attribute, String physicalId, String expected) {
        assertThat(derive(partition, type, "{}", attribute, physicalId)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} of {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    AWS::DynamoDB::Table | StreamArn | t | {}
                    AWS::Lambda::Function | Arn | arn:aws:lambda:us-west-2:123456789012:function:f | {}
                    AWS::SQS::Queue | Arn | work | {}
                    AWS::SQS::Queue | Arn | https://example.com/work | {}
                    AWS::SNS::Topic | TopicName | topic | {}
                    AWS::Events::Connection | Arn | c | {}
                    AWS::Events::Rule | Arn | r | {EventBusName: "arn:aws:events:us-west-2:999999999999:event-bus/market"}
                    AWS::IAM::Role | Arn | r | {Path: [a]}
                    AWS::IAM::Role | Arn | r | {Path: !GetAtt It.Arn}
                    AWS::IAM::Role | Arn | r | {"Fn::Transform": x}
                    AWS::CloudFormation::Stack | Outputs.Vpc | arn:aws:cloudformation:us-west-2:123456789012:stack/s/1 | {}
                    AWS::CloudFormation::CustomResource | Answer | id | {}
                    Custom::Thing | Answer | id | {}
                    """)
    void areNeverGuessed(String type, String attribute, String physicalId, String properties) {
        assertThat(derive("aws", type, properties, attribute, physicalId)).startsWith("UNRESOLVABLE: ");
    }

    private static String derive(
            String partition, String type, String properties, String attribute, String physicalId) {
        var context = new StackContext(
                "s",
                "id",
                "us-west-2",
                "123456789012",
                partition,
                Map.of(),
                Map.of("It", physicalId),
                Map.of(),
                List.of());
        var template = """
                Resources:
                  It: {Type: "%s", Properties: %s}
                  Other: {Type: "Test::Other", Properties: {Value: !GetAtt "It.%s"}}
                """.formatted(type, properties, attribute);
        var resources =
                new Resolution(TemplateReader.read(template), context).resolve().resources();
        return Sample.show(Objects.requireNonNull(resources.get("Other"))
                .properties()
                .entries()
                .getOrDefault("Value", new Value.Null()));
    }
}
