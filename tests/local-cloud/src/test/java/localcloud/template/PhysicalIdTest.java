package localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each as on the type's page, "Return values" (PROJECTIONS.md, "Physical ids"); rules as recorded in the corpus (cloudformation_events.json). */
final class PhysicalIdTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "AWS::Lambda::Function ~ {\"FunctionName\": \"f\"} ~ f",
                "AWS::Lambda::Function ~ {} ~ s-R-[A-Za-z0-9]{12}",
                "AWS::Lambda::Alias ~ {\"FunctionName\": \"arn:aws:lambda:eu-west-1:111122223333:function:f\", \"Name\": \"live\"} ~ arn:aws:lambda:eu-west-1:111122223333:function:f:live",
                "AWS::Lambda::Permission ~ {\"FunctionName\": \"f\"} ~ s-R-[A-Za-z0-9]{12}",
                "AWS::Lambda::Url ~ {\"TargetFunctionArn\": \"f\", \"Qualifier\": \"live\"} ~ arn:aws:lambda:eu-west-1:111122223333:function:f:live",
                "AWS::Lambda::EventInvokeConfig ~ {\"FunctionName\": \"f\", \"Qualifier\": \"live\"} ~ f\\|live",
                "AWS::DynamoDB::Table ~ {\"TableName\": \"t\"} ~ t",
                "AWS::Events::EventBus ~ {\"Name\": \"b\"} ~ b",
                "AWS::Events::Rule ~ {\"Name\": \"r\"} ~ r",
                "AWS::Events::Rule ~ {\"Name\": \"r\", \"EventBusName\": \"default\"} ~ r",
                "AWS::Events::Rule ~ {\"Name\": \"r\", \"EventBusName\": \"b\"} ~ b\\|r",
                "AWS::Events::Rule ~ {\"Name\": \"r\", \"EventBusName\": \"arn:aws:events:eu-west-1:111122223333:event-bus/b\"} ~ b\\|r",
                "AWS::SQS::Queue ~ {\"QueueName\": \"q\"} ~ https://sqs.eu-west-1.amazonaws.com/111122223333/q",
                "AWS::SQS::Queue ~ {\"FifoQueue\": true} ~ https://sqs.eu-west-1.amazonaws.com/111122223333/s-R-[A-Za-z0-9]{12}\\.fifo",
                "AWS::SQS::QueuePolicy ~ {} ~ s-R-[A-Za-z0-9]{12}",
                "AWS::SNS::Topic ~ {\"TopicName\": \"t\"} ~ arn:aws:sns:eu-west-1:111122223333:t",
                "AWS::SNS::Subscription ~ {\"TopicArn\": \"arn:aws:sns:eu-west-1:111122223333:t\"} ~ arn:aws:sns:eu-west-1:111122223333:t:[0-9a-f-]{36}",
                "AWS::KMS::Key ~ {} ~ [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "AWS::KMS::Alias ~ {\"AliasName\": \"alias/a\"} ~ alias/a",
                "AWS::IAM::Role ~ {\"RoleName\": \"r\", \"Path\": \"/p/\"} ~ r",
                "AWS::IAM::ManagedPolicy ~ {\"ManagedPolicyName\": \"m\"} ~ arn:aws:iam::111122223333:policy/m",
                "AWS::Logs::LogGroup ~ {\"LogGroupName\": \"/aws/lambda/f\"} ~ /aws/lambda/f",
                "AWS::CloudWatch::Alarm ~ {\"AlarmName\": \"a\"} ~ a",
                "AWS::SecretsManager::Secret ~ {\"Name\": \"n\"} ~ arn:aws:secretsmanager:eu-west-1:111122223333:secret:n-[A-Za-z0-9]{6}",
                "AWS::Scheduler::Schedule ~ {\"Name\": \"n\", \"GroupName\": \"g\"} ~ n",
            })
    void isMadeAsAwsMakesIt(String type, String properties, String expected) {
        var result = Deploying.deploy(
                "{\"Resources\": {\"R\": {\"Type\": \"" + type + "\", \"Properties\": " + properties + "}}}");

        assertThat(Deploying.resource(result, "R").physicalId()).matches(expected);
    }
}
