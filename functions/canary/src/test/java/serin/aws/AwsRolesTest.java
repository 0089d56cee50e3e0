package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.observation.DecisionFacts;
import serin.observation.DecisionFacts.Decision;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import serin.observation.RoleFacts;
import serin.observation.Roles;
import serin.observation.Simulation;

class AwsRolesTest {
    private static StubAws stub;
    private static AwsCloud aws;
    /** In IAM's protocol; Lambda has an operation of the same name. */
    private static final StubAws.Answer IAM_GET_POLICY = Wire.xml(200, """
            <GetPolicyResponse><GetPolicyResult><Policy><Arn>arn:p</Arn><DefaultVersionId>v7</DefaultVersionId></Policy>\
            </GetPolicyResult></GetPolicyResponse>""");

    private Roles roles;

    @BeforeAll
    static void start() throws IOException {
        stub = new StubAws();
        aws = TestCloud.open(stub.uri());
    }

    @AfterAll
    static void stop() {
        aws.close();
        stub.close();
    }

    @BeforeEach
    void freshRun() {
        stub.reset();
        roles = TestCloud.cloud(aws).roles();
    }

    /** Encoded by RFC 3986: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html */
    @Test
    void decodesTheTrustPolicy() {
        stub.on("GetRole", Wire.success("GetRole", """
                {"Role": {"RoleName": "x", "Arn": "arn", "CreateDate": "2020-01-01T00:00:00Z",
                  "AssumeRolePolicyDocument": "%7B%22Version%22%3A%20%222012%2B10+17%22%7D",
                  "PermissionsBoundary": {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "boundary"}}}"""));

        assertThat(roles.role("x"))
                .isEqualTo(new Observation.Present<>(
                        new RoleFacts("x", "arn", "{\"Version\": \"2012+10+17\"}", Optional.of("boundary")),
                        Evidence.of("iam:GetRole")));
    }

    @Test
    void aDocumentThatIsNotEncodedAsDocumentedIsMalformed() {
        stub.on(
                "GetRole",
                Wire.success(
                        "GetRole",
                        "{\"Role\": {\"RoleName\": \"x\", \"Arn\": \"a\", \"AssumeRolePolicyDocument\": \"%7B%ZZ\"}}"));

        assertThat(roles.role("x"))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void readsAllPagesOfAttachedPolicies() {
        stub.on(
                "ListAttachedRolePolicies",
                asked -> Wire.success(
                        "ListAttachedRolePolicies",
                        StubAws.form(asked.body(), "Marker").isEmpty()
                                ? "{\"AttachedPolicies\": [{\"PolicyName\": \"a\", \"PolicyArn\": \"arn:a\"}], \"IsTruncated\": true, \"Marker\": \"m\"}"
                                : "{\"AttachedPolicies\": [{\"PolicyName\": \"b\", \"PolicyArn\": \"arn:b\"}], \"IsTruncated\": false}"));

        assertThat(roles.attachedPolicies("x"))
                .isEqualTo(new Observation.Present<>(
                        List.of("arn:a", "arn:b"), Evidence.of("iam:ListAttachedRolePolicies")));
    }

    @Test
    void readsEachInlinePolicyAndLeavesOutOneThatIsGone() {
        stub.on(
                        "ListRolePolicies",
                        Wire.success(
                                "ListRolePolicies", "{\"PolicyNames\": [\"p\", \"gone\"], \"IsTruncated\": false}"))
                .on(
                        "GetRolePolicy",
                        asked -> StubAws.form(asked.body(), "PolicyName").equals("p")
                                ? Wire.success(
                                        "GetRolePolicy",
                                        "{\"RoleName\": \"x\", \"PolicyName\": \"p\", \"PolicyDocument\": \"%7B%7D\"}")
                                : Wire.error(
                                        "GetRolePolicy", 404, "NoSuchEntity", "The role policy gone cannot be found."));

        assertThat(roles.inlinePolicies("x"))
                .isEqualTo(new Observation.Present<>(Map.of("p", "{}"), Evidence.of("iam:GetRolePolicy")));
    }

    @Test
    void oneInlinePolicyThatIsDeniedMakesThemAllUnreadable() {
        stub.on(
                        "ListRolePolicies",
                        Wire.success("ListRolePolicies", "{\"PolicyNames\": [\"p\"], \"IsTruncated\": false}"))
                .on("GetRolePolicy", Wire.error("GetRolePolicy", 403, "AccessDenied", "no"));

        assertThat(roles.inlinePolicies("x")).isInstanceOfSatisfying(Observation.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).isEqualTo(Reason.DENIED);
            assertThat(unreadable.action()).isEqualTo("iam:GetRolePolicy");
        });
    }

    /** The list by resource is the more precise: https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html */
    @Test
    void readsTheDecisionOfEachResource() {
        stub.on("SimulatePrincipalPolicy", Wire.success("SimulatePrincipalPolicy", """
                {"EvaluationResults": [{"EvalActionName": "a:B", "EvalResourceName": "r1", "EvalDecision": "explicitDeny",
                  "ResourceSpecificResults": [
                    {"EvalResourceName": "r1", "EvalResourceDecision": "allowed"},
                    {"EvalResourceName": "r2", "EvalResourceDecision": "implicitDeny", "MissingContextValues": ["k:Key"],
                     "PermissionsBoundaryDecisionDetail": {"AllowedByPermissionsBoundary": false}}]}],
                 "IsTruncated": false}"""));

        assertThat(simulate())
                .isEqualTo(new Observation.Present<>(
                        List.of(
                                new DecisionFacts("a:B", "r1", Decision.ALLOWED, Set.of(), Set.of(), true, true),
                                new DecisionFacts(
                                        "a:B", "r2", Decision.IMPLICIT_DENY, Set.of("k:Key"), Set.of(), false, true)),
                        Evidence.of("iam:SimulatePrincipalPolicy")));
    }

    @Test
    void asksTheSimulatorForEverythingInOneCall() {
        stub.on("SimulatePrincipalPolicy", asked -> {
            assertThat(StubAws.form(asked.body(), "PolicySourceArn")).isEqualTo("arn:role");
            assertThat(StubAws.form(asked.body(), "ActionNames.member.1")).isEqualTo("a:A");
            assertThat(StubAws.form(asked.body(), "ActionNames.member.2")).isEqualTo("a:B");
            assertThat(StubAws.form(asked.body(), "ResourceArns.member.2")).isEqualTo("r2");
            assertThat(StubAws.form(asked.body(), "MaxItems")).isEqualTo("1000");
            assertThat(StubAws.form(asked.body(), "ContextEntries.member.1.ContextKeyName"))
                    .isEqualTo("k:Key");
            assertThat(StubAws.form(asked.body(), "ContextEntries.member.1.ContextKeyValues.member.1"))
                    .isEqualTo("v");
            assertThat(StubAws.form(asked.body(), "ContextEntries.member.1.ContextKeyType"))
                    .isEqualTo("string");
            return Wire.success("SimulatePrincipalPolicy", "{\"EvaluationResults\": [], \"IsTruncated\": false}");
        });

        assertThat(simulate()).isInstanceOf(Observation.Present.class);
        assertThat(stub.asked()).hasSize(1);
    }

    /** An empty list would be sent as an empty text, which the service refuses. */
    @Test
    void sendsNoContextWhereThereIsNone() {
        stub.on("SimulatePrincipalPolicy", asked -> {
            assertThat(asked.body()).doesNotContain("ContextEntries");
            return Wire.success("SimulatePrincipalPolicy", "{\"EvaluationResults\": [], \"IsTruncated\": false}");
        });

        assertThat(roles.simulate(new Simulation("x", "arn:role", Set.of("a:B"), Set.of("r"), Set.of())))
                .isInstanceOf(Observation.Present.class);
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void aDecisionThatIsNoneOfTheThreeIsMalformed() {
        stub.on(
                "SimulatePrincipalPolicy",
                Wire.success(
                        "SimulatePrincipalPolicy",
                        "{\"EvaluationResults\": [{\"EvalActionName\": \"a:B\", \"EvalDecision\": \"perhaps\"}]}"));

        assertThat(simulate())
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED));
    }

    /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html: the document is encoded by RFC 3986. */
    @Test
    void readsTheDefaultVersionOfAManagedPolicy() {
        stub.on("GetPolicy", IAM_GET_POLICY)
                .on(
                        "GetPolicyVersion",
                        Wire.success(
                                "GetPolicyVersion",
                                "{\"PolicyVersion\": {\"VersionId\": \"v7\", \"Document\": \"%7B%22Version%22%3A%222012-10-17%22%7D\"}}"));

        assertThat(roles.managedPolicy("arn:p"))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(present.facts()).isEqualTo("{\"Version\":\"2012-10-17\"}"));
    }

    @Test
    void saysWhichOfTheTwoReadsOfAManagedPolicyWasDenied() {
        stub.on("GetPolicy", IAM_GET_POLICY)
                .on("GetPolicyVersion", Wire.error("GetPolicyVersion", 403, "AccessDenied", "no"));

        assertThat(roles.managedPolicy("arn:p")).isInstanceOfSatisfying(Observation.Unreadable.class, unreadable -> {
            assertThat(unreadable.action()).isEqualTo("iam:GetPolicyVersion");
            assertThat(unreadable.reason()).isEqualTo(Reason.DENIED);
        });
    }

    private Observation<List<DecisionFacts>> simulate() {
        return roles.simulate(new Simulation(
                "x",
                "arn:role",
                Set.of("a:B", "a:A"),
                Set.of("r1", "r2"),
                Set.of(new Simulation.ContextValue("k:Key", "v", Simulation.Type.STRING))));
    }
}
