package serin.check.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.RoleFacts;

/** The two checks of roles, on a role as SAM makes it. */
class RoleChecksTest {
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":[\"lambda.amazonaws.com\"]},\"Action\":[\"sts:AssumeRole\"]}]}";
    private static final String BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
    private static final String READ_TABLE = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:GetItem\"],"
            + "\"Resource\":\"arn:aws:dynamodb:eu-west-1:111122223333:table/assets\"}]}";
    private static final String SHOWN =
            "Allow dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/assets";
    private static final String ROLE =
            "\"SyncRole\": {\"Type\": \"AWS::IAM::Role\", \"PhysicalId\": \"sync-role\", \"Properties\": {"
                    + "\"AssumeRolePolicyDocument\": " + TRUST + ", \"ManagedPolicyArns\": [\"" + BASIC
                    + "\"], \"Policies\": [{\"PolicyName\": \"read\", \"PolicyDocument\": " + READ_TABLE + "}]}}";
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final Evidence BOTH = Evidence.of("fake:Read, fake:Read");
    private static final RoleTrustDeclared TRUSTS = new RoleTrustDeclared();
    private static final RolePoliciesDeclared POLICIES = new RolePoliciesDeclared();
    private static final Outcome GONE = Outcome.Skipped.because(new FindingRef("iam.role.trust", "SyncRole"));

    private static TestStack stack(String... more) {
        return TestStack.of("{" + String.join(",", ROLE, String.join(",", more)).replaceAll(",$", "") + "}");
    }

    private static FakeCloud trust(String document) {
        return new FakeCloud().present("role sync-role", new RoleFacts("sync-role", "arn", document, Optional.empty()));
    }

    private static FakeCloud policies(List<String> attached, Map<String, String> inline) {
        return new FakeCloud()
                .present("attachedPolicies sync-role", attached)
                .present("inlinePolicies sync-role", inline);
    }

    private static Outcome live(List<String> attached, Map<String, String> inline) {
        return stack().examine(POLICIES, "SyncRole", policies(attached, inline));
    }

    private static Outcome denied(String action) {
        return new Outcome.Unknown(action + ": AccessDenied", Optional.of(action));
    }

    @Test
    void trustPassesInAnotherForm() {
        assertThat(stack().examine(
                                TRUSTS,
                                "SyncRole",
                                trust(TRUST.replace("[\"lambda.amazonaws.com\"]", " \"lambda.amazonaws.com\" "))))
                .isEqualTo(new Outcome.Pass("1 statements as declared", READ));
    }

    @Test
    void trustFailsWhenItLosesTheService() {
        assertThat(stack().examine(TRUSTS, "SyncRole", trust(TRUST.replace("lambda", "ec2"))))
                .isEqualTo(new Outcome.Fail(
                        "Allow sts:AssumeRole to lambda.amazonaws.com",
                        "Allow sts:AssumeRole to ec2.amazonaws.com",
                        READ));
    }

    @Test
    void trustFailsWhenAnyoneIsTrusted() {
        var open = TRUST.replace("{\"Service\":[\"lambda.amazonaws.com\"]}", "\"*\"");
        assertThat(stack().examine(TRUSTS, "SyncRole", trust(open)))
                .isEqualTo(new Outcome.Fail(
                        "Allow sts:AssumeRole to lambda.amazonaws.com", "Allow sts:AssumeRole to anyone", READ));
    }

    @Test
    void trustFailsWhenTheRoleIsGone() {
        assertThat(stack().examine(TRUSTS, "SyncRole", new FakeCloud()))
                .isEqualTo(new Outcome.Fail("role sync-role", "role sync-role", READ));
    }

    @Test
    void trustIsUnknownWhenDenied() {
        assertThat(stack().examine(TRUSTS, "SyncRole", new FakeCloud().denied("role sync-role", "iam:GetRole")))
                .isEqualTo(denied("iam:GetRole"));
    }

    @Test
    void trustIsUnknownWhenTheLiveDocumentIsNone() {
        // A recorded answer of GetRole holds such a document.
        assertThat(stack().examine(TRUSTS, "SyncRole", trust("{\"Version\":\"2012-10-17\"}")))
                .isEqualTo(new Outcome.Unknown(
                        "the live trust policy is not understood: policy document: it has no Statement"));
    }

    @Test
    void policiesPassAsDeclared() {
        assertThat(live(List.of(BASIC), Map.of("read", READ_TABLE)))
                .isEqualTo(new Outcome.Pass("1 attached and 1 inline, as declared", BOTH));
    }

    @Test
    void policiesFailWhenTheInlinePolicyIsDeleted() {
        assertThat(live(List.of(BASIC), Map.of()))
                .isEqualTo(new Outcome.Fail("inline policy read", "no inline policy read", BOTH));
    }

    @Test
    void policiesFailWhenAResourceIsMisspelt() {
        assertThat(live(List.of(BASIC), Map.of("read", READ_TABLE.replace("assets", "asset"))))
                .isEqualTo(new Outcome.Fail("read: " + SHOWN, "read: " + SHOWN.replace("assets", "asset"), BOTH));
    }

    @Test
    void policiesFailWithAnExplicitDeny() {
        var denying =
                READ_TABLE.replace("}]}", "},{\"Effect\":\"Deny\",\"Action\":\"dynamodb:*\",\"Resource\":\"*\"}]}");
        assertThat(live(List.of(BASIC), Map.of("read", denying)))
                .isEqualTo(new Outcome.Fail(
                        "read: nothing but what is declared", "read: also Deny dynamodb:* on *", BOTH));
    }

    @Test
    void policiesFailWithAnotherInlinePolicy() {
        assertThat(live(List.of(BASIC), Map.of("read", READ_TABLE, "more", READ_TABLE)))
                .isEqualTo(new Outcome.Fail("no policy but the declared ones", "also inline policy more", BOTH));
    }

    @Test
    void policiesFailWithAnotherAttachedPolicy() {
        assertThat(live(List.of(BASIC, "arn:aws:iam::aws:policy/AdministratorAccess"), Map.of("read", READ_TABLE)))
                .isEqualTo(new Outcome.Fail(
                        "no policy but the declared ones",
                        "also policy arn:aws:iam::aws:policy/AdministratorAccess",
                        BOTH));
    }

    @Test
    void policiesFailWhenAnAttachedPolicyIsGone() {
        assertThat(live(List.of(), Map.of("read", READ_TABLE)))
                .isEqualTo(new Outcome.Fail("policy " + BASIC, BASIC + " is not attached", BOTH));
    }

    @Test
    void policiesOfOtherResourcesAreFoldedIn() {
        var stack = stack(
                "\"P\": {\"Type\": \"AWS::IAM::Policy\", \"PhysicalId\": \"p\", \"Properties\": {\"PolicyName\": \"more\", \"Roles\": [\"sync-role\"], \"PolicyDocument\": "
                        + READ_TABLE + "}}",
                "\"R\": {\"Type\": \"AWS::IAM::RolePolicy\", \"PhysicalId\": \"r\", \"Properties\": {\"PolicyName\": \"most\", \"RoleName\": \"sync-role\", \"PolicyDocument\": "
                        + READ_TABLE + "}}",
                "\"M\": {\"Type\": \"AWS::IAM::ManagedPolicy\", \"PhysicalId\": \"arn:aws:iam::111122223333:policy/m\", \"Properties\": {\"Roles\": [\"sync-role\"], \"PolicyDocument\": "
                        + READ_TABLE + "}}",
                "\"O\": {\"Type\": \"AWS::IAM::Policy\", \"PhysicalId\": \"o\", \"Properties\": {\"PolicyName\": \"other\", \"Roles\": [\"other-role\"], \"PolicyDocument\": "
                        + READ_TABLE + "}}");
        var cloud = policies(
                        List.of("arn:aws:iam::111122223333:policy/m", BASIC),
                        Map.of("read", READ_TABLE, "more", READ_TABLE, "most", READ_TABLE))
                .present("managedPolicy arn:aws:iam::111122223333:policy/m", READ_TABLE);
        assertThat(stack.examine(POLICIES, "SyncRole", cloud))
                .isEqualTo(new Outcome.Pass("2 attached and 3 inline, as declared", BOTH));
    }

    private static TestStack withManaged() {
        return stack(
                "\"M\": {\"Type\": \"AWS::IAM::ManagedPolicy\", \"PhysicalId\": \"arn:m\", \"Properties\": {\"Roles\": [\"sync-role\"], \"PolicyDocument\": "
                        + READ_TABLE + "}}");
    }

    /** A managed policy keeps its ARN when it gets another default version. */
    @Test
    void policiesFailWhenTheDocumentOfADeclaredManagedPolicyIsChanged() {
        var cloud = policies(List.of("arn:m", BASIC), Map.of("read", READ_TABLE))
                .present("managedPolicy arn:m", READ_TABLE.replace("GetItem", "PutItem"));
        assertThat(withManaged().examine(POLICIES, "SyncRole", cloud))
                .isEqualTo(new Outcome.Fail("arn:m: " + SHOWN, "arn:m: " + SHOWN.replace("GetItem", "PutItem"), BOTH));
    }

    @Test
    void policiesAreUnknownWhenTheManagedDocumentIsDenied() {
        var cloud = policies(List.of("arn:m", BASIC), Map.of("read", READ_TABLE))
                .denied("managedPolicy arn:m", "iam:GetPolicy");
        assertThat(withManaged().examine(POLICIES, "SyncRole", cloud)).isEqualTo(denied("iam:GetPolicy"));
    }

    @Test
    void policiesAreUnknownWhenAnotherResourceMayAttachOne() {
        var stack = stack(
                "\"P\": {\"Type\": \"AWS::IAM::Policy\", \"PhysicalId\": \"p\", \"Properties\": {\"PolicyName\": \"more\", \"Roles\": [\"?no import\"], \"PolicyDocument\": "
                        + READ_TABLE + "}}");
        assertThat(stack.examine(
                        POLICIES, "SyncRole", policies(List.of(BASIC), Map.of("read", READ_TABLE, "x", READ_TABLE))))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: Roles: no import"));
    }

    @Test
    void policiesAreUnknownWhenADocumentIsPartlyUnresolved() {
        var stack = TestStack.of(
                "{" + ROLE.replace("arn:aws:dynamodb:eu-west-1:111122223333:table/assets", "?no export") + "}");
        assertThat(stack.examine(POLICIES, "SyncRole", policies(List.of(BASIC), Map.of("read", READ_TABLE))))
                .isEqualTo(new Outcome.Unknown(
                        "the expected value could not be resolved: read: PolicyDocument: no export"));
    }

    @Test
    void policiesAreUnknownWhenALiveDocumentIsNone() {
        assertThat(live(List.of(BASIC), Map.of("read", "{}")))
                .isEqualTo(new Outcome.Unknown(
                        "the live policy read is not understood: policy document: it has no Statement"));
    }

    @Test
    void policiesAreSkippedWhenTheRoleIsGone() {
        assertThat(stack().examine(POLICIES, "SyncRole", new FakeCloud())).isEqualTo(GONE);
    }

    @Test
    void policiesAreUnknownWhenDenied() {
        assertThat(stack().examine(
                                POLICIES,
                                "SyncRole",
                                policies(List.of(), Map.of()).denied("inlinePolicies sync-role", "iam:GetRolePolicy")))
                .isEqualTo(denied("iam:GetRolePolicy"));
        assertThat(stack().examine(
                                POLICIES,
                                "SyncRole",
                                policies(List.of(), Map.of())
                                        .denied("attachedPolicies sync-role", "iam:ListAttachedRolePolicies")))
                .isEqualTo(denied("iam:ListAttachedRolePolicies"));
    }
}
