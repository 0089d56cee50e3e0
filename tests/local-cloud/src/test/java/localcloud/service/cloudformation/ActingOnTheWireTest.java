package localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import localcloud.LocalCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As whom CloudFormation changes a stack, and what that one must be allowed: the service role that was handed over, or else the caller
 * (<a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html">CloudFormation service role</a>).
 */
final class ActingOnTheWireTest {
    private static final String PROVIDER = "arn:aws:lambda:eu-west-1:111122223333:function:provider";
    private static final String TOPIC = "Resources: {T: {Type: AWS::SNS::Topic}}\n";
    private static final String CUSTOM =
            "Resources: {C: {Type: Custom::Thing, Properties: {ServiceToken: " + PROVIDER + "}}}\n";
    private static final String SERVERLESS = "Transform: AWS::Serverless-2016-10-31\n" + TOPIC;
    private static final String TRANSFORM = "arn:aws:cloudformation:eu-west-1:aws:transform/Serverless-2016-10-31";
    private static final String EXECUTOR = "arn:aws:iam::111122223333:role/executor";
    private static final String DENIED_EXECUTOR =
            "User: arn:aws:sts::111122223333:assumed-role/executor/AWSCloudFormation is not authorized to perform: ";
    private static final String DENIED_DEPLOYER =
            "User: arn:aws:sts::111122223333:assumed-role/deployer/someone is not authorized to perform: ";
    private static final String NOTHING = "\"iam:GetUser\"";
    private static final String SNS = "\"sns:*\"";
    private static final String INVOKE = "\"lambda:InvokeFunction\"";
    private static final String EXPAND = "\"cloudformation:CreateChangeSet\"";

    private final Conversation conversation;

    ActingOnTheWireTest(@TempDir Path project) throws IOException {
        conversation = new Conversation(project);
    }

    @BeforeEach
    void isEmpty() throws IOException, InterruptedException {
        assertThat(as(LocalCloud.ACCESS_KEY_ID, "DescribeStacks")).contains("<Stacks></Stacks>");
    }

    @AfterEach
    void close() {
        conversation.close();
    }

    private String as(String key, String action, String... parameters) throws IOException, InterruptedException {
        var answer = conversation.cloudFormation(key, action, parameters);
        conversation.quiet();
        return answer;
    }

    /** The deployer may change stacks and hand over the executor, and do that; the executor may do what he may. */
    private static String roles(String more, String executor) {
        return """
                Resources:
                  Deployer:
                    Type: AWS::IAM::Role
                    Properties:
                      RoleName: deployer
                      AssumeRolePolicyDocument:
                        Version: "2012-10-17"
                        Statement: [{Effect: Allow, Principal: {AWS: "111122223333"}, Action: "sts:AssumeRole"}]
                      Policies:
                        - PolicyName: stacks
                          PolicyDocument:
                            Version: "2012-10-17"
                            Statement:
                              - {Effect: Allow, Action: "cloudformation:*",
                                 Resource: "arn:aws:cloudformation:eu-west-1:111122223333:stack/*"}
                              - {Effect: Allow, Action: "iam:PassRole", Resource: "%s"}
                              - {Effect: Allow, Action: [%s], Resource: "*"}
                  Executor:
                    Type: AWS::IAM::Role
                    Properties:
                      RoleName: executor
                      AssumeRolePolicyDocument:
                        Version: "2012-10-17"
                        Statement: [{Effect: Allow, Principal: {Service: cloudformation.amazonaws.com}, Action: "sts:AssumeRole"}]
                      Policies:
                        - PolicyName: resources
                          PolicyDocument:
                            Version: "2012-10-17"
                            Statement: [{Effect: Allow, Action: [%s], Resource: "*"}]
                """.formatted(EXECUTOR, more, executor);
    }

    /** The access key of a session of the deployer. */
    private String deployer(String more, String executor) throws IOException, InterruptedException {
        as(
                LocalCloud.ACCESS_KEY_ID,
                "CreateStack",
                "StackName",
                "roles",
                "Capabilities.member.1",
                "CAPABILITY_NAMED_IAM",
                "TemplateBody",
                roles(more, executor));
        var session = conversation
                .send(
                        LocalCloud.ACCESS_KEY_ID,
                        "sts",
                        "POST",
                        "/",
                        "Version=2011-06-15&Action=AssumeRole&RoleSessionName=someone&RoleArn=arn:aws:iam::111122223333:role/deployer")
                .body();
        var key = Pattern.compile("<AccessKeyId>([^<]+)</AccessKeyId>").matcher(session);
        assertThat(key.find()).as(session).isTrue();
        return key.group(1);
    }

    private String propose(String key, String template, String... more) throws IOException, InterruptedException {
        var parameters = new ArrayList<>(
                List.of("StackName", "s", "ChangeSetName", "c", "ChangeSetType", "CREATE", "TemplateBody", template));
        parameters.addAll(List.of(more));
        assertThat(as(key, "CreateChangeSet", parameters.toArray(String[]::new)))
                .contains("<Id>");
        return as(key, "DescribeChangeSet", "StackName", "s", "ChangeSetName", "c");
    }

    private String executed(String key) throws IOException, InterruptedException {
        as(key, "ExecuteChangeSet", "StackName", "s", "ChangeSetName", "c");
        return events(key);
    }

    private String events(String key) throws IOException, InterruptedException {
        return as(key, "DescribeStackEvents", "StackName", "s");
    }

    @Test
    void invokesACustomResourceAsTheServiceRole() throws IOException, InterruptedException {
        var key = deployer(INVOKE, SNS);
        propose(key, CUSTOM, "RoleARN", EXECUTOR);

        assertThat(executed(key))
                .contains(DENIED_EXECUTOR + "lambda:InvokeFunction on resource: " + PROVIDER
                        + " because no identity-based policy allows the lambda:InvokeFunction action"
                        + " (Service: Lambda, Status Code: 403)");
    }

    @Test
    void invokesACustomResourceThatTheServiceRoleMayInvoke() throws IOException, InterruptedException {
        var key = deployer(NOTHING, INVOKE);
        propose(key, CUSTOM, "RoleARN", EXECUTOR);

        // So far it came: there is no such function.
        assertThat(executed(key)).contains("Function not found: " + PROVIDER).doesNotContain("is not authorized");
    }

    @Test
    void invokesACustomResourceAsTheCallerWithoutAServiceRole() throws IOException, InterruptedException {
        var key = deployer(SNS, INVOKE);
        propose(key, CUSTOM);

        assertThat(executed(key)).contains(DENIED_DEPLOYER + "lambda:InvokeFunction on resource: " + PROVIDER);
    }

    @Test
    void createsAStackAsWhoeverCallsCreateStack() throws IOException, InterruptedException {
        var key = deployer(NOTHING, SNS);
        as(key, "CreateStack", "StackName", "s", "TemplateBody", TOPIC);

        assertThat(events(key))
                .contains(DENIED_DEPLOYER + "SNS:CreateTopic")
                .contains("HandlerErrorCode: AccessDenied");
    }

    @Test
    void createsAndUpdatesAStackAsTheServiceRole() throws IOException, InterruptedException {
        var key = deployer(NOTHING, SNS);
        as(key, "CreateStack", "StackName", "s", "TemplateBody", TOPIC, "RoleARN", EXECUTOR);
        assertThat(events(key)).contains("CREATE_COMPLETE").doesNotContain("is not authorized");

        // It stays with the stack.
        as(key, "UpdateStack", "StackName", "s", "TemplateBody", CUSTOM);
        assertThat(events(key)).contains(DENIED_EXECUTOR + "lambda:InvokeFunction");
    }

    @Test
    void failsAChangeSetThatTheServiceRoleMayNotExpand() throws IOException, InterruptedException {
        var key = deployer(EXPAND, SNS);

        assertThat(propose(key, SERVERLESS, "RoleARN", EXECUTOR))
                .contains("<Status>FAILED</Status>")
                .contains(DENIED_EXECUTOR + "cloudformation:CreateChangeSet on resource: " + TRANSFORM
                        + " because no identity-based policy allows the cloudformation:CreateChangeSet action");
    }

    @Test
    void expandsForAServiceRoleThatMay() throws IOException, InterruptedException {
        assertThat(propose(deployer(NOTHING, EXPAND), SERVERLESS, "RoleARN", EXECUTOR))
                .contains("<Status>CREATE_COMPLETE</Status>");
    }

    @Test
    void expandsForACallerWithoutAServiceRoleWhenHeMay() throws IOException, InterruptedException {
        assertThat(propose(deployer(EXPAND, SNS), SERVERLESS)).contains("<Status>CREATE_COMPLETE</Status>");
    }

    @Test
    void failsAChangeSetThatTheCallerMayNotExpand() throws IOException, InterruptedException {
        assertThat(propose(deployer(NOTHING, EXPAND), SERVERLESS))
                .contains("<Status>FAILED</Status>")
                .contains(DENIED_DEPLOYER + "cloudformation:CreateChangeSet on resource: " + TRANSFORM);
    }
}
