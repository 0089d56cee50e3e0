package serin.check.eventbridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.AliasFacts;
import serin.observation.BusFacts;
import serin.observation.Evidence;
import serin.observation.QueueFacts;
import serin.observation.RuleFacts;
import serin.observation.TargetFacts;

/** A scheduled rule on the default bus and an event rule on a bus of the stack's, as the checks of rules need them. */
final class Rules {
    static final Evidence READ = Evidence.of("fake:Read");
    static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync";
    static final String ALIAS = FUNCTION + ":live";
    static final String RULE_ARN = "arn:aws:events:eu-west-1:111122223333:rule/serin-dev-sync";
    static final String QUEUE_ARN = "arn:aws:sqs:eu-west-1:111122223333:undelivered";
    static final String QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/undelivered";
    static final FindingRef RULE_GONE = new FindingRef("eventbridge.rule.enabled", "SyncDaily");

    static final String RESOURCES = """
            {
              "Sync": {"Type": "AWS::Lambda::Function", "PhysicalId": "serin-dev-sync", "Properties": {},
                "Metadata": {"Serin": {"Events": {"Daily": {"Days": "MON-SAT", "Hours": "4"}}}}},
              "SyncAliaslive": {"Type": "AWS::Lambda::Alias", "PhysicalId": "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync:live",
                "Properties": {"FunctionName": "serin-dev-sync", "FunctionVersion": "1", "Name": "live"}},
              "SyncDaily": {"Type": "AWS::Events::Rule", "PhysicalId": "serin-dev-sync", "Properties": {
                "ScheduleExpression": "cron(0 4 ? * MON-SAT *)",
                "Targets": [{"Id": "SyncTarget", "Arn": "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync:live",
                  "DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-west-1:111122223333:undelivered"}}]}},
              "SyncPermission": {"Type": "AWS::Lambda::Permission", "PhysicalId": "serin-dev-SyncPermission-A1", "Properties": {
                "Action": "lambda:InvokeFunction", "FunctionName": "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync:live",
                "Principal": "events.amazonaws.com", "SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/serin-dev-sync"}},
              "Undelivered": {"Type": "AWS::SQS::Queue", "PhysicalId": "https://sqs.eu-west-1.amazonaws.com/111122223333/undelivered"},
              "Bus": {"Type": "AWS::Events::EventBus", "PhysicalId": "market-data", "Properties": {"Name": "market-data"}},
              "Needed": {"Type": "AWS::Events::Rule", "PhysicalId": "market-data|pollenate", "Properties": {
                "EventBusName": "market-data", "State": "ENABLED",
                "EventPattern": {"source": ["market-data"], "detail-type": ["pollenationNeeded"]}}}
            }
            """;

    /** The dimensions of the scheduled rule's metrics. */
    static final Map<String, String> SYNC = Map.of("RuleName", "serin-dev-sync");

    /** The dimensions of the event rule's. */
    static final Map<String, String> POLLENATE = Map.of("RuleName", "pollenate", "EventBusName", "market-data");

    private Rules() {}

    static TestStack stack() {
        return TestStack.of(RESOURCES);
    }

    /** The same stack with a piece of its text replaced; the piece must be there. */
    static TestStack stack(String piece, String replacement) {
        if (!RESOURCES.contains(piece)) {
            throw new AssertionError("the stack has no " + piece);
        }
        return TestStack.of(RESOURCES.replace(piece, replacement));
    }

    static FakeCloud cloud() {
        return schedule("cron(0 4 ? * MON-SAT *)")
                .present("targets default serin-dev-sync", List.of(target("SyncTarget", ALIAS, QUEUE_ARN)))
                .present("alias serin-dev-sync live", new AliasFacts(ALIAS, "live", "1", Map.of()))
                .present("queue " + QUEUE_URL, new QueueFacts(QUEUE_ARN, Map.of()))
                .present("bus market-data", new BusFacts("market-data", "arn", Optional.empty(), Optional.empty()));
    }

    static FakeCloud schedule(String expression) {
        return new FakeCloud()
                .present("rule default serin-dev-sync", rule("ENABLED", Optional.of(expression), Optional.empty()));
    }

    static FakeCloud pattern(String pattern) {
        return new FakeCloud()
                .present("rule market-data pollenate", rule("ENABLED", Optional.empty(), Optional.of(pattern)));
    }

    static RuleFacts rule(String state, Optional<String> schedule, Optional<String> pattern) {
        return new RuleFacts("serin-dev-sync", RULE_ARN, "default", state, schedule, pattern, Optional.empty());
    }

    static TargetFacts target(String id, String arn) {
        return target(id, arn, Optional.empty());
    }

    static TargetFacts target(String id, String arn, String deadLetterArn) {
        return target(id, arn, Optional.of(deadLetterArn));
    }

    static Outcome because(String check, String logicalId) {
        return Outcome.Skipped.because(new FindingRef(check, logicalId));
    }

    static Outcome denied(String action) {
        return new Outcome.Unknown(action + ": AccessDenied", Optional.of(action));
    }

    private static TargetFacts target(String id, String arn, Optional<String> deadLetterArn) {
        return new TargetFacts(
                id,
                arn,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                deadLetterArn,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false);
    }
}
