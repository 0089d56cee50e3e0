package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a function can no longer do it says itself, in AWS's words; the finding that names the cause stands, and nothing is red
 * beside it that it does not explain.
 */
class ProofFromInsideTest {

    /**
     * What is taken from a function.
     *
     * @param probe the finding of the function's own that must be red
     * @param quote what it must quote
     * @param cause the finding that stands for it; the probe's own where nothing in the stack explains it
     */
    private record Loss(Change change, String probe, String quote, String cause) {}

    private static List<Loss> losses() {
        return List.of(
                new Loss(
                        Change.replaceInStatement(
                                "one of two actions on a table",
                                "MarkEarningsProcessedRole",
                                "Table",
                                "Action",
                                "\"dynamodb:GetItem\""),
                        "probe.table-writable@MarkEarningsProcessed",
                        "not authorized to perform: dynamodb:UpdateItem",
                        "iam.role.policies@MarkEarningsProcessedRole"),
                new Loss(
                        Change.removeStatement("the vendor's secret", "SyncAssetsRole", "VendorKey"),
                        "probe.secret-readable@SyncAssets",
                        "not authorized to perform: secretsmanager:GetSecretValue",
                        "iam.role.policies@SyncAssetsRole"),
                new Loss(
                        Change.removeStatement("the index", "TriggerRegularPollenationRole", "Index"),
                        "probe.index-readable@TriggerRegularPollenation",
                        "not authorized to perform: dynamodb:Query",
                        "iam.role.policies@TriggerRegularPollenationRole"),
                new Loss(
                        Change.removeStatement("the bus", "TriggerRegularPollenationRole", "Bus"),
                        "probe.bus-writable@TriggerRegularPollenation",
                        "not authorized to perform: events:PutEvents",
                        "iam.role.policies@TriggerRegularPollenationRole"),
                new Loss(
                        Change.removeStatement("the tables' key", "SyncAssetsRole", "TableKey"),
                        "probe.table-writable@SyncAssets",
                        "kms:Decrypt",
                        "iam.role.policies@SyncAssetsRole"),
                new Loss(
                        Change.remove(
                                "the key's policy loses the account", "DataKey", "/properties/KeyPolicy/Statement/0"),
                        "probe.table-writable@SyncAssets",
                        "kms:Decrypt",
                        "kms.key.policy@DataKey"),
                new Loss(
                        Change.version(
                                "a variable names a missing table",
                                "SyncAssets",
                                "replace",
                                "Environment/Variables/ASSETS_TABLE",
                                "\"serin-dev-asset\""),
                        "probe.table-writable@SyncAssets",
                        "serin-dev-asset ",
                        "lambda.function.environment@SyncAssets"),
                new Loss(
                        Change.replace(
                                "the secret lacks the expected key",
                                "VendorAlpacaSecret",
                                "/properties/SecretString",
                                "\"{\\\"APCA-API-KEY-ID\\\": \\\"PKPLANTED01EXAMPLE\\\"}\""),
                        "probe.secret-readable@SyncAssets",
                        "APCA-API-SECRET-KEY",
                        "probe.secret-readable@SyncAssets"),
                new Loss(
                        Change.delete("the secret is gone", "VendorAlpacaSecret"),
                        "probe.secret-readable@SyncAssets",
                        "market-data/alpaca",
                        "probe.secret-readable@SyncAssets"),
                new Loss(
                        Change.add(
                                "an explicit Deny",
                                "SyncAssetsRole",
                                "/properties/Policies/1/PolicyDocument/Statement/-",
                                "{\"Effect\": \"Deny\", \"Action\": \"dynamodb:UpdateItem\", \"Resource\": \"*\"}"),
                        "probe.table-writable@SyncAssets",
                        "with an explicit deny in an identity-based policy",
                        "iam.role.policies@SyncAssetsRole"),
                new Loss(
                        new Change("a boundary", admin -> {
                            admin.put("Boundary", """
                                    {"type": "AWS::IAM::ManagedPolicy", "physicalId": "arn:aws:iam::111122223333:policy/boundary",
                                     "properties": {"ManagedPolicyName": "boundary", "PolicyDocument": {"Version": "2012-10-17",
                                     "Statement": [{"Effect": "Allow", "NotAction": "dynamodb:UpdateItem", "Resource": "*"}]}},
                                     "state": {"Arn": "arn:aws:iam::111122223333:policy/boundary"}}""");
                            Change.add(
                                            "",
                                            "SyncAssetsRole",
                                            "/properties/PermissionsBoundary",
                                            "\"arn:aws:iam::111122223333:policy/boundary\"")
                                    .apply()
                                    .accept(admin);
                        }),
                        "probe.table-writable@SyncAssets",
                        "no permissions boundary allows the dynamodb:UpdateItem action",
                        "iam.role.boundary@SyncAssetsRole"),
                new Loss(
                        Change.replaceInStatement(
                                "a misspelt ARN",
                                "SyncAssetsRole",
                                "Table",
                                "Resource",
                                "\"arn:aws:dynamodb:eu-west-1:111122223333:table/serin-dev-asset\""),
                        "probe.table-writable@SyncAssets",
                        "not authorized to perform: dynamodb:UpdateItem",
                        "iam.role.policies@SyncAssetsRole"));
    }

    @TestFactory
    Stream<DynamicTest> isQuotedAndPutDownToItsCause() {
        var stack = StackOnLocalCloud.shared();
        return losses().stream()
                .map(loss -> DynamicTest.dynamicTest(loss.change().name(), () -> {
                    stack.admin().reset();
                    loss.change().apply().accept(stack.admin());

                    var validation = Validation.of(stack);

                    assertThat(validation.verdict()).as(validation.told()).isEqualTo("UNHEALTHY");
                    var probe = validation.finding(loss.probe());
                    assertThat(probe.path("outcome").asText())
                            .as(validation.told())
                            .isEqualTo("FAIL");
                    assertThat(probe.path("actual").asText()).contains(loss.quote());
                    assertThat(validation.finding(loss.cause()).path("outcome").asText())
                            .as(validation.told())
                            .isEqualTo("FAIL");
                    if (!loss.cause().equals(loss.probe())) {
                        assertThat(probe.path("causedBy").asText())
                                .as(validation.told())
                                .isEqualTo(loss.cause());
                    }
                    assertThat(validation.unexplained()).as(validation.told()).containsExactly(loss.cause());
                    assertThat(validation.findings("UNKNOWN"))
                            .as(validation.told())
                            .isEmpty();
                }));
    }

    /** The canary and its fallback would take the question for a real event. */
    @Test
    void onlyFunctionsThatDeclareTheLibraryAreAsked() {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();

        assertThat(Validation.of(stack).exitCode()).isZero();

        assertThat(probed(stack))
                .containsExactlyInAnyOrder(
                        "serin-dev-sync-assets",
                        "serin-dev-sync-calendar",
                        "serin-dev-start-earnings",
                        "serin-dev-start-regular",
                        "serin-dev-sync-news",
                        "serin-dev-pollenate-asset",
                        "serin-dev-mark-processed");
    }

    /** The template says that it answers, and the version that serves does not. */
    @Test
    void aVersionWithoutTheLibraryIsNotAsked() {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();
        Change.version("", "SyncAssets", "remove", "Environment/Variables/SERIN_PROBE", "")
                .apply()
                .accept(stack.admin());

        var validation = Validation.of(stack);

        assertThat(validation.unexplained())
                .as(validation.told())
                .containsExactly("lambda.function.environment@SyncAssets");
        assertThat(probed(stack)).isNotEmpty().doesNotContain("serin-dev-sync-assets");
    }

    private static Set<String> probed(StackOnLocalCloud stack) {
        return StreamSupport.stream(stack.admin().get("invocations").spliterator(), false)
                .filter(invocation -> invocation.path("probe").asBoolean())
                .map(invocation -> invocation.path("function").asText())
                .collect(Collectors.toSet());
    }
}
