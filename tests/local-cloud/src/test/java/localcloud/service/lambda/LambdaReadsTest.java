package localcloud.service.lambda;

import static localcloud.service.lambda.LambdaStack.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import localcloud.service.AwsError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The projections against what AWS answered: field names, defaults and messages are those of
 * recorded-answers/snapshots/lambda_api.json (the test of LocalStack's that recorded each is named).
 */
final class LambdaReadsTest {
    private static final List<String> CONFIGURATION = List.of(
            "FunctionName",
            "FunctionArn",
            "Runtime",
            "Role",
            "Handler",
            "CodeSize",
            "Description",
            "Timeout",
            "MemorySize",
            "LastModified",
            "CodeSha256",
            "Version",
            "Environment",
            "TracingConfig",
            "RevisionId",
            "State",
            "LastUpdateStatus",
            "PackageType",
            "Architectures",
            "EphemeralStorage",
            "SnapStart",
            "RuntimeVersionConfig",
            "LoggingConfig");

    @TempDir
    private Path project = Path.of("");

    private Optional<LambdaStack> deployed = Optional.empty();

    @BeforeEach
    void deploy() throws IOException {
        deployed = Optional.of(new LambdaStack(project));
    }

    @AfterEach
    void close() {
        stack().close();
    }

    /** test_function_lifecycle: get_function_response. */
    @Test
    void showsTheFunctionAsAwsDoes() throws Exception {
        var answer = call("GetFunction", "{\"FunctionName\": \"demo-sync-assets\"}");
        assertThat(names(answer)).containsExactlyInAnyOrder("Configuration", "Code", "Tags");
        var configuration = answer.path("Configuration");
        assertThat(names(configuration)).containsExactlyInAnyOrderElementsOf(CONFIGURATION);
        assertThat(configuration.path("FunctionArn").textValue()).isEqualTo(ARN);
        assertThat(configuration.path("MemorySize").intValue()).isEqualTo(512);
        assertThat(configuration.path("LastModified").textValue()).isEqualTo("2026-07-01T10:15:30.250+0000");
        assertThat(configuration.path("Environment"))
                .hasToString("{\"Variables\":{\"TABLE_NAME\":\"assets\",\"LIMIT\":\"7\"}}");
        assertThat(configuration.path("LoggingConfig"))
                .hasToString("{\"LogFormat\":\"JSON\",\"ApplicationLogLevel\":\"INFO\",\"SystemLogLevel\":\"INFO\","
                        + "\"LogGroup\":\"sync-logs\"}");
        assertThat(configuration.path("SnapStart"))
                .hasToString("{\"ApplyOn\":\"None\",\"OptimizationStatus\":\"Off\"}");
        assertThat(configuration.path("EphemeralStorage")).hasToString("{\"Size\":512}");
        assertThat(answer.path("Tags")).hasToString("{\"lambda:createdBy\":\"SAM\"}");
        assertThat(answer.path("Code").path("RepositoryType").textValue()).isEqualTo("S3");
    }

    /** CodeSha256 is the base64 of the SHA-256 of the deployment package. */
    @Test
    void showsTheHashAndSizeOfTheJar() throws Exception {
        var configuration = call("GetFunctionConfiguration", "{\"FunctionName\": \"demo-sync-assets\"}");
        var digest = MessageDigest.getInstance("SHA-256").digest("code".getBytes(StandardCharsets.UTF_8));
        assertThat(configuration.path("CodeSha256").textValue())
                .isEqualTo(Base64.getEncoder().encodeToString(digest));
        assertThat(configuration.path("CodeSize").intValue()).isEqualTo(4);
    }

    /** test_alias_lifecycle: get_function_alias_1_1, get_function_byarn_alias_1_1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"FunctionName\": \"demo-sync-assets\", \"Qualifier\": \"live\"}",
                "{\"FunctionName\": \"demo-sync-assets:live\"}",
                "{\"FunctionName\": \"111122223333:function:demo-sync-assets:live\"}",
                "{\"FunctionName\": \"arn:aws:lambda:eu-west-1:111122223333:function:demo-sync-assets:live\"}",
                "{\"FunctionName\": \"arn:aws:lambda:eu-west-1:111122223333:function:demo-sync-assets\","
                        + " \"Qualifier\": \"live\"}"
            })
    void leadsAnAliasToItsVersion(String input) throws AwsError {
        var configuration = call("GetFunction", input).path("Configuration");
        assertThat(configuration.path("FunctionArn").textValue()).isEqualTo(ARN + ":live");
        assertThat(configuration.path("Version").textValue()).isEqualTo("1");
    }

    @Test
    void showsReservedConcurrencyOfTheUnqualifiedFunctionOnly() throws AwsError {
        change("SyncAssets", "ReservedConcurrentExecutions", 0);
        assertThat(call("GetFunction", "{\"FunctionName\": \"demo-sync-assets\"}")
                        .path("Concurrency"))
                .hasToString("{\"ReservedConcurrentExecutions\":0}");
        assertThat(call("GetFunction", "{\"FunctionName\": \"demo-sync-assets\", \"Qualifier\": \"live\"}")
                        .has("Concurrency"))
                .isFalse();
        assertThat(call("GetFunctionConcurrency", "{\"FunctionName\": \"demo-sync-assets\"}"))
                .hasToString("{\"ReservedConcurrentExecutions\":0}");
    }

    /** test_function_concurrency: get_function_concurrency_after_delete. */
    @Test
    void showsNoConcurrencyWhereNoneIsReserved() throws AwsError {
        assertThat(call("GetFunctionConcurrency", "{\"FunctionName\": \"demo-sync-assets\"}"))
                .isEmpty();
    }

    @Test
    void keepsAVersionAsItWasWhenLatestChanges() throws AwsError {
        change("SyncAssets", "Timeout", 1);
        assertThat(call("GetFunctionConfiguration", "{\"FunctionName\": \"demo-sync-assets\"}")
                        .path("Timeout")
                        .intValue())
                .isEqualTo(1);
        assertThat(call("GetFunctionConfiguration", "{\"FunctionName\": \"demo-sync-assets:1\"}")
                        .path("Timeout")
                        .intValue())
                .isEqualTo(300);
    }

    /** test_version_lifecycle: list_versions_result_after_third_publish. */
    @Test
    void listsVersionsWithoutTheirState() throws AwsError {
        stack().resources().update("SyncAssets", function -> {
            var versions = function.state().withObject("/versions");
            versions.set("10", versions.path("1").deepCopy());
            versions.set("2", versions.path("1").deepCopy());
            return function;
        });
        var versions = call("ListVersionsByFunction", "{\"FunctionName\": \"demo-sync-assets\"}")
                .path("Versions");
        assertThat(versions.findValuesAsText("FunctionArn"))
                .containsExactly(ARN + ":$LATEST", ARN + ":1", ARN + ":2", ARN + ":10");
        assertThat(names(versions.path(1)))
                .containsExactlyInAnyOrderElementsOf(CONFIGURATION.stream()
                        .filter(name -> !List.of("State", "LastUpdateStatus", "RuntimeVersionConfig")
                                .contains(name))
                        .toList());
    }

    @Test
    void listsFunctionsInPages() throws AwsError {
        stack().add("Other", "AWS::Lambda::Function", "another", "{\"Runtime\": \"java25\"}");
        var first = call("ListFunctions", "{\"MaxItems\": \"1\"}");
        assertThat(first.path("Functions").findValuesAsText("FunctionName")).containsExactly("another");
        var second = call(
                "ListFunctions",
                "{\"MaxItems\": \"1\", \"Marker\": \""
                        + first.path("NextMarker").textValue() + "\"}");
        assertThat(second.path("Functions").findValuesAsText("FunctionName")).containsExactly("demo-sync-assets");
        assertThat(second.has("NextMarker")).isFalse();
    }

    /** get_alias_1_2, and with weights get_alias_1_1. */
    @Test
    void showsAnAlias() throws AwsError {
        var alias = call("GetAlias", "{\"FunctionName\": \"demo-sync-assets\", \"Name\": \"live\"}");
        assertThat(names(alias))
                .containsExactlyInAnyOrder("AliasArn", "Name", "FunctionVersion", "Description", "RevisionId");
        assertThat(alias.path("AliasArn").textValue()).isEqualTo(ARN + ":live");
        stack().resources().update("SyncAssetsAliaslive", alias1 -> {
            alias1.state()
                    .putObject("RoutingConfig")
                    .putObject("AdditionalVersionWeights")
                    .put("2", 0.2);
            return alias1;
        });
        assertThat(call("ListAliases", "{\"FunctionName\": \"demo-sync-assets\"}")
                        .path("Aliases")
                        .path(0)
                        .path("RoutingConfig"))
                .hasToString("{\"AdditionalVersionWeights\":{\"2\":0.2}}");
    }

    /** get_policy_alias of test_lambda_permission_fn_versioning; the conditions of test_add_lambda_permission_fields. */
    @Test
    void showsThePolicyOfTheAlias() throws Exception {
        stack().add(
                        "SyncAssetsDailyPermission",
                        "AWS::Lambda::Permission",
                        "demo-SyncAssetsDailyPermission-1",
                        "{\"Action\": \"lambda:InvokeFunction\", \"FunctionName\": \"" + ARN + ":live\","
                                + " \"Principal\": \"events.amazonaws.com\","
                                + " \"SourceArn\": \"arn:aws:events:eu-west-1:111122223333:rule/daily\","
                                + " \"SourceAccount\": \"111122223333\"}");
        var answer = call("GetPolicy", "{\"FunctionName\": \"demo-sync-assets\", \"Qualifier\": \"live\"}");
        assertThat(names(answer)).containsExactlyInAnyOrder("Policy", "RevisionId");
        assertThat(new ObjectMapper().readTree(answer.path("Policy").textValue()))
                .isEqualTo(LambdaStack.object("""
                                {"Version": "2012-10-17", "Id": "default", "Statement": [{
                                  "Sid": "demo-SyncAssetsDailyPermission-1", "Effect": "Allow",
                                  "Principal": {"Service": "events.amazonaws.com"},
                                  "Action": "lambda:InvokeFunction",
                                  "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:demo-sync-assets:live",
                                  "Condition": {"StringEquals": {"AWS:SourceAccount": "111122223333"},
                                    "ArnLike": {"AWS:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/daily"}}}]}"""));
        fails(
                "GetPolicy",
                "{\"FunctionName\": \"demo-sync-assets\"}",
                404,
                "The resource you requested does not exist.");
    }

    /** add_permission_principal_wildcard, …_account, …_arn. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    *                                     | "*"
                    444455556666                          | {"AWS":"arn:aws:iam::444455556666:root"}
                    arn:aws:iam::444455556666:user/editor | {"AWS":"arn:aws:iam::444455556666:user/editor"}
                    """)
    void showsEachKindOfPrincipal(String principal, String shown) throws Exception {
        stack().add(
                        "Open",
                        "AWS::Lambda::Permission",
                        "open",
                        "{\"Action\": \"lambda:InvokeFunction\", \"FunctionName\": \"demo-sync-assets\", \"Principal\": \""
                                + principal + "\"}");
        var policy =
                call("GetPolicy", "{\"FunctionName\": \"demo-sync-assets\"}").path("Policy");
        var statement = new ObjectMapper()
                .readTree(policy.textValue())
                .path("Statement")
                .path(0);
        assertThat(statement.path("Principal")).hasToString(shown);
        assertThat(statement.has("Condition")).isFalse();
    }

    /** test_url_config_lifecycle: get_url_config. */
    @Test
    void showsAUrl() throws AwsError {
        stack().add(
                        "Url",
                        "AWS::Lambda::Url",
                        ARN,
                        "{\"TargetFunctionArn\": \"demo-sync-assets\", \"AuthType\": \"NONE\"}");
        var url = call("GetFunctionUrlConfig", "{\"FunctionName\": \"demo-sync-assets\"}");
        assertThat(names(url))
                .containsExactlyInAnyOrder(
                        "FunctionUrl", "FunctionArn", "AuthType", "CreationTime", "LastModifiedTime", "InvokeMode");
        fails(
                "GetFunctionUrlConfig",
                "{\"FunctionName\": \"demo-sync-assets\", \"Qualifier\": \"live\"}",
                404,
                "The resource you requested does not exist.");
        fails(
                "GetFunctionUrlConfig",
                "{\"FunctionName\": \"demo-sync-assets\", \"Qualifier\": \"1\"}",
                400,
                "1 validation error detected: Value '1' at 'qualifier' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: ((?!^\\d+$)^[0-9a-zA-Z-_]+$)");
    }

    /** test_lambda_eventinvokeconfig_exceptions: put_alias_functionname_qualifier, get_function_doesnotexist. */
    @Test
    void showsTheAsynchronousConfiguration() throws AwsError {
        stack().add(
                        "Config",
                        "AWS::Lambda::EventInvokeConfig",
                        "config",
                        "{\"FunctionName\": \"demo-sync-assets\", \"Qualifier\": \"live\", \"MaximumRetryAttempts\": \"0\"}");
        var config = call(
                "GetFunctionEventInvokeConfig", "{\"FunctionName\": \"demo-sync-assets\", \"Qualifier\": \"live\"}");
        assertThat(names(config))
                .containsExactlyInAnyOrder("FunctionArn", "LastModified", "MaximumRetryAttempts", "DestinationConfig");
        assertThat(config.path("FunctionArn").textValue()).isEqualTo(ARN + ":live");
        assertThat(config.path("MaximumRetryAttempts").isInt()).isTrue();
        assertThat(config.path("DestinationConfig")).hasToString("{\"OnSuccess\":{},\"OnFailure\":{}}");
        fails(
                "GetFunctionEventInvokeConfig",
                "{\"FunctionName\": \"demo-sync-assets\"}",
                404,
                "The function " + ARN + ":$LATEST doesn't have an EventInvokeConfig");
    }

    /** calls/lambda.ListEventSourceMappings/00.json. */
    @Test
    void showsMappingsOfExactlyTheFunctionThatIsNamed() throws AwsError {
        stack().add(
                        "Mapping",
                        "AWS::Lambda::EventSourceMapping",
                        "332f71ae-ddb2-4bc2-a876-54d99204fdd7",
                        "{\"FunctionName\": \"" + ARN
                                + ":live\", \"EventSourceArn\": \"arn:aws:sqs:eu-west-1:111122223333:q\"}");
        assertThat(call("ListEventSourceMappings", "{\"FunctionName\": \"demo-sync-assets\"}")
                        .path("EventSourceMappings"))
                .isEmpty();
        var mapping = call("ListEventSourceMappings", "{\"FunctionName\": \"demo-sync-assets:live\"}")
                .path("EventSourceMappings")
                .path(0);
        assertThat(names(mapping))
                .containsExactlyInAnyOrder(
                        "UUID",
                        "EventSourceMappingArn",
                        "FunctionArn",
                        "BatchSize",
                        "MaximumBatchingWindowInSeconds",
                        "EventSourceArn",
                        "FunctionResponseTypes",
                        "LastModified",
                        "State",
                        "StateTransitionReason");
        assertThat(mapping.path("BatchSize").intValue()).isEqualTo(10);
    }

    @Test
    void listsTags() throws AwsError {
        assertThat(call("ListTags", "{\"Resource\": \"" + ARN + "\"}"))
                .hasToString("{\"Tags\":{\"lambda:createdBy\":\"SAM\"}}");
        fails(
                "ListTags",
                "{\"Resource\": \"" + ARN + ":live\"}",
                400,
                "Tags on function aliases and versions are not supported. Please specify a function ARN.");
    }

    /** The messages of test_ops_on_nonexisting_fn, …_version, test_get_function_wrong_region and others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GetFunction | nobody | 404 | Function not found: arn:aws:lambda:eu-west-1:111122223333:function:nobody
                    GetFunctionConfiguration | nobody:live | 404 | Function not found: arn:aws:lambda:eu-west-1:111122223333:function:nobody:live
                    GetFunction | demo-sync-assets:1221 | 404 | Function not found: arn:aws:lambda:eu-west-1:111122223333:function:demo-sync-assets:1221
                    GetFunctionConcurrency | nobody | 404 | Function not found: arn:aws:lambda:eu-west-1:111122223333:function:nobody
                    GetPolicy | nobody | 404 | The resource you requested does not exist.
                    GetFunction | arn:aws:lambda:us-east-1:111122223333:function:nobody | 404 | Functions from 'us-east-1' are not reachable in this region ('eu-west-1')
                    """)
    void wordsItsErrorsAsAwsDoes(String operation, String name, int status, String message) {
        fails(operation, "{\"FunctionName\": \"" + name + "\"}", status, message);
    }

    @Test
    void refusesTwoQualifiersAndANameThatIsNone() {
        fails(
                "GetFunction",
                "{\"FunctionName\": \"demo-sync-assets:1\", \"Qualifier\": \"live\"}",
                400,
                "The derived qualifier from the function name does not match the specified qualifier.");
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> call("GetFunction", "{\"FunctionName\": \"invalid:function:name\"}"))
                .satisfies(error -> assertThat(error.code()).isEqualTo("ValidationException"));
        fails(
                "GetAlias",
                "{\"FunctionName\": \"demo-sync-assets\", \"Name\": \"none\"}",
                404,
                "Cannot find alias arn: " + ARN + ":none");
    }

    @Test
    void createsAFunctionWithoutCodeAsFailedAndNamesTheFile() throws AwsError {
        stack().add(
                        "Lost",
                        "AWS::Lambda::Function",
                        "lost",
                        "{\"Runtime\": \"java25\", \"Code\": {\"S3Bucket\": \"local-artifacts\", \"S3Key\": \"a/b.jar\"}}");
        var configuration = call("GetFunctionConfiguration", "{\"FunctionName\": \"lost\"}");
        assertThat(configuration.path("State").textValue()).isEqualTo("Failed");
        assertThat(configuration.path("StateReason").textValue()).contains("a/b.jar");
    }

    /** Paths come from AWS's API reference; here only that each leads to an operation, and each operation has one. */
    @Test
    void hasAWayIntoEachOperation() {
        var named = stack().service().operations().stream()
                .map(operation -> operation.name())
                .toList();
        assertThat(stack().service().routes())
                .extracting(route -> route.operation())
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private LambdaStack stack() {
        return deployed.orElseThrow();
    }

    private JsonNode call(String operation, String input) throws AwsError {
        return stack().call(operation, input);
    }

    private void change(String logicalId, String property, int value) {
        stack().resources().update(logicalId, resource -> {
            resource.properties().put(property, value);
            return resource;
        });
    }

    private void fails(String operation, String input, int status, String message) {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> call(operation, input))
                .satisfies(error -> assertThat(error.status()).isEqualTo(status))
                .withMessage(message);
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
