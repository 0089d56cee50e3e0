package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.observation.BusFacts;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import serin.observation.RuleFacts;
import serin.observation.Rules;
import serin.observation.TargetFacts;

class AwsRulesTest {
    private static final String ARN = "arn:aws:events:eu-west-1:111122223333:rule/";

    private static StubAws stub;
    private static AwsCloud aws;
    private Rules rules;

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
        rules = TestCloud.cloud(aws).rules();
    }

    /** Members as in https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Rule.html */
    @Test
    void readsTheRulesOfABusOnce() {
        stub.on(
                "ListRules",
                asked -> asked.body().contains("NextToken")
                        ? Wire.success("ListRules", """
                            {"Rules": [{"Name": "b", "Arn": "%1$sb", "EventBusName": "default", "State": "DISABLED",
                              "EventPattern": "{}", "ManagedBy": "scheduler.amazonaws.com"}]}""".formatted(ARN))
                        : Wire.success("ListRules", """
                            {"Rules": [{"Name": "a", "Arn": "%1$sa", "EventBusName": "default", "State": "ENABLED_SOMEHOW",
                              "ScheduleExpression": "rate(1 day)"}], "NextToken": "two"}""".formatted(ARN)));

        assertThat(rules.rule("default", "a"))
                .isEqualTo(present(new RuleFacts(
                        "a",
                        ARN + "a",
                        "default",
                        "ENABLED_SOMEHOW",
                        Optional.of("rate(1 day)"),
                        Optional.empty(),
                        Optional.empty())));
        assertThat(rules.rule("default", "b"))
                .isEqualTo(present(new RuleFacts(
                        "b",
                        ARN + "b",
                        "default",
                        "DISABLED",
                        Optional.empty(),
                        Optional.of("{}"),
                        Optional.of("scheduler.amazonaws.com"))));
        assertThat(rules.rule("default", "c"))
                .isEqualTo(new Observation.Absent<>(
                        "rule c on event bus default does not exist", Evidence.of("events:ListRules")));
        assertThat(stub.asked()).hasSize(2);
    }

    /** One that cannot be read may be the one that matters. */
    @Test
    void listsEveryRuleOfABusOrNone() {
        stub.on("ListRules", Wire.success("ListRules", """
                {"Rules": [{"Name": "b", "Arn": "b", "State": "ENABLED", "ManagedBy": "a service"}]}"""));
        assertThat(rules.rules("bus"))
                .isEqualTo(present(List.of(new RuleFacts(
                        "b", "b", "bus", "ENABLED", Optional.empty(), Optional.empty(), Optional.of("a service")))));
        assertThat(rules.rule("bus", "b")).isInstanceOf(Observation.Present.class);
        assertThat(stub.asked()).hasSize(1);

        stub.on("ListRules", Wire.success("ListRules", """
                {"Rules": [{"Name": "a", "Arn": "a"}, {"Name": "b", "Arn": "b", "State": "ENABLED"}]}"""));
        assertThat(rules.rules("other"))
                .isEqualTo(new Observation.Unreadable<>(
                        "events:ListRules", Reason.MALFORMED, "the answer has no Rules.State"));
    }

    @Test
    void oneRuleThatCannotBeReadHidesNoOther() {
        stub.on("ListRules", Wire.success("ListRules", """
                {"Rules": [{"Name": "a", "Arn": "a"}, {"Name": "b", "Arn": "b", "State": "ENABLED"}]}"""));

        assertThat(rules.rule("default", "a"))
                .isEqualTo(new Observation.Unreadable<>(
                        "events:ListRules", Reason.MALFORMED, "the answer has no Rules.State"));
        assertThat(rules.rule("default", "b")).isInstanceOf(Observation.Present.class);
    }

    @Test
    void describeRuleIsTheSecondWay() {
        stub.on("ListRules", Wire.error("ListRules", 400, "AccessDeniedException", "no"))
                .on(
                        "DescribeRule",
                        asked -> asked.body().contains("\"a\"")
                                ? Wire.success("DescribeRule", """
                                    {"Name": "a", "Arn": "%1$sa", "EventBusName": "bus", "State": "ENABLED",
                                     "EventPattern": "{}", "CreatedBy": "111122223333"}""".formatted(ARN))
                                : Wire.error(
                                        "DescribeRule",
                                        400,
                                        "ResourceNotFoundException",
                                        "Rule b does not exist on EventBus bus."));
        var evidence = new Evidence("events:DescribeRule", "events:ListRules was denied");

        assertThat(rules.rule("bus", "a"))
                .isEqualTo(new Observation.Present<>(
                        new RuleFacts(
                                "a",
                                ARN + "a",
                                "bus",
                                "ENABLED",
                                Optional.empty(),
                                Optional.of("{}"),
                                Optional.empty()),
                        evidence));
        assertThat(rules.rule("bus", "b"))
                .isEqualTo(new Observation.Absent<>("rule b on event bus bus does not exist", evidence));
        assertThat(stub.asked("ListRules")).isEqualTo(1);
    }

    /** Members as in https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html */
    @Test
    void readsTargets() {
        stub.on("ListTargetsByRule", Wire.success("ListTargetsByRule", """
                {"Targets": [
                  {"Id": "1", "Arn": "f", "RoleArn": "r", "Input": "{}", "InputPath": "$.x",
                   "DeadLetterConfig": {"Arn": "q"},
                   "RetryPolicy": {"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60}},
                  {"Id": "2", "Arn": "g", "DeadLetterConfig": {}}]}"""));

        assertThat(rules.targets("default", "a"))
                .isEqualTo(new Observation.Present<>(
                        List.of(
                                new TargetFacts(
                                        "1",
                                        "f",
                                        Optional.of("r"),
                                        Optional.of("{}"),
                                        Optional.of("$.x"),
                                        Optional.of("q"),
                                        OptionalInt.of(0),
                                        OptionalInt.of(60),
                                        false),
                                new TargetFacts(
                                        "2",
                                        "g",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalInt.empty(),
                                        OptionalInt.empty(),
                                        false)),
                        Evidence.of("events:ListTargetsByRule")));
    }

    @Test
    void readsABus() {
        stub.on(
                "DescribeEventBus",
                Wire.success(
                        "DescribeEventBus",
                        "{\"Name\": \"b\", \"Arn\": \"arn\", \"Policy\": \"{}\", \"KmsKeyIdentifier\": \"k\"}"));

        assertThat(rules.bus("b"))
                .isEqualTo(new Observation.Present<>(
                        new BusFacts("b", "arn", Optional.of("{}"), Optional.of("k")),
                        Evidence.of("events:DescribeEventBus")));
    }

    private static <T> Observation<T> present(T facts) {
        return new Observation.Present<>(facts, Evidence.of("events:ListRules"));
    }
}
