package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.stackgate.StackRequest;

class StackRequestJsonTest {
    /** As in https://docs.aws.amazon.com/lambda/latest/dg/services-cloudformation.html. */
    private static final String URL =
            "https://cloudformation-custom-resource-response-useast1.s3-us-east-1.amazonaws.com/arn%3Aaws%3Acloudformation%3Aus-east-1%3A123456789012%3Astack/lambda-error-processor/1134083a-2608-1e91-9897-022501a2c456%7Cprimerinvoke%7C5d478078-13e9-baf0-464a-7ef285ecc786?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1555451971&Signature=28UijZePE5I4dvukKQqM%2F9Rf1o4%3D";

    private static final String CREATE = """
            {"RequestType": "Create",
             "ServiceToken": "arn:aws:lambda:us-east-1:123456789012:function:CodeDeployHook_shop:live",
             "ResponseURL": "%s",
             "StackId": "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1134083a-2608-1e91-9897-022501a2c456",
             "RequestId": "5d478078-13e9-baf0-464a-7ef285ecc786",
             "LogicalResourceId": "StackValidation",
             "ResourceType": "Custom::StackValidation",
             "ResourceProperties": {"ServiceToken": "arn:x", "BuildId": "42", "ServiceTimeout": "480"}}""".formatted(URL);

    private static Optional<StackRequest> parse(String event) {
        return parse(event, Optional.empty());
    }

    private static Optional<StackRequest> parse(String event, Optional<URI> endpoint) {
        return StackRequestJson.parse(event.getBytes(StandardCharsets.UTF_8), endpoint);
    }

    @Test
    void readsCloudFormationsRequest() {
        var request = parse(CREATE).orElseThrow();

        assertThat(request.type()).isEqualTo(StackRequest.Type.CREATE);
        assertThat(request.responseUrl().uri()).hasToString(URL);
        assertThat(request.requestId()).isEqualTo("5d478078-13e9-baf0-464a-7ef285ecc786");
        assertThat(request.logicalId()).isEqualTo("StackValidation");
        assertThat(request.physicalId()).isEmpty();
        assertThat(request.buildId()).contains("42");
    }

    @Test
    void readsThePhysicalIdOfAnUpdate() {
        var update =
                CREATE.replace("\"Create\",", "\"Update\", \"PhysicalResourceId\": \"stack-gate-StackValidation\",");

        assertThat(parse(update).orElseThrow().physicalId()).contains("stack-gate-StackValidation");
    }

    @Test
    void anEmptyBuildIdIsNone() {
        assertThat(parse(CREATE.replace("\"42\"", "\"\"")).orElseThrow().buildId())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "not JSON",
                "{\"stack\": \"shop\"}",
                "{\"DeploymentId\": \"d-1\"}",
                "{\"RequestType\": \"Create\", \"RequestType\": \"Delete\"}"
            })
    void leavesEveryOtherEventAlone(String event) {
        assertThat(parse(event)).isEmpty();
    }

    /** Who can invoke the canary must not make it send what it knows somewhere else, or to this network. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bucket.s3.amazonaws.com/x",
                "https://169.254.169.254/latest/meta-data",
                "https://example.com/x",
                "https://s3.amazonaws.com.example.com/x",
                "https://bucket.s3.amazonaws.com@example.com/x",
                "https://user:secret@bucket.s3.amazonaws.com/x",
                "https://bucket.s3.amazonaws.com:8443/x",
                "https://examples3.amazonaws.com/x",
                "https://lambda.eu-west-1.amazonaws.com/x",
                "https://bucket.execute-api.eu-west-1.amazonaws.com/x",
                "https://vpce-1.s3.eu-west-1.vpce.amazonaws.com/x",
                "http://127.0.0.1:4566/x",
                "file:///etc/passwd",
                "https:///x",
                "no URL at all",
                ""
            })
    void answersNoUrlButS3s(String url) {
        assertThatThrownBy(() -> parse(CREATE.replace(URL, url)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageStartingWith("malformed event: ResponseURL must be")
                .satisfies(thrown -> assertThat(String.valueOf(thrown.getMessage()))
                        .doesNotContain("meta-data", "secret", "example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/x?Signature=y",
                "https://cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com/x",
                "https://cloudformation-custom-resource-response-cnnorth1.s3.cn-north-1.amazonaws.com.cn/x",
                "https://S3.AMAZONAWS.COM/cloudformation-custom-resource-response-useast1/x"
            })
    void answersS3(String url) {
        assertThat(parse(CREATE.replace(URL, url))).isPresent();
    }

    @Test
    void answersTheLocalCloudOnlyWhereThatIsAllOfAws() {
        var local = CREATE.replace(URL, "http://127.0.0.1:4566/_responses/1");

        assertThat(parse(local, Optional.of(URI.create("http://127.0.0.1:4566"))))
                .isPresent();
        assertThatThrownBy(() -> parse(local, Optional.of(URI.create("http://127.0.0.1:4567"))))
                .isInstanceOf(MalformedEvent.class);
        assertThatThrownBy(() -> parse(
                        CREATE.replace(URL, "http://10.0.0.1:4566/x"), Optional.of(URI.create("http://10.0.0.1:4566"))))
                .isInstanceOf(MalformedEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RequestType", "StackId", "RequestId", "LogicalResourceId"})
    void refusesARequestThatCannotBeMeant(String member) {
        var bad = CREATE.replaceAll("\"" + member + "\": \"[^\"]*\"", "\"" + member + "\": \"\\\\u0000\"");

        assertThatThrownBy(() -> parse(bad)).isInstanceOf(MalformedEvent.class).hasMessageContaining(member);
    }

    /** Whoever has the URL can answer in the canary's name. */
    @Test
    void theUrlIsNoText() {
        var request = parse(CREATE).orElseThrow();

        assertThat(request.toString()).doesNotContain("amazonaws", "Signature", "AKIA");
    }
}
