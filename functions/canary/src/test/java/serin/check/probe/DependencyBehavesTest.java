package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.FunctionSample;
import serin.check.Scenario;
import serin.check.TableSample;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.RoleFacts;

class DependencyBehavesTest {
    private static final String ROLE = "SyncRole";

    /** The wording of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html. */
    private static final String DENIED =
            "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/shop-sync/shop-sync is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/shop-orders because no identity-based policy allows the dynamodb:GetItem action";

    private static final String TRUST =
            "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"lambda.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}]}";

    private final Scenario scenario = new Scenario();

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("probe.table-readable", "table", "shop-orders", "dynamodb:GetItem"),
                Arguments.of("probe.table-readable", "table", "shop-orders", "dynamodb:BatchGetItem"),
                Arguments.of("probe.table-readable", "table", "shop-orders", "read"),
                Arguments.of("probe.table-writable", "table", "shop-orders", "dynamodb:UpdateItem"),
                Arguments.of("probe.table-writable", "table", "shop-orders", "dynamodb:BatchWriteItem"),
                Arguments.of("probe.table-writable", "table", "shop-orders", "anything else"),
                Arguments.of("probe.index-readable", "index", "shop-orders/byTime", "dynamodb:Query"),
                Arguments.of("probe.bus-writable", "bus", "shop", "events:PutEvents"),
                Arguments.of("probe.secret-readable", "secret", "vendor", "secretsmanager:GetSecretValue"),
                Arguments.of("probe.key-usable", "key", "alias/shop", "kms:DescribeKey"),
                Arguments.of("probe.queue-writable", "queue", "jobs", "sqs:SendMessage"),
                Arguments.of("probe.host-reachable", "host", "vendor.example:443", "connect"),
                Arguments.of("probe.environment-present", "environment", "TABLE", "read"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void passesWhenItBehaves(String check, String kind, String name, String operation) {
        answers(new Answers().dependency(kind, name, operation, "ok", ""));
        assertThat(outcome(check)).contains(new Outcome.Pass(name + " (" + operation + ")", EVIDENCE));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void failsWhenItDoesNot(String check, String kind, String name, String operation) {
        answers(new Answers().dependency(kind, name, operation, "error", "Oops: no"));
        assertThat(outcome(check))
                .contains(new Outcome.Fail(
                        name + " (" + operation + ") ok", name + " (" + operation + ") error: Oops: no", EVIDENCE));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isSkippedWhenTheFunctionDeclaresNone(String check, String kind, String name, String operation) {
        assertThat(outcome(check))
                .containsInstanceOf(Outcome.Skipped.class)
                .hasValueSatisfying(outcome ->
                        assertThat(((Outcome.Skipped) outcome).reason()).startsWith("the function declares no "));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isSkippedWhenTheProbeDoesNotAnswer(String check, String kind, String name, String operation) {
        scenario.answer(Optional.empty(), Optional.of("3"), "<html>");
        assertThat(outcome(check)).contains(Outcome.Skipped.because(new FindingRef("probe.answers", "Sync")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isUnknownWhenTheFunctionMayNotBeInvoked(String check, String kind, String name, String operation) {
        scenario.cloud().denied("probe shop-sync live", "lambda:InvokeFunction");
        assertThat(outcome(check))
                .contains(new Outcome.Unknown(
                        "lambda:InvokeFunction: AccessDenied", Optional.of("lambda:InvokeFunction")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void doesNotApplyToAFunctionThatDoesNotDeclareTheProbe(String check, String kind, String name, String operation) {
        scenario.property(Scenario.FUNCTION, "Environment", "{\"Variables\": {\"TABLE\": \"shop-orders\"}}");
        assertThat(outcome(check)).isEmpty();
        assertThat(scenario.cloud().probes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void invokesNoVersionThatDoesNotSayThatItAnswersTheProbe(String check, String kind, String name, String operation) {
        scenario.served(new FunctionSample().withoutVariable("SERIN_PROBE"));
        assertThat(outcome(check))
                .contains(Outcome.Skipped.because(new FindingRef("lambda.function.environment", "Sync")));
        assertThat(scenario.cloud().probes()).isEmpty();
    }

    @Test
    void quotesWhatAwsSaysOfADenial() {
        answers(new Answers().dependency("table", "shop-orders", "dynamodb:GetItem", "denied", DENIED));
        assertThat(outcome("probe.table-readable"))
                .contains(new Outcome.Fail(
                        "shop-orders (dynamodb:GetItem) ok",
                        "shop-orders (dynamodb:GetItem) denied: " + DENIED,
                        EVIDENCE));
    }

    @Test
    void namesAllThatDoNotBehave() {
        answers(new Answers()
                .dependency("table", "a", "dynamodb:GetItem", "denied", "AccessDeniedException: no a")
                .dependency("table", "b", "dynamodb:GetItem", "ok", "")
                .dependency("table", "c", "dynamodb:Query", "error", "ThrottlingException: later"));
        assertThat(outcome("probe.table-readable"))
                .contains(new Outcome.Fail(
                        "a (dynamodb:GetItem), c (dynamodb:Query) ok",
                        "a (dynamodb:GetItem) denied, c (dynamodb:Query) error: AccessDeniedException: no a; ThrottlingException: later",
                        EVIDENCE));
    }

    @Test
    void failsWhenItGaveNoAnswerInGoodTime() {
        answers(new Answers().dependency("host", "vendor.example:443", "connect", "timeout", 5_000, ""));
        assertThat(outcome("probe.host-reachable"))
                .contains(new Outcome.Fail(
                        "vendor.example:443 (connect) ok",
                        "vendor.example:443 (connect) gave no answer in 5000 ms",
                        EVIDENCE));
    }

    /** The function was asked too late, or had only just started. */
    @Test
    void isUnknownWhenThereWasNoTimeToAnswer() {
        answers(new Answers().dependency("host", "vendor.example:443", "connect", "timeout", 0, ""));
        assertThat(outcome("probe.host-reachable"))
                .contains(
                        new Outcome.Unknown("of vendor.example:443 (connect) gave no answer in 0 ms nothing is known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "", "maybe", "pass"})
    void isUnknownWithAWordThatTheProtocolDoesNotHave(String word) {
        answers(new Answers().dependency("table", "shop-orders", "dynamodb:GetItem", word, ""));
        assertThat(outcome("probe.table-readable")).containsInstanceOf(Outcome.Unknown.class);
    }

    /** Nothing in a stack that is well could ever prove it, so this is not Unknown. */
    @Test
    void isSkippedWithTheReasonWhenThereIsNoProofOfAQueue() {
        answers(new Answers()
                .dependency(
                        "queue",
                        "jobs",
                        "sqs:SendMessage",
                        "unproven",
                        "not proven: sending leaves a message; ask policy simulation"));
        assertThat(outcome("probe.queue-writable"))
                .contains(new Outcome.Skipped("jobs: not proven: sending leaves a message; ask policy simulation"));
    }

    @Test
    void doesNotCallProvenWhatIsNot() {
        answers(new Answers()
                .dependency("queue", "jobs", "sqs:SendMessage", "unproven", "not proven: x")
                .dependency("queue", "more", "sqs:SendMessage", "ok", ""));
        assertThat(outcome("probe.queue-writable"))
                .contains(new Outcome.Pass("more (sqs:SendMessage); not proven: jobs (sqs:SendMessage)", EVIDENCE));
    }

    // ---- causes ----

    @Test
    void leavesAMissingTableToTheTablesOwnFinding() {
        tableGone();
        answers(new Answers()
                .dependency("table", "shop-orders", "dynamodb:GetItem", "missing", "ResourceNotFoundException: no")
                .dependency(
                        "index", "shop-orders/byTime", "dynamodb:Query", "missing", "ResourceNotFoundException: no"));
        assertThat(outcome("probe.table-readable"))
                .contains(Outcome.Skipped.because(new FindingRef("dynamodb.table.active", "Orders")));
        assertThat(scenario.failures()).containsExactly("dynamodb.table.active@Orders");
    }

    @Test
    void saysItItselfWhenTheMissingTableIsNotTheStacks() {
        answers(new Answers()
                .dependency("table", "shop-other", "dynamodb:GetItem", "missing", "ResourceNotFoundException: no"));
        assertThat(scenario.failures()).containsExactly("probe.table-readable@Sync");
    }

    @Test
    void isExplainedByAVariableThatPointsElsewhere() {
        scenario.served(new FunctionSample().variable("TABLE", "shop-other"));
        answers(new Answers()
                .dependency("table", "shop-other", "dynamodb:GetItem", "missing", "ResourceNotFoundException: no"));
        assertThat(causeOf("probe.table-readable")).contains(new FindingRef("lambda.function.environment", "Sync"));
    }

    @Test
    void isExplainedByAnIndexThatIsGone() {
        scenario.table(new TableSample().withoutIndex("byTime"));
        answers(new Answers()
                .dependency(
                        "index",
                        "shop-orders/byTime",
                        "dynamodb:Query",
                        "error",
                        "ValidationException: The table does not have the specified index: byTime"));
        assertThat(causeOf("probe.index-readable")).contains(new FindingRef("dynamodb.table.index-schema", "Orders"));
    }

    @Test
    void isExplainedByTheRolesPolicies() {
        role(Map.of());
        answers(new Answers().dependency("table", "shop-orders", "dynamodb:GetItem", "denied", DENIED));
        assertThat(causeOf("probe.table-readable")).contains(new FindingRef("iam.role.policies", ROLE));
        assertThat(scenario.failures()).containsExactly("iam.role.policies@" + ROLE);
    }

    @Test
    void standsAloneWhenTheRoleIsAsDeclared() {
        role(Map.of("Table", policy("dynamodb:GetItem")));
        answers(new Answers().dependency("table", "shop-orders", "dynamodb:GetItem", "denied", DENIED));
        assertThat(scenario.failures()).containsExactly("probe.table-readable@Sync");
    }

    /** A difference in the role's policies is no reason for what another kind of policy denies. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "because no permissions boundary allows the dynamodb:GetItem action",
                "with an explicit deny in a service control policy",
                "with an explicit deny in a resource-based policy"
            })
    void doesNotBlameTheRolesPoliciesForWhatAnotherPolicyDenies(String why) {
        role(Map.of());
        answers(new Answers()
                .dependency(
                        "table",
                        "shop-orders",
                        "dynamodb:GetItem",
                        "denied",
                        "AccessDeniedException: User: u is not authorized to perform: dynamodb:GetItem on resource: r "
                                + why));
        assertThat(causeOf("probe.table-readable")).isEmpty();
    }

    @Test
    void isExplainedByAKeyThatIsDisabled() {
        scenario.key(Scenario.KEY_ARN, "Disabled");
        answers(new Answers()
                .dependency(
                        "table",
                        "shop-orders",
                        "dynamodb:GetItem",
                        "error",
                        "ValidationException: KMS key is disabled"));
        assertThat(causeOf("probe.table-readable")).contains(new FindingRef("kms.key.enabled", Scenario.KEY));
    }

    @Test
    void isExplainedByTheKeysPolicy() {
        scenario.property(Scenario.KEY, "KeyPolicy", TRUST)
                .cloud()
                .present("policy " + Scenario.KEY_ID, "{\"Statement\": []}");
        answers(new Answers()
                .dependency(
                        "table",
                        "shop-orders",
                        "dynamodb:GetItem",
                        "denied",
                        "AccessDeniedException: User: u is not authorized to perform: kms:Decrypt on resource: "
                                + Scenario.KEY_ARN
                                + " because no resource-based policy allows the kms:Decrypt action"));
        assertThat(causeOf("probe.table-readable")).contains(new FindingRef("kms.key.policy", Scenario.KEY));
    }

    @Test
    void isExplainedByAnAliasOnAnotherVersion() {
        scenario.alias("2", Map.of());
        answers(new Answers().dependency("host", "vendor.example:443", "connect", "error", "SSLException: no"));
        assertThat(causeOf("probe.host-reachable")).contains(new FindingRef("deployment.alias-exists", Scenario.ALIAS));
    }

    /** Of two that do not behave one has no cause: the finding stands for that one. */
    @Test
    void standsAloneWhenOneOfItsReasonsHasNoOtherFinding() {
        tableGone();
        answers(new Answers()
                .dependency("table", "shop-orders", "dynamodb:GetItem", "missing", "ResourceNotFoundException: no")
                .dependency("table", "shop-other", "dynamodb:GetItem", "missing", "ResourceNotFoundException: no"));
        assertThat(scenario.failures())
                .containsExactlyInAnyOrder("dynamodb.table.active@Orders", "probe.table-readable@Sync");
    }

    private void tableGone() {
        scenario.cloud()
                .absent("table shop-orders")
                .absent("backups shop-orders")
                .absent("timeToLive shop-orders");
    }

    /** The role that the template declares with one policy, and its live ones. */
    private void role(Map<String, String> live) {
        scenario.declare(ROLE, "AWS::IAM::Role", "shop-sync", """
                {"AssumeRolePolicyDocument": %s, "Policies": [{"PolicyName": "Table", "PolicyDocument": %s}]}""".formatted(TRUST, policy("dynamodb:GetItem")))
                .cloud()
                .present(
                        "role shop-sync",
                        new RoleFacts("shop-sync", "arn:aws:iam::111122223333:role/shop-sync", TRUST, Optional.empty()))
                .present("attachedPolicies shop-sync", List.of())
                .present("inlinePolicies shop-sync", live);
    }

    private static String policy(String action) {
        return "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"" + action
                + "\", \"Resource\": \"arn:aws:dynamodb:eu-west-1:111122223333:table/shop-orders\"}]}";
    }

    private Optional<FindingRef> causeOf(String check) {
        return outcome(check).flatMap(outcome -> ((Outcome.Fail) outcome).causedBy());
    }

    private void answers(Answers answers) {
        scenario.answer(Optional.empty(), Optional.of("3"), answers.json());
    }

    private Optional<Outcome> outcome(String check) {
        return scenario.outcome(check, Scenario.FUNCTION);
    }
}
