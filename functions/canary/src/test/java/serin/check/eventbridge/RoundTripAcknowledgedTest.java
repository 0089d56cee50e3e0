package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import serin.check.Context;
import serin.check.FakeCloud;
import serin.check.FunctionSample;
import serin.check.TestStack;
import serin.check.probe.ProbesOnce;
import serin.expectation.ExpectedRule;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.AliasFacts;
import serin.observation.BusFacts;
import serin.observation.Evidence;
import serin.observation.InvocationFacts;
import serin.observation.OutgoingEvent;
import serin.observation.QueueFacts;
import serin.observation.RoleFacts;
import serin.observation.RuleFacts;

/** A rule on a bus of the stack's, a function that answers the probe, and the queue of the canary's. */
class RoundTripAcknowledgedTest {
    private static final RoundTripAcknowledged CHECK = new RoundTripAcknowledged();
    private static final String ALIAS = "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync:live";
    private static final String RULE_ARN = "arn:aws:events:eu-west-1:111122223333:rule/market-data/pollenate";
    private static final String QUEUE_ARN = "arn:aws:sqs:eu-west-1:111122223333:acks";
    private static final String QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/acks";
    private static final String PATTERN = "{\"source\": [\"market-data\"], \"detail-type\": [\"pollenationNeeded\"]}";
    private static final String ACK_PATTERN = "{\"source\": [\"serin.probe\"]}";
    private static final String POLICY =
            "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"dynamodb:GetItem\", \"Resource\": \"*\"}]}";
    private static final String PERMISSION = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\":"
            + " {\"Service\": \"events.amazonaws.com\"}, \"Action\": \"lambda:InvokeFunction\", \"Resource\": \""
            + ALIAS
            + "\", \"Condition\": {\"ArnLike\": {\"AWS:SourceArn\": \"" + RULE_ARN + "\"}}}]}";
    private static final String ROLE = "arn:aws:iam::111122223333:role/serin/sync";
    private static final String WANTED = "acknowledged by serin-dev-sync within 30000 ms";
    private static final Evidence RECEIVED = Evidence.of("sqs:ReceiveMessage");

    private static final String STACK =
            """
            {
              "Sync": {"Type": "AWS::Lambda::Function", "PhysicalId": "serin-dev-sync", "Properties": {
                "Role": "arn:aws:iam::111122223333:role/serin/sync", "Environment": {"Variables": {"SERIN_PROBE": "1"}}}},
              "SyncAliaslive": {"Type": "AWS::Lambda::Alias", "PhysicalId": "%s",
                "Properties": {"FunctionName": "serin-dev-sync", "FunctionVersion": "3", "Name": "live"}},
              "Needed": {"Type": "AWS::Events::Rule", "PhysicalId": "market-data|pollenate", "Properties": {
                "EventBusName": "market-data", "EventPattern": %s, "Targets": [{"Id": "T", "Arn": "%s"}]}},
              "Permission": {"Type": "AWS::Lambda::Permission", "PhysicalId": "p", "Properties": {
                "Action": "lambda:InvokeFunction", "FunctionName": "%s", "Principal": "events.amazonaws.com", "SourceArn": "%s"}},
              "SyncRole": {"Type": "AWS::IAM::Role", "PhysicalId": "sync", "Properties": {
                "AssumeRolePolicyDocument": {}, "Policies": [{"PolicyName": "own", "PolicyDocument": %s}]}},
              "Acks": {"Type": "AWS::SQS::Queue", "PhysicalId": "%s", "Metadata": {"Serin": {"Acknowledgements": true}}},
              "Acknowledged": {"Type": "AWS::Events::Rule", "PhysicalId": "market-data|acks", "Properties": {
                "EventBusName": "market-data", "EventPattern": %s, "Targets": [{"Id": "A", "Arn": "%s"}]}}
            }""".formatted(ALIAS, PATTERN, ALIAS, ALIAS, RULE_ARN, POLICY, QUEUE_URL, ACK_PATTERN, QUEUE_ARN);

    private final AtomicReference<Instant> now = new AtomicReference<>(TestStack.SUNDAY_EVENING);
    private String stack = STACK;
    private String answer = probe("pollenationNeeded");

    private static String probe(String events) {
        return "{\"probe\": 1, \"nonce\": \"n-1\", \"version\": \"3\", \"events\": [\"" + events + "\"]}";
    }

    private static RuleFacts rule(String name, String state, String pattern) {
        return new RuleFacts(
                name, RULE_ARN, "market-data", state, Optional.empty(), Optional.of(pattern), Optional.empty());
    }

    private FakeCloud healthy() {
        return new FakeCloud()
                .present("bus market-data", new BusFacts("market-data", "arn", Optional.empty(), Optional.empty()))
                .present("rule market-data pollenate", rule("pollenate", "ENABLED", PATTERN))
                .present("targets market-data pollenate", List.of(Rules.target("T", ALIAS)))
                .present("rule market-data acks", rule("acks", "ENABLED", ACK_PATTERN))
                .present("targets market-data acks", List.of(Rules.target("A", QUEUE_ARN)))
                .present("queue " + QUEUE_URL, new QueueFacts(QUEUE_ARN, Map.of()))
                .present("policy serin-dev-sync live", PERMISSION)
                .present("alias serin-dev-sync live", new AliasFacts(ALIAS, "live", "3", Map.of()))
                .present(
                        "function serin-dev-sync live",
                        new FunctionSample().withoutVariable("TABLE").role(ROLE).facts())
                .present("latest serin-dev-sync", FunctionSample.latest().facts())
                .present("role sync", new RoleFacts("sync", "arn", "{}", Optional.empty()))
                .present("attachedPolicies sync", List.of())
                .present("inlinePolicies sync", Map.of("own", POLICY))
                .present(
                        "probe serin-dev-sync live",
                        new InvocationFacts(200, Optional.empty(), Optional.of("3"), answer));
    }

    private static List<String> acknowledged(OutgoingEvent event, String function, String version) {
        return List.of(Mailbox.acknowledgement(event.detail().contains("n-1") ? "n-1" : "?", function, version));
    }

    private Outcome examine(FakeCloud fake) {
        return examine(new Mailbox(fake, event -> acknowledged(event, "serin-dev-sync", "3")));
    }

    private Outcome examine(FakeCloud fake, Function<OutgoingEvent, List<String>> answers) {
        return examine(new Mailbox(fake, answers));
    }

    private Outcome examine(Mailbox mailbox) {
        InstantSource clock = () -> now.getAndUpdate(instant -> instant.plusMillis(100));
        var expected = TestStack.of(stack).expected();
        var context = new Context(
                expected,
                mailbox.cloud(),
                TestStack.SUNDAY_EVENING,
                new ProbesOnce(() -> "n-1", clock),
                new EventRoundTrips(() -> "n-1", clock));
        return CHECK.examine(expected.find(ExpectedRule.class, "Needed").orElseThrow(), context);
    }

    private static Outcome notSent(String actual, String check, String logicalId) {
        return new Outcome.Fail(
                WANTED,
                "not sent, since it would not arrive: " + actual,
                Rules.READ,
                Optional.of(new FindingRef(check, logicalId)));
    }

    @Test
    void passesWithItsLatency() {
        assertThat(examine(healthy()))
                .isEqualTo(new Outcome.Pass("acknowledged by version 3 of serin-dev-sync after 200 ms", RECEIVED));
    }

    @Test
    void isSkippedForAVersionThatDoesNotDeclareTheEvent() {
        answer = probe("another");
        var mailbox = new Mailbox(healthy(), _ -> List.of());
        assertThat(examine(mailbox))
                .isEqualTo(new Outcome.Skipped("version 3 does not declare the event pollenationNeeded"));
        assertThat(mailbox.sent()).isEmpty();
    }

    @Test
    void failsWhenThePatternIsMisspelt() {
        var live = PATTERN.replace("market-data", "market-dta");
        var mailbox = new Mailbox(
                healthy().present("rule market-data pollenate", rule("pollenate", "ENABLED", live)), _ -> List.of());
        assertThat(examine(mailbox))
                .isEqualTo(notSent(
                        "{\"detail-type\":[\"pollenationNeeded\"],\"source\":[\"market-dta\"]}",
                        "eventbridge.rule.pattern",
                        "Needed"));
        assertThat(mailbox.sent()).isEmpty();
    }

    @Test
    void failsWhenTheRuleIsDisabled() {
        assertThat(examine(healthy().present("rule market-data pollenate", rule("pollenate", "DISABLED", PATTERN))))
                .isEqualTo(notSent("DISABLED", "eventbridge.rule.enabled", "Needed"));
    }

    @Test
    void failsWhenThePermissionIsMissing() {
        assertThat(examine(healthy().absent("policy serin-dev-sync live")))
                .isEqualTo(notSent("no policy", "eventbridge.rule.target-permission", "Permission"));
    }

    @Test
    void failsWhenTheTargetIsAnotherFunction() {
        var other = ALIAS.replace("sync", "other");
        assertThat(examine(healthy().present("targets market-data pollenate", List.of(Rules.target("T", other)))))
                .isEqualTo(notSent("T -> " + other, "eventbridge.rule.targets", "Needed"));
    }

    @Test
    void failsWhenNobodyAcknowledges() {
        assertThat(examine(healthy(), _ -> List.of()))
                .isEqualTo(new Outcome.Fail(
                        WANTED,
                        "the bus took it, and no acknowledgement came within 30000 ms",
                        new Evidence("sqs:ReceiveMessage", "after events:PutEvents")));
    }

    @Test
    void isCausedByTheRolesPolicyWhenTheAcknowledgementIsNotPermitted() {
        assertThat(examine(healthy().present("inlinePolicies sync", Map.of()), _ -> List.of()))
                .isInstanceOfSatisfying(
                        Outcome.Fail.class,
                        fail -> assertThat(fail.causedBy()).contains(new FindingRef("iam.role.policies", "SyncRole")));
    }

    @Test
    void failsWhenAnotherFunctionOrVersionAcknowledges() {
        assertThat(examine(healthy(), event -> acknowledged(event, "serin-dev-other", "3")))
                .isEqualTo(new Outcome.Fail(WANTED, "acknowledged by version 3 of serin-dev-other", RECEIVED));
        assertThat(examine(healthy(), event -> acknowledged(event, "serin-dev-sync", "2")))
                .isEqualTo(new Outcome.Fail(WANTED, "acknowledged by version 2 of serin-dev-sync", RECEIVED));
    }

    @Test
    void keepsToTheDeclaredLatency() {
        stack = STACK.replace(
                "\"Needed\": {", "\"Needed\": {\"Metadata\": {\"Serin\": {\"RoundTripWithin\": \"PT2S\"}}, ");
        assertThat(examine(healthy(), _ -> List.of())).isInstanceOfSatisfying(Outcome.Fail.class, fail -> {
            assertThat(fail.expected()).isEqualTo("acknowledged by serin-dev-sync within 2000 ms");
            assertThat(fail.actual()).endsWith("no acknowledgement came within 2000 ms");
        });
    }

    /** What this side needs is not the event's latency, and what it did not see is no proof. */
    @Test
    void aMachineThatIsBusyProvesNothing() {
        var looks = new AtomicInteger();
        var mailbox = new Mailbox(healthy(), event -> acknowledged(event, "serin-dev-sync", "3")).reading(messages -> {
            if (looks.getAndIncrement() > 0) {
                return messages;
            }
            now.getAndUpdate(instant -> instant.plusSeconds(40));
            return List.of();
        });

        assertThat(examine(mailbox))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("it may have been in time"));
    }

    /** Whoever else would get the event has not been asked what it does with it. */
    @Test
    void isNotSentWhereAnotherRuleMatches() {
        var mailbox = new Mailbox(
                healthy()
                        .present(
                                "rules market-data",
                                List.of(
                                        rule("pollenate", "ENABLED", PATTERN),
                                        rule("acks", "ENABLED", ACK_PATTERN),
                                        rule("off", "DISABLED", PATTERN),
                                        rule("theirs", "ENABLED", "{\"source\": [{\"prefix\": \"market\"}]}"))),
                _ -> List.of());
        assertThat(examine(mailbox))
                .isEqualTo(new Outcome.Skipped(
                        "not sent: rule theirs on event bus market-data matches it too, and nobody has"
                                + " asked what that rule starts"));
        assertThat(mailbox.sent()).isEmpty();
    }

    @Test
    void isNotSentWhileTheAliasSharesItsTraffic() {
        assertThat(examine(healthy()
                        .present("alias serin-dev-sync live", new AliasFacts(ALIAS, "live", "3", Map.of("2", 0.1)))))
                .isEqualTo(new Outcome.Skipped(
                        "not sent: the alias shares its traffic, and version 3 alone has been asked"));
    }

    /** What is broken on the way back says nothing of the rule. */
    @Test
    void isLeftToWhatIsBrokenOnTheWayBack() {
        assertThat(examine(healthy().present("rule market-data acks", rule("acks", "DISABLED", ACK_PATTERN))))
                .isEqualTo(Rules.because("eventbridge.rule.enabled", "Acknowledged"));
        assertThat(examine(healthy().absent("queue " + QUEUE_URL)))
                .isEqualTo(Rules.because("sqs.queue.exists", "Acks"));
    }

    @Test
    void isUnknownWhenDenied() {
        assertThat(examine(healthy().denied("rules market-data", "events:ListRules")))
                .isEqualTo(Rules.denied("events:ListRules"));
        assertThat(examine(new Mailbox(healthy(), event -> acknowledged(event, "serin-dev-sync", "3")).undeletable()))
                .isEqualTo(Rules.denied("sqs:DeleteMessage"));
    }

    @Test
    void isLeftToTheProbeThatDoesNotAnswer() {
        answer = "{}";
        assertThat(examine(healthy())).isEqualTo(Rules.because("probe.answers", "Sync"));
    }

    @Test
    void doesNotApplyWithoutAQueueForAcknowledgements() {
        var without = TestStack.of(STACK.replace("\"Acknowledgements\": true", "\"Acknowledgements\": false"));
        assertThat(without.applies(CHECK, "Needed")).isFalse();
        assertThat(TestStack.of(STACK).applies(CHECK, "Needed")).isTrue();
        assertThat(TestStack.of(STACK).applies(CHECK, "Acknowledged")).isFalse();
    }

    /** Nobody may put events in AWS's name. */
    @Test
    void doesNotApplyToAnEventOfAws() {
        assertThat(TestStack.of(STACK.replace("[\"market-data\"]", "[\"aws.cloudformation\"]"))
                        .applies(CHECK, "Needed"))
                .isFalse();
    }
}
