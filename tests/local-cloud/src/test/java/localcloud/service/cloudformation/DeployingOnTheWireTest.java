package localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import localcloud.LocalCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks by CloudFormation's own operations, and their templates from S3. Wording as CloudFormation answers it. */
final class DeployingOnTheWireTest {
    private static final String TOPIC =
            "Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties: {DisplayName: %s}\n";
    private static final String SERVERLESS =
            "Transform: AWS::Serverless-2016-10-31\nResources:\n  T: {Type:" + " AWS::Serverless::SimpleTable}\n";

    private final Conversation conversation;
    private final LocalCloud cloud;

    DeployingOnTheWireTest(@TempDir Path project) throws IOException {
        conversation = new Conversation(project);
        cloud = conversation.cloud;
    }

    @BeforeEach
    void isEmpty() throws IOException, InterruptedException {
        assertThat(cloudFormation("DescribeStacks")).contains("<Stacks></Stacks>");
    }

    @AfterEach
    void close() {
        conversation.close();
    }

    private HttpResponse<String> send(String service, String method, String path, String body)
            throws IOException, InterruptedException {
        return conversation.send(LocalCloud.ACCESS_KEY_ID, service, method, path, body);
    }

    private String cloudFormation(String action, String... parameters) throws IOException, InterruptedException {
        return conversation.cloudFormation(LocalCloud.ACCESS_KEY_ID, action, parameters);
    }

    private String propose(String name, String type, String template) throws IOException, InterruptedException {
        cloudFormation(
                "CreateChangeSet",
                "StackName",
                "s",
                "ChangeSetName",
                name,
                "ChangeSetType",
                type,
                "TemplateBody",
                template);
        quiet();
        return cloudFormation("DescribeChangeSet", "StackName", "s", "ChangeSetName", name);
    }

    private void execute(String name) throws IOException, InterruptedException {
        cloudFormation("ExecuteChangeSet", "StackName", "s", "ChangeSetName", name);
        quiet();
    }

    private void quiet() throws InterruptedException {
        conversation.quiet();
    }

    private String status() throws IOException, InterruptedException {
        var answer = Pattern.compile("<StackStatus>([A-Z_]+)</StackStatus>")
                .matcher(cloudFormation("DescribeStacks", "StackName", "s"));
        return answer.find() ? answer.group(1) : "none";
    }

    @Test
    void takesATemplateFromS3() throws IOException, InterruptedException {
        send("s3", "PUT", "/a-bucket", "");
        send("s3", "PUT", "/a-bucket/a%20template", TOPIC.formatted("one"));

        cloudFormation("CreateStack", "StackName", "s", "TemplateURL", cloud.endpoint() + "/a-bucket/a%20template");
        quiet();
        assertThat(status()).isEqualTo("CREATE_COMPLETE");
        assertThat(cloudFormation("UpdateStack", "StackName", "s", "TemplateURL", cloud.endpoint() + "/a-bucket/none"))
                .contains("S3 error: The specified key does not exist.");
        assertThat(cloudFormation("UpdateStack", "StackName", "s", "TemplateURL", "https://example.com/a-bucket/x"))
                .contains("TemplateURL must be a supported URL");
    }

    @Test
    void failsAChangeSetThatNobodyCanExpand() throws IOException, InterruptedException {
        var answer = propose("c", "CREATE", SERVERLESS);

        assertThat(answer)
                .contains("<Status>FAILED</Status>")
                .contains("Transform AWS::Serverless-2016-10-31 failed with: there is no Python with samtranslator");
        assertThat(status()).isEqualTo("REVIEW_IN_PROGRESS");
        assertThat(cloudFormation("ExecuteChangeSet", "StackName", "s", "ChangeSetName", "c"))
                .contains("InvalidChangeSetStatus");
    }

    @Test
    void neverExecutesAChangeSetTwiceAndForgetsTheOthers() throws IOException, InterruptedException {
        propose("one", "CREATE", TOPIC.formatted("one"));
        propose("two", "CREATE", TOPIC.formatted("two"));
        execute("one");

        assertThat(status()).isEqualTo("CREATE_COMPLETE");
        assertThat(cloudFormation("ExecuteChangeSet", "StackName", "s", "ChangeSetName", "one"))
                .contains("cannot be executed in its current status of [EXECUTE_COMPLETE]");
        assertThat(cloudFormation("DescribeChangeSet", "StackName", "s", "ChangeSetName", "two"))
                .contains("ChangeSet [two] does not exist");
    }

    @Test
    void refusesAnUpdateOfAStackThatWasRolledBackWhenItWasCreated() throws IOException, InterruptedException {
        var broken = "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties: {Code: {S3Bucket: no-bucket,"
                + " S3Key: k}}\n";
        propose("c", "CREATE", broken);
        execute("c");

        assertThat(status()).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(cloudFormation("DescribeStackEvents", "StackName", "s"))
                .contains("Error occurred while GetObject. S3 Error Code: NoSuchKey.");
        assertThat(cloudFormation(
                        "CreateChangeSet",
                        "StackName",
                        "s",
                        "ChangeSetName",
                        "d",
                        "TemplateBody",
                        TOPIC.formatted("one")))
                .contains("is in ROLLBACK_COMPLETE state and can not be updated.");
    }

    @Test
    void forgetsItAllWithAReset() throws IOException, InterruptedException {
        send("s3", "PUT", "/a-bucket", "");
        propose("c", "CREATE", TOPIC.formatted("one"));
        execute("c");
        cloud.reset();

        assertThat(status()).isEqualTo("none");
        assertThat(send("s3", "GET", "/a-bucket?list-type=2", "").body()).contains("NoSuchBucket");
        assertThat(cloud.resources().all())
                .noneMatch(resource -> resource.type().equals("AWS::SNS::Topic"));
    }

    @Test
    void refusesHostileBodies() throws IOException, InterruptedException {
        send("s3", "PUT", "/a-bucket", "");
        var bomb =
                "<!DOCTYPE x [<!ENTITY a \"b\">]><VersioningConfiguration><Status>&a;</Status></VersioningConfiguration>";

        assertThat(send("s3", "PUT", "/a-bucket?versioning", bomb).body()).contains("MalformedXML");
        assertThat(cloudFormation("CreateStack", "StackName", "s", "TemplateBody", "a: &x [1]\nb: *x\n"))
                .contains("YAML aliases are not allowed in CloudFormation templates");
        assertThat(cloudFormation("CreateStack", "StackName", "s", "TemplateBody", "[".repeat(10_000)))
                .contains("<Code>ValidationError</Code>");
    }
}
