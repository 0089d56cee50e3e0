package stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every name fits with the longest ShortName and Stage; the limits are those of AWS's API reference for each type. */
class NameLengthTest {

    @ParameterizedTest
    @CsvSource({
        "AWS::Lambda::Function, FunctionName, 64", // API_CreateFunction
        "AWS::Events::Rule, Name, 64", // API_PutRule
        "AWS::Events::EventBus, Name, 256", // API_CreateEventBus
        "AWS::Events::Archive, ArchiveName, 48", // API_CreateArchive
        "AWS::SQS::Queue, QueueName, 80", // API_CreateQueue
        "AWS::DynamoDB::Table, TableName, 255", // API_CreateTable
        "AWS::SNS::Topic, TopicName, 256", // API_CreateTopic
        "AWS::Logs::LogGroup, LogGroupName, 512", // API_CreateLogGroup
        "AWS::CloudWatch::Alarm, AlarmName, 255", // API_PutMetricAlarm
        "AWS::IAM::Role, Path, 512", // API_CreateRole
    })
    void fits(String type, String property, int limit) {
        // What the template does not name, such as the role that SAM makes for CodeDeploy, CloudFormation names within
        // the limit.
        var named = Stack.ofType(type)
                .filter(resource -> resource.getValue().at("/Properties").has(property));
        assertThat(named).isNotEmpty().allSatisfy(resource -> {
            var name = Longest.resolve(resource.getValue().at("/Properties/" + property));
            assertThat(name.textValue()).as(resource.getKey()).isNotNull().hasSizeLessThanOrEqualTo(limit);
        });
    }

    /** The longest function name is that of the canary, and it has to leave room for CodeDeploy's prefix. */
    @Test
    void isReallyTheLongest() {
        var name = Longest.resolve(Stack.properties("Canary").get("FunctionName"));
        assertThat(name.textValue()).isEqualTo("CodeDeployHook_" + "a".repeat(40) + "-staging");
    }

    /** Roles are global, so a name of ours would clash with the same stack in another Region. */
    @Test
    void leavesRolesToCloudFormation() {
        assertThat(Stack.ofType("AWS::IAM::Role"))
                .isNotEmpty()
                .noneMatch(role -> role.getValue().get("Properties").has("RoleName"));
    }
}
