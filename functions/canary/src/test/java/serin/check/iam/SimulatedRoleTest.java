package serin.check.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.FakeCloud;
import serin.check.NoProbes;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.DecisionFacts;
import serin.observation.DecisionFacts.Decision;
import serin.observation.Evidence;
import serin.observation.Observation.Reason;
import serin.observation.RoleFacts;
import serin.observation.Simulation;
import serin.observation.Simulation.ContextValue;

/**
 * What IAM's simulator makes of a role: it reads one table through its key, and nothing else.
 *
 * <p>Fields and decisions are those of https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html.
 */
class SimulatedRoleTest {
    private static final String ORDERS = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
    private static final String OTHERS = "arn:aws:dynamodb:eu-west-1:111122223333:table/others";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";
    private static final String READ_ORDERS =
            "{\"Effect\":\"Allow\",\"Action\":\"dynamodb:GetItem\",\"Resource\":\"" + ORDERS + "\"}";
    private static final String DECRYPT = "{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"" + KEY
            + "\",\"Condition\":{\"StringEquals\":{\"kms:ViaService\":\"dynamodb.eu-west-1.amazonaws.com\"}}}";
    private static final RoleAllowsWhatIsGranted ALLOWS = new RoleAllowsWhatIsGranted();
    private static final RoleDeniesTheRest DENIES = new RoleDeniesTheRest();
    private static final RoleBoundaryDeclared BOUNDARY = new RoleBoundaryDeclared();
    private static final RoleNotShared SHARED = new RoleNotShared();
    private static final RoleNamesWhatItAllows WILDCARDS = new RoleNamesWhatItAllows();
    private static final Evidence READ = Evidence.of("fake:Read");

    private final List<DecisionFacts> decisions = new ArrayList<>();
    private final FakeCloud cloud = new FakeCloud();
    private final String declared = policy(READ_ORDERS, DECRYPT);

    SimulatedRoleTest() {
        live(declared);
        role(Optional.empty());
    }

    private static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private void live(String document) {
        cloud.present("attachedPolicies sync-role", List.of())
                .present("inlinePolicies sync-role", Map.of("own", document));
    }

    private void role(Optional<String> boundary) {
        cloud.present(
                "role sync-role",
                new RoleFacts("sync-role", "arn:aws:iam::111122223333:role/p/sync-role", "{}", boundary));
    }

    private static TestStack stack(String document, String... more) {
        return TestStack.of("{\"Orders\": {\"Type\": \"AWS::DynamoDB::Table\", \"PhysicalId\": \"orders\"},"
                + "\"Others\": {\"Type\": \"AWS::DynamoDB::Table\", \"PhysicalId\": \"others\"},"
                + "\"Sync\": {\"Type\": \"AWS::Lambda::Function\", \"PhysicalId\": \"sync\", \"Properties\": {\"Role\":"
                + " \"arn:aws:iam::111122223333:role/p/sync-role\"}},"
                + String.join("", more)
                + "\"SyncRole\": {\"Type\": \"AWS::IAM::Role\", \"PhysicalId\": \"sync-role\", \"Properties\": {"
                + "\"Policies\": [{\"PolicyName\": \"own\", \"PolicyDocument\": " + document + "}]}}}");
    }

    private void decided(String action, String resource, Decision decision) {
        decided(new DecisionFacts(action, resource, decision, Set.of(), Set.of(), true, true));
    }

    private void decided(DecisionFacts facts) {
        decisions.removeIf(
                d -> d.action().equals(facts.action()) && d.resource().equals(facts.resource()));
        decisions.add(facts);
        cloud.present("simulate sync-role", List.copyOf(decisions));
    }

    /** All that is granted is allowed, and all the rest is not. */
    private void healthy() {
        for (var danger : DangerousActions.of(context())) {
            for (var action : danger.actions()) {
                danger.resources().forEach(resource -> decided(action, resource, Decision.IMPLICIT_DENY));
            }
        }
        decided("dynamodb:GetItem", ORDERS, Decision.ALLOWED);
        decided("kms:Decrypt", KEY, Decision.ALLOWED);
    }

    private serin.check.Context context() {
        return new serin.check.Context(
                stack(declared).expected(), cloud.cloud(), TestStack.SUNDAY_EVENING, new NoProbes());
    }

    private Outcome allows() {
        return stack(declared).examine(ALLOWS, "SyncRole", cloud);
    }

    private Outcome denies() {
        return stack(declared).examine(DENIES, "SyncRole", cloud);
    }

    private static Outcome left(String check) {
        return Outcome.Skipped.because(new FindingRef(check, "SyncRole"));
    }

    @Test
    void passesWhenAllThatIsGrantedIsAllowed() {
        healthy();
        assertThat(allows()).isEqualTo(new Outcome.Pass("2 allowed, of actions on resources", READ));
    }

    @Test
    void asksOnceWithTheContextOfTheStatement() {
        healthy();
        allows();
        assertThat(cloud.simulations()).singleElement().satisfies(asked -> {
            assertThat(asked.roleArn()).isEqualTo("arn:aws:iam::111122223333:role/p/sync-role");
            assertThat(asked.actions())
                    .contains("dynamodb:GetItem", "kms:Decrypt", "dynamodb:DeleteTable", "sts:AssumeRole");
            assertThat(asked.resources()).contains(ORDERS, OTHERS, KEY);
            assertThat(asked.context())
                    .containsExactly(new ContextValue(
                            "kms:ViaService", "dynamodb.eu-west-1.amazonaws.com", Simulation.Type.STRING));
        });
    }

    @Test
    void bothChecksAskTheSame() {
        healthy();
        allows();
        denies();
        assertThat(cloud.simulations())
                .hasSize(2)
                .containsOnly(cloud.simulations().getFirst());
    }

    @Test
    void asksApartWhatNeedsAnotherValueOfTheSameKey() {
        healthy();
        stack(policy(DECRYPT, DECRYPT.replace("key/k", "key/j").replace("dynamodb.", "s3.")))
                .examine(ALLOWS, "SyncRole", cloud);
        assertThat(cloud.simulations()).hasSize(2);
    }

    @Test
    void neverAsksForMoreThanAPageHolds() {
        healthy();
        var many = new StringBuilder();
        for (var i = 0; i < 60; i++) {
            many.append("\"arn:aws:sqs:eu-west-1:111122223333:q").append(i).append("\",");
        }
        stack(policy(READ_ORDERS.replace("\"" + ORDERS + "\"", "[" + many + "\"" + ORDERS + "\"]")))
                .examine(ALLOWS, "SyncRole", cloud);
        assertThat(cloud.simulations())
                .hasSizeGreaterThan(1)
                .allMatch(asked -> asked.actions().size() * asked.resources().size() <= 1_000);
    }

    @Test
    void failsWhenAnExplicitDenyStandsInTheWay() {
        healthy();
        live(policy(READ_ORDERS, DECRYPT, "{\"Effect\":\"Deny\",\"Action\":\"dynamodb:*\",\"Resource\":\"*\"}"));
        decided(new DecisionFacts(
                "dynamodb:GetItem", ORDERS, Decision.EXPLICIT_DENY, Set.of(), Set.of("own"), true, true));
        assertThat(allows())
                .isEqualTo(new Outcome.Fail(
                        "allowed: dynamodb:GetItem on " + ORDERS,
                        "denied explicitly by own",
                        READ,
                        Optional.of(new FindingRef("iam.role.policies", "SyncRole"))));
    }

    @Test
    void leavesAMissingStatementToThePolicies() {
        healthy();
        live(policy(DECRYPT));
        decided("dynamodb:GetItem", ORDERS, Decision.IMPLICIT_DENY);
        assertThat(allows()).isEqualTo(left("iam.role.policies"));
    }

    @Test
    void failsWhenNothingAllowsItThoughThePoliciesAreAsDeclared() {
        healthy();
        decided("dynamodb:GetItem", ORDERS, Decision.IMPLICIT_DENY);
        assertThat(allows())
                .isEqualTo(new Outcome.Fail("allowed: dynamodb:GetItem on " + ORDERS, "allowed by no policy", READ));
    }

    @Test
    void leavesAnUndeclaredBoundaryToItsOwnCheck() {
        healthy();
        role(Optional.of("arn:aws:iam::111122223333:policy/b"));
        decided(new DecisionFacts("dynamodb:GetItem", ORDERS, Decision.IMPLICIT_DENY, Set.of(), Set.of(), false, true));
        assertThat(allows()).isEqualTo(left("iam.role.boundary"));
    }

    @Test
    void failsWhenTheOrganizationDenies() {
        healthy();
        decided(new DecisionFacts("dynamodb:GetItem", ORDERS, Decision.IMPLICIT_DENY, Set.of(), Set.of(), true, false));
        assertThat(allows())
                .isEqualTo(new Outcome.Fail(
                        "allowed: dynamodb:GetItem on " + ORDERS, "denied by a policy of the organization", READ));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALLOWED", "EXPLICIT_DENY", "IMPLICIT_DENY"})
    void isUnknownWhenAValueIsMissing(Decision decision) {
        healthy();
        decided(new DecisionFacts(
                "dynamodb:GetItem", ORDERS, decision, Set.of("aws:SourceVpce"), Set.of(), true, true));
        assertThat(allows())
                .isEqualTo(new Outcome.Unknown("the simulator has no value of aws:SourceVpce for dynamodb:GetItem"));
    }

    @Test
    void isUnknownWhenTheSimulatorLeavesAnActionOut() {
        healthy();
        cloud.present("simulate sync-role", List.of());
        assertThat(allows())
                .isEqualTo(new Outcome.Unknown("the simulator did not answer for dynamodb:GetItem on " + ORDERS));
        assertThat(denies()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void isUnknownWhenTheSimulationIsDenied() {
        cloud.denied("simulate sync-role", "iam:SimulatePrincipalPolicy");
        var unknown = new Outcome.Unknown(
                "iam:SimulatePrincipalPolicy: AccessDenied", Optional.of("iam:SimulatePrincipalPolicy"));
        assertThat(allows()).isEqualTo(unknown);
        assertThat(denies()).isEqualTo(unknown);
    }

    @Test
    void isUnknownWhenItIsThrottled() {
        cloud.unreadable("simulate sync-role", "iam:SimulatePrincipalPolicy", Reason.THROTTLED);
        assertThat(allows()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void isSkippedWhenTheRoleIsGone() {
        cloud.absent("role sync-role");
        assertThat(allows()).isEqualTo(left("iam.role.trust"));
        assertThat(denies()).isEqualTo(left("iam.role.trust"));
        assertThat(stack(declared).examine(BOUNDARY, "SyncRole", cloud)).isEqualTo(left("iam.role.trust"));
    }

    @Test
    void saysWhatCannotBeSimulated() {
        healthy();
        var document =
                policy(READ_ORDERS, "{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::b/*\"}");
        assertThat(stack(document).examine(ALLOWS, "SyncRole", cloud))
                .isEqualTo(new Outcome.Pass("1 allowed, of actions on resources; not simulated: s3:Get*", READ));
    }

    @Test
    void doesNotExpectWhatTheTemplateItselfDenies() {
        healthy();
        var document = policy(
                READ_ORDERS,
                DECRYPT,
                "{\"Effect\":\"Deny\",\"Action\":\"dynamodb:*\",\"Resource\":\"*\",\"Condition\":"
                        + "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}");
        assertThat(stack(document).examine(ALLOWS, "SyncRole", cloud))
                .isEqualTo(new Outcome.Pass(
                        "1 allowed, of actions on resources; not simulated: dynamodb:GetItem where a declared statement"
                                + " denies it",
                        READ));
    }

    @Test
    void isSkippedWhenNothingGrantedCanBeSimulated() {
        healthy();
        assertThat(stack(policy("{\"Effect\":\"Allow\",\"NotAction\":\"iam:*\",\"Resource\":\"*\"}"))
                        .examine(ALLOWS, "SyncRole", cloud))
                .isInstanceOf(Outcome.Skipped.class);
    }

    @Test
    void isUnknownWhenTheTemplateIsNotResolved() {
        healthy();
        assertThat(stack(policy(READ_ORDERS, DECRYPT.replace(KEY, "?no export")))
                        .examine(ALLOWS, "SyncRole", cloud))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: PolicyDocument: no export"));
    }

    @Test
    void passesWhenTheRestIsDenied() {
        healthy();
        // Seven actions on two tables but the one that is granted, three on the function, four on a role, two on an
        // object, two on the stack.
        assertThat(denies()).isEqualTo(new Outcome.Pass("24 denied, of dangerous actions on resources", READ));
    }

    @Test
    void failsWhenAnotherTableIsReached() {
        healthy();
        live(policy(READ_ORDERS, DECRYPT, READ_ORDERS.replace("orders", "*")));
        decided("dynamodb:GetItem", OTHERS, Decision.ALLOWED);
        assertThat(denies())
                .isEqualTo(new Outcome.Fail(
                        "denied",
                        "allowed: dynamodb:GetItem on " + OTHERS,
                        READ,
                        Optional.of(new FindingRef("iam.role.policies", "SyncRole"))));
    }

    @Test
    void doesNotMindWhatTheTemplateGrants() {
        healthy();
        decided("lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-1:111122223333:function:sync", Decision.ALLOWED);
        var document = policy(
                READ_ORDERS,
                "{\"Effect\":\"Allow\",\"Action\":\"lambda:Update*\",\"Resource\":\"arn:aws:lambda:*:*:function:sync\"}");
        assertThat(stack(document).examine(DENIES, "SyncRole", cloud)).isInstanceOf(Outcome.Pass.class);
    }

    @Test
    void isSaidOfFunctionsRolesOnly() {
        var stack = TestStack.of("{\"R\": {\"Type\": \"AWS::IAM::Role\", \"PhysicalId\": \"r\"}}");
        assertThat(stack.applies(DENIES, "R")).isFalse();
        assertThat(stack.applies(ALLOWS, "R")).isFalse();
        assertThat(stack.applies(SHARED, "R")).isFalse();
        assertThat(stack.applies(WILDCARDS, "R")).isFalse();
    }

    @Test
    void boundaryPassesWithoutOne() {
        assertThat(stack(declared).examine(BOUNDARY, "SyncRole", cloud))
                .isEqualTo(new Outcome.Pass("no permissions boundary", READ));
    }

    @Test
    void boundaryFailsWhenOneIsPutOn() {
        role(Optional.of("arn:b"));
        assertThat(stack(declared).examine(BOUNDARY, "SyncRole", cloud))
                .isEqualTo(new Outcome.Fail("no permissions boundary", "arn:b", READ));
    }

    @Test
    void boundaryIsUnknownWhenDenied() {
        cloud.denied("role sync-role", "iam:GetRole");
        assertThat(stack(declared).examine(BOUNDARY, "SyncRole", cloud))
                .isEqualTo(new Outcome.Unknown("iam:GetRole: AccessDenied", Optional.of("iam:GetRole")));
    }

    @Test
    void oneFunctionMayHaveTheRole() {
        assertThat(stack(declared).examine(SHARED, "SyncRole", cloud))
                .isEqualTo(new Outcome.Pass("Sync", Evidence.of("cloudformation:GetTemplate")));
    }

    @Test
    void twoFunctionsMayNot() {
        var more =
                "\"More\": {\"Type\": \"AWS::Lambda::Function\", \"PhysicalId\": \"more\", \"Properties\": {\"Role\":"
                        + " \"arn:aws:iam::111122223333:role/p/sync-role\"}},";
        assertThat(stack(declared, more).examine(SHARED, "SyncRole", cloud))
                .isEqualTo(new Outcome.Fail("one function", "Sync, More", Evidence.of("cloudformation:GetTemplate")));
    }

    private Outcome wide(String statement) {
        live(policy(statement));
        return stack(policy(statement)).examine(WILDCARDS, "SyncRole", cloud);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Action\":\"*\",\"Resource\":\"" + ORDERS + "\"",
                "\"Action\":\"dynamodb:*\",\"Resource\":\"" + ORDERS + "\"",
                "\"Action\":[\"dynamodb:GetItem\",\"*:*\"],\"Resource\":\"" + ORDERS + "\"",
                "\"NotAction\":\"iam:*\",\"Resource\":\"" + ORDERS + "\"",
                "\"Action\":\"dynamodb:GetItem\",\"NotResource\":\"" + ORDERS + "\"",
                "\"Action\":\"dynamodb:GetItem\",\"Resource\":\"*\"",
                "\"Action\":\"DynamoDB:getitem\",\"Resource\":[\"" + ORDERS + "\",\"arn:aws:*\"]",
                "\"Action\":\"s3:Get*\",\"Resource\":\"*\""
            })
    void wildcardsFail(String rest) {
        assertThat(wide("{\"Effect\":\"Allow\"," + rest + "}")).isInstanceOf(Outcome.Fail.class);
    }

    /** Resource types of each action: https://docs.aws.amazon.com/service-authorization/latest/reference/ */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::b/*\"",
                "\"Action\":[\"events:ListRules\",\"xray:PutTraceSegments\",\"cloudwatch:PutMetricData\"],\"Resource\":\"*\"",
                "\"Action\":\"dynamodb:GetItem\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/team\":\"a\"}}"
            })
    void namesPass(String rest) {
        assertThat(wide("{\"Effect\":\"Allow\"," + rest + "}"))
                .isEqualTo(new Outcome.Pass("1 statements name what they allow", READ));
    }

    @Test
    void aDenyMayBeAsWideAsItLikes() {
        assertThat(wide("{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}"))
                .isInstanceOf(Outcome.Pass.class);
    }

    @Test
    void anActionThatNobodyKnowsIsUnknownOnEveryResource() {
        assertThat(wide("{\"Effect\":\"Allow\",\"Action\":\"dynamodb:Teleport\",\"Resource\":\"*\"}"))
                .isEqualTo(new Outcome.Unknown("it is not known whether dynamodb:Teleport takes a resource"));
    }

    @Test
    void aWildcardThatTheTemplateDoesNotDeclareIsLeftToThePolicies() {
        live(policy(READ_ORDERS, DECRYPT, "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}"));
        assertThat(stack(declared).examine(WILDCARDS, "SyncRole", cloud)).isEqualTo(left("iam.role.policies"));
    }
}
