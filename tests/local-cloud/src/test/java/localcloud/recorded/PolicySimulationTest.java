package localcloud.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import localcloud.service.AwsError;
import localcloud.service.iam.IamService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The simulator beyond its recorded answers. Facts are those of
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html (P) and API_EvaluationResult.html (R).
 */
class PolicySimulationTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/service/worker";
    private static final String ASSETS = "arn:aws:dynamodb:eu-west-1:111122223333:table/assets";
    private static final String OTHER = "arn:aws:dynamodb:eu-west-1:111122223333:table/other";

    private final Scene scene = new Scene("eu-west-1", "111122223333");
    private final IamService iam = new IamService(scene);

    @BeforeEach
    void putRole() {
        scene.put("AWS::IAM::Role", "worker", object("""
                {"Path": "/service/", "Policies": [{"PolicyName": "Work", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "dynamodb:*Item", "Resource": "%s"},
                  {"Effect": "Deny", "Action": "dynamodb:DeleteItem", "Resource": "*"},
                  {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
                   "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}}]}}]}""".formatted(ASSETS)), Scene.object());
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb:GetItem, assets, allowed",
        "dynamodb:getitem, assets, allowed",
        "dynamodb:GetItem, other, implicitDeny",
        "dynamodb:DeleteItem, assets, explicitDeny",
        "dynamodb:Scan, assets, implicitDeny",
    })
    void decidesByTheRolesPolicies(String action, String table, String decision) throws AwsError {
        var result = result(simulate(action, "arn:aws:dynamodb:eu-west-1:111122223333:table/" + table));
        assertThat(result.path("EvalDecision").asText()).isEqualTo(decision);
        assertThat(result.path("EvalActionName").asText()).isEqualTo(action);
        assertThat(result.has("PermissionsBoundaryDecisionDetail")).isFalse();
    }

    /** P: ResourceArns "defaults to * (all resources)"; R: results of single resources only when resources are listed. */
    @Test
    void asksForAllResourcesWhenNoneIsNamed() throws AwsError {
        var result = result(call("SimulatePrincipalPolicy", input -> {
            input.put("PolicySourceArn", ROLE);
            input.putArray("ActionNames").add("dynamodb:GetItem");
        }));
        assertThat(result.path("EvalResourceName").asText()).isEqualTo("*");
        assertThat(result.path("EvalDecision").asText()).isEqualTo("implicitDeny");
        assertThat(result.has("ResourceSpecificResults")).isFalse();
    }

    /** R: one result an action; "the most restrictive decision across all resources", each in ResourceSpecificResults. */
    @Test
    void answersOnceForAllResourcesOfAnAction() throws AwsError {
        var answer = simulate("dynamodb:GetItem", ASSETS, OTHER);
        assertThat(answer.path("EvaluationResults")).hasSize(1);
        assertThat(result(answer).path("EvalDecision").asText()).isEqualTo("implicitDeny");
        assertThat(result(answer).path("MatchedStatements")).isEmpty();
        assertThat(result(answer).path("ResourceSpecificResults"))
                .extracting(
                        each -> each.path("EvalResourceName").asText(),
                        each -> each.path("EvalResourceDecision").asText(),
                        each -> each.path("MatchedStatements").size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ASSETS, "allowed", 1),
                        org.assertj.core.groups.Tuple.tuple(OTHER, "implicitDeny", 0));
    }

    /** R: "context keys that are required by the included input policies but that were not provided". */
    @Test
    void namesTheContextKeysThatItLacks() throws AwsError {
        var queue = "arn:aws:sqs:eu-west-1:111122223333:queue";
        var lacking = result(simulate("sqs:SendMessage", queue));
        assertThat(lacking.path("EvalDecision").asText()).isEqualTo("implicitDeny");
        assertThat(lacking.path("MissingContextValues")).hasToString("[\"aws:RequestedRegion\"]");
        assertThat(lacking.path("ResourceSpecificResults").path(0).path("MissingContextValues"))
                .hasToString("[\"aws:RequestedRegion\"]");
        var given = result(call("SimulatePrincipalPolicy", input -> {
            about(input, "sqs:SendMessage", queue);
            input.putArray("ContextEntries").add(object("""
                    {"ContextKeyName": "aws:requestedregion", "ContextKeyValues": ["eu-west-1"], "ContextKeyType": "string"}"""));
        }));
        assertThat(given.path("EvalDecision").asText()).isEqualTo("allowed");
        assertThat(given.path("MissingContextValues")).isEmpty();
    }

    /** P: "the new permissions boundary policy is used"; calls/iam.SimulatePrincipalPolicy/03.json has these two positions. */
    @Test
    void showsWhereTheStatementsStand() throws AwsError {
        var boundary = """
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Sid": "Block",
                            "Effect": "Deny",
                            "Action": [
                                "dynamodb:Get*",
                                "dynamodb:List*"
                            ],
                            "Resource": [
                                "*"
                            ]
                        }
                    ]
                }""";
        var result = result(call("SimulatePrincipalPolicy", input -> {
            about(input, "dynamodb:GetItem", ASSETS);
            input.putArray("PermissionsBoundaryPolicyInputList").add(boundary);
        }));
        assertThat(result.path("EvalDecision").asText()).isEqualTo("explicitDeny");
        assertThat(result.path("PermissionsBoundaryDecisionDetail")
                        .path("AllowedByPermissionsBoundary")
                        .asBoolean(true))
                .isFalse();
        assertThat(result.path("MatchedStatements").path(0)).hasToString(compact("""
                {"SourcePolicyId": "role_worker_Work", "SourcePolicyType": "IAM Policy",
                 "StartPosition": {"Line": 1, "Column": 38}, "EndPosition": {"Line": 1, "Column": 148}}"""));
        assertThat(result.path("MatchedStatements").path(1)).hasToString(compact("""
                {"SourcePolicyId": "PermissionsBoundaryPolicyInputList.1", "SourcePolicyType": "Permissions Boundary Policy",
                 "StartPosition": {"Line": 3, "Column": 19}, "EndPosition": {"Line": 14, "Column": 10}}"""));
    }

    @Test
    void simulatesPoliciesOfNobody() throws AwsError {
        var result = result(call("SimulateCustomPolicy", input -> {
            input.putArray("PolicyInputList").add("""
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}}""");
            input.putArray("ActionNames").add("sqs:SendMessage");
        }));
        assertThat(result.path("EvalDecision").asText()).isEqualTo("allowed");
        assertThat(result.path("MatchedStatements")
                        .path(0)
                        .path("SourcePolicyId")
                        .asText())
                .isEqualTo("PolicyInputList.1");
    }

    /** P: the resource's policy has a say only when it is given, and for users only. */
    @Test
    void takesAResourcesPolicyForAUser() throws AwsError {
        Consumer<ObjectNode> withPolicy = input -> {
            input.putArray("PolicyInputList").add("""
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sns:*", "Resource": "*"}}""");
            input.putArray("ActionNames").add("sqs:SendMessage");
            input.putArray("ResourceArns").add("arn:aws:sqs:eu-west-1:111122223333:queue");
            input.put("ResourcePolicy", """
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
                     "Principal": {"AWS": "arn:aws:iam::111122223333:user/ann"}}}""");
        };
        var byUser = result(call(
                "SimulateCustomPolicy",
                withPolicy.andThen(input -> input.put("CallerArn", "arn:aws:iam::111122223333:user/ann"))));
        assertThat(byUser.path("EvalDecision").asText()).isEqualTo("allowed");
        assertThat(refused("SimulateCustomPolicy", withPolicy).code()).isEqualTo("InvalidInput");
        assertThat(refused("SimulateCustomPolicy", withPolicy.andThen(input -> input.put("CallerArn", ROLE)))
                        .code())
                .isEqualTo("InvalidInput");
    }

    @Test
    void goesOnWhereAPageEnds() throws AwsError {
        Consumer<ObjectNode> three = input -> {
            about(input, "dynamodb:GetItem", ASSETS);
            input.putArray("ActionNames")
                    .add("dynamodb:GetItem")
                    .add("dynamodb:PutItem")
                    .add("dynamodb:Scan");
            input.put("MaxItems", 2);
        };
        var first = call("SimulatePrincipalPolicy", three);
        assertThat(first.path("EvaluationResults")).hasSize(2);
        assertThat(first.path("IsTruncated").asBoolean()).isTrue();
        var second = call(
                "SimulatePrincipalPolicy",
                three.andThen(input -> input.put("Marker", first.path("Marker").asText())));
        assertThat(second.path("EvaluationResults"))
                .extracting(each -> each.path("EvalActionName").asText())
                .containsExactly("dynamodb:Scan");
        assertThat(second.path("IsTruncated").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PolicySourceArn | arn:aws:iam::111122223333:role/nobody | NoSuchEntity | 404",
                "PolicySourceArn | arn:aws:iam::111122223333:role/worker | NoSuchEntity | 404",
                "PolicySourceArn | arn:aws:iam::111122223333:user/ann | NoSuchEntity | 404",
                "PolicySourceArn | arn:aws:sts::111122223333:assumed-role/worker/worker | InvalidInput | 400",
                "CallerArn | arn:aws:sts::111122223333:assumed-role/worker/worker | InvalidInput | 400",
                "ActionNames | GetItem | InvalidInput | 400",
                "ActionNames | dynamodb:* | InvalidInput | 400",
                "ResourceArns | assets | InvalidInput | 400",
                "PolicyInputList | {} | InvalidInput | 400",
                "PolicyInputList | nonsense | InvalidInput | 400",
                "MaxItems | 0 | ValidationError | 400",
                "Marker | x | ValidationError | 400",
                "ContextEntries | x | ValidationError | 400",
            })
    void refuses(String member, String value, String code, int status) {
        var error = refused("SimulatePrincipalPolicy", input -> {
            about(input, "dynamodb:GetItem", ASSETS);
            if (member.endsWith("s") || member.endsWith("List")) {
                input.putArray(member).add(value);
            } else {
                input.put(member, value);
            }
        });
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.status()).isEqualTo(status);
    }

    /** Rather no answer than one that leaves a policy out. */
    @Test
    void saysThatItDoesNotKnowAPolicysText() {
        scene.put("AWS::IAM::Role", "stranger", object("""
                {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AmazonNeptuneFullAccess"]}"""), Scene.object());
        var error = refused("SimulatePrincipalPolicy", input -> {
            about(input, "dynamodb:GetItem", ASSETS);
            input.put("PolicySourceArn", "arn:aws:iam::111122223333:role/stranger");
        });
        assertThat(error.code()).isEqualTo("PolicyEvaluation");
        assertThat(error.status()).isEqualTo(500);
    }

    private JsonNode simulate(String action, String... resources) throws AwsError {
        return call("SimulatePrincipalPolicy", input -> about(input, action, resources));
    }

    private static void about(ObjectNode input, String action, String... resources) {
        input.put("PolicySourceArn", ROLE);
        input.putArray("ActionNames").add(action);
        var arns = input.putArray("ResourceArns");
        for (var resource : resources) {
            arns.add(resource);
        }
    }

    private static JsonNode result(JsonNode answer) {
        return answer.path("EvaluationResults").path(0);
    }

    private JsonNode call(String operation, Consumer<ObjectNode> fill) throws AwsError {
        var input = Scene.object();
        fill.accept(input);
        return Calls.call(iam, operation, input);
    }

    private AwsError refused(String operation, Consumer<ObjectNode> fill) {
        return catchThrowableOfType(AwsError.class, () -> call(operation, fill));
    }

    private static String compact(String json) {
        return object(json).toString();
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) Corpus.parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
