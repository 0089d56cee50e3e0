package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import serin.check.Check;
import serin.check.Context;
import serin.check.FakeCloud;
import serin.check.LatestFacts;
import serin.check.NoProbes;
import serin.check.TestStack;
import serin.check.iam.IamChecks;
import serin.check.lambda.FunctionNotPublic;
import serin.check.sqs.SqsChecks;
import serin.expectation.Expectation;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.MetricQuery;
import serin.observation.QueueFacts;
import serin.observation.RoleFacts;
import serin.observation.StackResourceFacts;

/**
 * A stack with a scheduled rule, an event rule on its own bus, a permission, a dead-letter queue and a role: each fault fails the finding
 * that names it, and no other that is not caused by it.
 */
class WiringFaultsTest {
    private static final String QUEUE_POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\""
            + Rules.QUEUE_ARN + "\"}]}";
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String PATTERN = "{\"detail-type\":[\"pollenationNeeded\"],\"source\":[\"market-data\"]}";
    private static final String PERMISSION = "{\"Sid\":\"serin-dev-SyncPermission-A1\",\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\""
            + Rules.ALIAS + "\",\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"" + Rules.RULE_ARN + "\"}}}";
    private static final String RULE = "rule default serin-dev-sync";
    private static final String TARGETS = "targets default serin-dev-sync";

    private static final Instant SATURDAY = Instant.parse("2026-11-21T04:00:00Z");
    private static final Instant LATELY = TestStack.SUNDAY_EVENING.minusSeconds(300);
    private static final MetricQuery SYNCS = events("Invocations", Rules.SYNC);

    private static TestStack stack() {
        return TestStack.of(Rules.RESOURCES.substring(0, Rules.RESOURCES.lastIndexOf('}'))
                + ", \"UndeliveredPolicy\": {\"Type\": \"AWS::SQS::QueuePolicy\", \"PhysicalId\": \"p\", \"Properties\": {\"Queues\": [\""
                + Rules.QUEUE_URL + "\"], \"PolicyDocument\": " + QUEUE_POLICY + "}}"
                + ", \"SyncRole\": {\"Type\": \"AWS::IAM::Role\", \"PhysicalId\": \"sync\", \"Properties\": {\"AssumeRolePolicyDocument\": "
                + TRUST + "}}}");
    }

    private static FakeCloud healthy() {
        return Rules.cloud()
                .present("rule market-data pollenate", Rules.rule("ENABLED", Optional.empty(), Optional.of(PATTERN)))
                .present("policy serin-dev-sync live", "{\"Statement\":[" + PERMISSION + "]}")
                .present("latest serin-dev-sync", LatestFacts.any())
                .present("role sync", new RoleFacts("sync", "arn", TRUST, Optional.empty()))
                .present("attachedPolicies sync", List.of())
                .present("inlinePolicies sync", Map.of())
                .present(
                        "queue " + Rules.QUEUE_URL,
                        new QueueFacts(
                                Rules.QUEUE_ARN, Map.of("Policy", QUEUE_POLICY, "ApproximateNumberOfMessages", "0")))
                .present(
                        "resources serin-dev",
                        List.of(new StackResourceFacts(
                                "SyncDaily",
                                Optional.of("serin-dev-sync"),
                                "AWS::Events::Rule",
                                "CREATE_COMPLETE",
                                Optional.of(TestStack.SUNDAY_EVENING.minus(Duration.ofDays(3))))))
                .metric(SYNCS, SATURDAY, 1)
                .metric(SYNCS, LATELY, 1)
                .metric(events("Invocations", Rules.POLLENATE), LATELY, 4);
    }

    private static MetricQuery events(String name, Map<String, String> dimensions) {
        return new MetricQuery("AWS/Events", name, dimensions);
    }

    private static Map<FindingRef, Outcome> examine(FakeCloud cloud) {
        var context = new Context(stack().expected(), cloud.cloud(), TestStack.SUNDAY_EVENING, new NoProbes());
        var outcomes = new HashMap<FindingRef, Outcome>();
        Stream.of(EventBridgeChecks.ALL, SqsChecks.ALL, IamChecks.ALL, List.<Check<?>>of(new FunctionNotPublic()))
                .flatMap(List::stream)
                .forEach(check -> examine(check, context, outcomes));
        return outcomes;
    }

    private static <E extends Expectation> void examine(
            Check<E> check, Context context, Map<FindingRef, Outcome> outcomes) {
        context.stack()
                .all(check.about())
                .filter(check::appliesTo)
                .forEach(expected -> outcomes.put(
                        new FindingRef(
                                check.info().id(), check.resource(expected).logicalId()),
                        check.examine(expected, context)));
    }

    /** The findings that failed and that no other finding explains; none is unknown. */
    private static List<String> failed(FakeCloud cloud) {
        var outcomes = examine(cloud);
        assertThat(outcomes.values()).noneMatch(Outcome.Unknown.class::isInstance);
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Outcome.Fail fail
                        && fail.causedBy().filter(outcomes::containsKey).isEmpty())
                .map(entry -> entry.getKey().toString())
                .sorted()
                .toList();
    }

    /** Where the skipped findings lead to. */
    private static List<String> skippedFor(FakeCloud cloud) {
        return examine(cloud).values().stream()
                .flatMap(outcome -> outcome instanceof Outcome.Skipped skipped
                        ? skipped.because().stream()
                        : Stream.<FindingRef>empty())
                .map(FindingRef::toString)
                .distinct()
                .sorted()
                .toList();
    }

    private static FakeCloud schedule(String expression) {
        return healthy().present(RULE, Rules.rule("ENABLED", Optional.of(expression), Optional.empty()));
    }

    private static FakeCloud permission(String... statements) {
        return healthy()
                .present("policy serin-dev-sync live", "{\"Statement\":[" + String.join(",", statements) + "]}");
    }

    @Test
    void healthyPassesAll() {
        assertThat(examine(healthy()).entrySet().stream()
                        .filter(entry -> !(entry.getValue() instanceof Outcome.Pass))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEmpty();
    }

    @Test
    void invocationsFailed() {
        assertThat(failed(healthy().metric(events("FailedInvocations", Rules.SYNC), LATELY, 3)))
                .containsExactly("eventbridge.rule.failed-invocations@SyncDaily");
    }

    @Test
    void eventsGivenUp() {
        for (var metric : List.of("InvocationsSentToDlq", "InvocationsFailedToBeSentToDlq")) {
            assertThat(failed(healthy().metric(events(metric, Rules.POLLENATE), LATELY, 1)))
                    .containsExactly("eventbridge.rule.dead-lettered@Needed");
        }
    }

    @Test
    void ruleThrottled() {
        assertThat(failed(healthy().metric(events("ThrottledRules", Rules.SYNC), LATELY, 1)))
                .containsExactly("eventbridge.rule.throttled@SyncDaily");
    }

    /** The message that was given up lies in the queue, and the permission says why. */
    @Test
    void undeliveredForWantOfAPermission() {
        var cloud = permission()
                .metric(events("FailedInvocations", Rules.SYNC), LATELY, 1)
                .metric(events("InvocationsSentToDlq", Rules.SYNC), LATELY, 1)
                .present("queue " + Rules.QUEUE_URL, messages(1));
        assertThat(failed(cloud)).containsExactly("eventbridge.rule.target-permission@SyncPermission");
    }

    @Test
    void messageInTheDeadLetterQueue() {
        assertThat(failed(healthy().present("queue " + Rules.QUEUE_URL, messages(2))))
                .containsExactly("sqs.dead-letters.empty@Undelivered");
    }

    @Test
    void messageThatSomebodyIsLookingAt() {
        var attributes = Map.of(
                "Policy",
                QUEUE_POLICY,
                "ApproximateNumberOfMessages",
                "0",
                "ApproximateNumberOfMessagesNotVisible",
                "1");
        assertThat(failed(healthy().present("queue " + Rules.QUEUE_URL, new QueueFacts(Rules.QUEUE_ARN, attributes))))
                .containsExactly("sqs.dead-letters.empty@Undelivered");
    }

    private static QueueFacts messages(int number) {
        return new QueueFacts(
                Rules.QUEUE_ARN, Map.of("Policy", QUEUE_POLICY, "ApproximateNumberOfMessages", String.valueOf(number)));
    }

    @Test
    void ruleDisabled() {
        var cloud = healthy()
                .present(RULE, Rules.rule("DISABLED", Optional.of("cron(0 4 ? * MON-SAT *)"), Optional.empty()));
        assertThat(failed(cloud)).containsExactly("eventbridge.rule.enabled@SyncDaily");
    }

    @Test
    void ruleDeleted() {
        var cloud = healthy().absent(RULE).absent(TARGETS);
        assertThat(failed(cloud)).containsExactly("eventbridge.rule.enabled@SyncDaily");
        assertThat(skippedFor(cloud)).containsExactly("eventbridge.rule.enabled@SyncDaily");
    }

    @Test
    void busDeleted() {
        var cloud = healthy().absent("bus market-data").absent("rule market-data pollenate");
        assertThat(failed(cloud)).containsExactly("eventbridge.bus.exists@Bus");
        assertThat(skippedFor(cloud)).containsExactly("eventbridge.bus.exists@Bus", "eventbridge.rule.enabled@Needed");
    }

    @Test
    void daysCountedFromMonday() {
        assertThat(failed(schedule("cron(0 4 ? * 1-6 *)")))
                .containsExactly(
                        "eventbridge.rule.schedule-expression@SyncDaily",
                        "eventbridge.rule.schedule-intent@SyncDaily",
                        "eventbridge.rule.schedule-named-days@SyncDaily");
    }

    @Test
    void sameDaysByNumberIsAdviceOnly() {
        assertThat(failed(schedule("cron(0 4 ? * 2-7 *)")))
                .containsExactly("eventbridge.rule.schedule-named-days@SyncDaily");
    }

    @Test
    void hourShifted() {
        assertThat(failed(schedule("cron(0 5 ? * MON-SAT *)")))
                .containsExactly(
                        "eventbridge.rule.schedule-expression@SyncDaily", "eventbridge.rule.schedule-intent@SyncDaily");
    }

    @Test
    void patternMisspelt() {
        var cloud = healthy()
                .present(
                        "rule market-data pollenate",
                        Rules.rule("ENABLED", Optional.empty(), Optional.of(PATTERN.replace("market", "marked"))));
        assertThat(failed(cloud)).containsExactly("eventbridge.rule.pattern@Needed");
    }

    @Test
    void targetRemoved() {
        var cloud = healthy().present(TARGETS, List.of());
        assertThat(failed(cloud)).containsExactly("eventbridge.rule.targets@SyncDaily");
        assertThat(skippedFor(cloud)).containsExactly("eventbridge.rule.targets@SyncDaily");
    }

    @Test
    void targetIsAnotherFunction() {
        var cloud = healthy()
                .present(TARGETS, List.of(Rules.target("SyncTarget", Rules.FUNCTION + "x:live", Rules.QUEUE_ARN)));
        assertThat(failed(cloud)).containsExactly("eventbridge.rule.targets@SyncDaily");
    }

    @Test
    void targetIsTheUnqualifiedFunction() {
        var cloud = healthy().present(TARGETS, List.of(Rules.target("SyncTarget", Rules.FUNCTION, Rules.QUEUE_ARN)));
        assertThat(failed(cloud)).containsExactly("eventbridge.rule.targets@SyncDaily");
        assertThat(examine(cloud).get(new FindingRef("eventbridge.rule.target-alias", "SyncDaily")))
                .isInstanceOf(Outcome.Fail.class);
    }

    @Test
    void extraTarget() {
        var cloud = healthy()
                .present(
                        TARGETS,
                        List.of(
                                Rules.target("SyncTarget", Rules.ALIAS, Rules.QUEUE_ARN),
                                Rules.target("More", Rules.FUNCTION)));
        assertThat(failed(cloud)).containsExactly("eventbridge.rule.targets@SyncDaily");
    }

    @Test
    void deadLetterQueueOfTheTargetDropped() {
        var cloud = healthy().present(TARGETS, List.of(Rules.target("SyncTarget", Rules.ALIAS)));
        assertThat(failed(cloud)).containsExactly("eventbridge.rule.dead-letter-queue@SyncDaily");
    }

    @Test
    void permissionRemoved() {
        assertThat(failed(healthy().absent("policy serin-dev-sync live")))
                .containsExactly("eventbridge.rule.target-permission@SyncPermission");
    }

    @Test
    void permissionForAnotherRule() {
        assertThat(failed(permission(PERMISSION.replace(Rules.RULE_ARN, Rules.RULE_ARN + "-other"))))
                .containsExactly("eventbridge.rule.target-permission@SyncPermission");
    }

    @Test
    void permissionForAnyoneAdded() {
        assertThat(
                        failed(
                                permission(
                                        PERMISSION,
                                        "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"*\"}")))
                .containsExactly("lambda.function.public-access@Sync");
    }

    @Test
    void permissionOpenedToAnyone() {
        assertThat(failed(permission(PERMISSION
                        .replace("{\"Service\":\"events.amazonaws.com\"}", "\"*\"")
                        .replaceAll(",\"Condition\".*", "}"))))
                .containsExactly("eventbridge.rule.target-permission@SyncPermission");
    }

    @Test
    void queueDeleted() {
        var cloud = healthy().absent("queue " + Rules.QUEUE_URL);
        assertThat(failed(cloud)).containsExactly("sqs.queue.exists@Undelivered");
        assertThat(skippedFor(cloud)).containsExactly("sqs.queue.exists@Undelivered");
    }

    @Test
    void queuePolicyRemoved() {
        var cloud = healthy()
                .present(
                        "queue " + Rules.QUEUE_URL,
                        new QueueFacts(Rules.QUEUE_ARN, Map.of("ApproximateNumberOfMessages", "0")));
        assertThat(failed(cloud)).containsExactly("sqs.queue.policy@UndeliveredPolicy");
    }

    @Test
    void aliasDeleted() {
        var cloud = healthy().absent("alias serin-dev-sync live").absent("policy serin-dev-sync live");
        assertThat(failed(cloud)).isEmpty();
        assertThat(skippedFor(cloud)).containsExactly("deployment.alias-exists@SyncAliaslive");
    }

    @Test
    void functionDeleted() {
        var cloud = healthy()
                .absent("latest serin-dev-sync")
                .absent("alias serin-dev-sync live")
                .absent("policy serin-dev-sync live");
        assertThat(failed(cloud)).isEmpty();
        assertThat(skippedFor(cloud)).containsExactly("lambda.function.active@Sync");
    }

    @Test
    void trustOpened() {
        var open = TRUST.replace("{\"Service\":\"lambda.amazonaws.com\"}", "\"*\"");
        var cloud = healthy().present("role sync", new RoleFacts("sync", "arn", open, Optional.empty()));
        assertThat(failed(cloud)).containsExactly("iam.role.trust@SyncRole");
    }

    @Test
    void roleDeleted() {
        var cloud =
                healthy().absent("role sync").absent("attachedPolicies sync").absent("inlinePolicies sync");
        assertThat(failed(cloud)).containsExactly("iam.role.trust@SyncRole");
        assertThat(skippedFor(cloud)).containsExactly("iam.role.trust@SyncRole");
    }

    @Test
    void inlinePolicyAdded() {
        assertThat(failed(healthy().present("inlinePolicies sync", Map.of("more", QUEUE_POLICY))))
                .containsExactly("iam.role.policies@SyncRole");
    }
}
