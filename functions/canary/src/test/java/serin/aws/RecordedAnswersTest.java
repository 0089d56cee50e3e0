package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import serin.observation.Cloud;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import serin.observation.Simulation;

/** Every answer of a real account that the corpus holds for an operation that Serin reads: one case a file. */
class RecordedAnswersTest {
    private static final Path CALLS = Path.of(System.getProperty("serin.root", "."))
            .resolve("../shared/corpus/recorded-answers/calls")
            .normalize();

    private static StubAws stub;
    private static AwsCloud aws;

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

    /** How to ask so that the recorded answer is one to the question, and what of it must be found in the facts. */
    private record Case(Function<JsonNode, Observation<?>> ask, Function<JsonNode, List<String>> values) {}

    @TestFactory
    Stream<DynamicTest> recordedAnswers() throws IOException {
        if (!Files.isDirectory(CALLS)) {
            System.out.println("RecordedAnswersTest found no corpus beside the project; no recorded answer was tried.");
            return Stream.empty();
        }
        var tests = new ArrayList<DynamicTest>();
        for (var entry : cases().entrySet()) {
            var folder = CALLS.resolve(entry.getKey());
            assertThat(folder).as("recorded answers of " + entry.getKey()).isDirectory();
            try (var files = Files.list(folder)) {
                files.sorted()
                        .forEach(file -> tests.add(DynamicTest.dynamicTest(
                                entry.getKey() + "/" + file.getFileName(),
                                () -> examine(
                                        entry.getKey().substring(entry.getKey().indexOf('.') + 1),
                                        entry.getValue(),
                                        file))));
            }
        }
        return tests.stream();
    }

    private static void examine(String operation, Case recorded, Path file) {
        var call = read(file);
        var answer = call.get("answer");
        var error = answer.get("Error");
        stub.reset();
        if (error == null) {
            stub.on(operation, Wire.success(operation, answer));
        } else {
            stub.on(
                    operation,
                    Wire.error(
                            operation,
                            call.get("status").asInt(),
                            error.get("Code").asText(),
                            error.path("Message").asText()));
        }

        var observation = recorded.ask().apply(answer);

        if (error != null) {
            // Every error that was recorded for these operations is the one of absence, but for a denial and a
            // throttle.
            assertThat(observation)
                    .as(answer.toString())
                    .isInstanceOf(
                            Set.of("AccessDeniedException", "ThrottlingException")
                                            .contains(error.get("Code").asText())
                                    ? Observation.Unreadable.class
                                    : Observation.Absent.class);
        } else if (isFromBeforeStates(operation, answer)) {
            assertThat(observation)
                    .isInstanceOfSatisfying(
                            Observation.Unreadable.class,
                            unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED));
        } else {
            assertThat(observation).as(answer.toString()).isInstanceOfSatisfying(Observation.Present.class, present -> {
                var shown = present.facts().toString();
                assertThat(recorded.values().apply(answer))
                        .allSatisfy(value -> assertThat(shown).contains(value));
            });
        }
    }

    /**
     * Recorded before functions had states (2016 to 2019), or shortened by hand: no function answers so today, and what has no
     * state cannot be called active.
     */
    private static boolean isFromBeforeStates(String operation, JsonNode answer) {
        return (operation.equals("GetFunction")
                        && answer.at("/Configuration/State").isMissingNode())
                || (operation.equals("DescribeTable")
                        && answer.at("/Table/KeySchema").isMissingNode());
    }

    private static Map<String, Case> cases() {
        return Map.ofEntries(
                Map.entry(
                        "lambda.GetFunction",
                        new Case(
                                _ -> cloud().functions().latest("f"),
                                a -> texts(
                                        a.at("/Configuration"),
                                        "FunctionName",
                                        "FunctionArn",
                                        "Version",
                                        "State",
                                        "LastUpdateStatus",
                                        "Runtime",
                                        "Handler",
                                        "Timeout",
                                        "MemorySize",
                                        "Role",
                                        "CodeSha256",
                                        "KMSKeyArn"))),
                Map.entry(
                        "lambda.GetFunctionConfiguration",
                        new Case(
                                RecordedAnswersTest::byConfiguration,
                                a -> texts(
                                        a,
                                        "FunctionName",
                                        "FunctionArn",
                                        "Version",
                                        "State",
                                        "Runtime",
                                        "Handler",
                                        "Role"))),
                Map.entry("lambda.GetPolicy", new Case(_ -> cloud().functions().policy("f"), a -> texts(a, "Policy"))),
                Map.entry(
                        "lambda.GetAlias",
                        new Case(
                                _ -> cloud().functions().alias("f", "Dev"),
                                a -> texts(a, "AliasArn", "Name", "FunctionVersion"))),
                Map.entry(
                        "dynamodb.DescribeTable",
                        new Case(
                                _ -> cloud().tables().table("t"),
                                a -> texts(a.at("/Table"), "TableName", "TableArn", "TableStatus"))),
                Map.entry(
                        "dynamodb.DescribeContinuousBackups",
                        new Case(
                                _ -> cloud().tables().backups("t"),
                                a -> texts(
                                        a.at("/ContinuousBackupsDescription/PointInTimeRecoveryDescription"),
                                        "PointInTimeRecoveryStatus"))),
                Map.entry(
                        "events.DescribeEventBus",
                        new Case(_ -> cloud().rules().bus("b"), a -> texts(a, "Name", "Arn", "Policy"))),
                Map.entry(
                        "events.DescribeRule",
                        new Case(
                                RecordedAnswersTest::byDescription,
                                a -> texts(
                                        a, "Name", "Arn", "State", "EventPattern", "ScheduleExpression", "ManagedBy"))),
                Map.entry("events.ListRules", new Case(RecordedAnswersTest::lastListed, _ -> List.of())),
                Map.entry(
                        "events.ListTargetsByRule",
                        new Case(_ -> cloud().rules().targets("b", "r"), a -> all(a.get("Targets"), "Id", "Arn"))),
                Map.entry(
                        "sqs.GetQueueAttributes",
                        new Case(
                                _ -> cloud().queues().queue("q"),
                                a -> texts(a.at("/Attributes"), "QueueArn", "Policy"))),
                Map.entry(
                        "iam.GetRole",
                        new Case(_ -> cloud().roles().role("r"), a -> texts(a.at("/Role"), "RoleName", "Arn"))),
                Map.entry(
                        "iam.ListAttachedRolePolicies",
                        new Case(
                                _ -> cloud().roles().attachedPolicies("r"),
                                a -> all(a.get("AttachedPolicies"), "PolicyArn"))),
                Map.entry(
                        "iam.SimulatePrincipalPolicy",
                        new Case(
                                _ -> cloud().roles()
                                        .simulate(new Simulation(
                                                "r", "arn", Set.of("iam:ListUsers"), Set.of("*"), Set.of())),
                                a -> all(a.get("EvaluationResults"), "EvalActionName", "EvalResourceName"))),
                Map.entry(
                        "kms.DescribeKey",
                        new Case(
                                _ -> cloud().keys().key("k"),
                                a -> texts(a.at("/KeyMetadata"), "KeyId", "Arn", "KeyState"))),
                Map.entry("kms.GetKeyPolicy", new Case(_ -> cloud().keys().policy("k"), a -> texts(a, "Policy"))),
                Map.entry(
                        "kms.GetKeyRotationStatus",
                        new Case(_ -> cloud().keys().rotation("k"), a -> texts(a, "KeyRotationEnabled"))),
                Map.entry(
                        "sns.GetTopicAttributes",
                        new Case(
                                _ -> cloud().topics().topic("t"),
                                a -> texts(a.at("/Attributes"), "TopicArn", "Policy", "KmsMasterKeyId"))),
                Map.entry(
                        "sns.ListSubscriptionsByTopic",
                        new Case(
                                _ -> cloud().topics().subscriptions("t"),
                                a -> all(a.get("Subscriptions"), "SubscriptionArn", "Protocol"))),
                Map.entry(
                        "lambda.GetFunctionUrlConfig",
                        new Case(_ -> cloud().functions().url("f"), a -> texts(a, "AuthType", "InvokeMode"))),
                Map.entry(
                        "lambda.ListEventSourceMappings",
                        new Case(
                                _ -> cloud().functions().mappings(),
                                a -> all(
                                        a.get("EventSourceMappings"),
                                        "UUID",
                                        "State",
                                        "FunctionArn",
                                        "BatchSize",
                                        "StartingPosition"))),
                Map.entry(
                        "logs.DescribeLogGroups",
                        new Case(
                                _ -> cloud().logGroups().groups(List.of("g")),
                                a -> all(a.get("logGroups"), "logGroupName", "kmsKeyId", "retentionInDays"))),
                Map.entry(
                        "logs.DescribeSubscriptionFilters",
                        new Case(
                                _ -> cloud().logGroups().filters("g"),
                                a -> all(
                                        a.get("subscriptionFilters"),
                                        "filterName",
                                        "filterPattern",
                                        "destinationArn"))),
                Map.entry(
                        "secretsmanager.DescribeSecret",
                        new Case(_ -> cloud().secrets().secret("s"), a -> texts(a, "ARN"))),
                Map.entry(
                        "cloudformation.DescribeStacks",
                        new Case(
                                a -> cloud().stacks()
                                        .stack(a.at("/Stacks/0/StackName").asText()),
                                a -> texts(a.at("/Stacks/0"), "StackName", "StackId", "StackStatus"))),
                Map.entry(
                        "cloudformation.GetTemplate",
                        new Case(_ -> cloud().stacks().template("s"), a -> texts(a, "TemplateBody"))));
    }

    private static Observation<?> byConfiguration(JsonNode answer) {
        stub.on("GetFunction", Wire.error("GetFunction", 403, "AccessDeniedException", "no"));
        return cloud().functions().latest("f");
    }

    private static Observation<?> byDescription(JsonNode answer) {
        stub.on("ListRules", Wire.error("ListRules", 400, "AccessDeniedException", "no"));
        return cloud().rules().rule("b", "r");
    }

    /** The last rule of the list, by its name; a list of none answers absence, which is then turned into what was asked. */
    private static Observation<?> lastListed(JsonNode answer) {
        var rules = answer.get("Rules");
        var cloud = cloud();
        if (rules.isEmpty()) {
            assertThat(cloud.rules().rule("b", "r")).isInstanceOf(Observation.Absent.class);
            return new Observation.Present<>("none", Evidence.of("events:ListRules"));
        }
        for (var rule : rules) {
            var observation = cloud.rules().rule("b", rule.get("Name").asText());
            assertThat(observation)
                    .isInstanceOfSatisfying(
                            Observation.Present.class,
                            present -> assertThat(present.facts().toString())
                                    .contains(texts(
                                            rule,
                                            "Name",
                                            "Arn",
                                            "State",
                                            "EventPattern",
                                            "ScheduleExpression",
                                            "ManagedBy")));
        }
        return cloud.rules().rule("b", rules.get(0).get("Name").asText());
    }

    private static Cloud cloud() {
        return TestCloud.cloud(aws);
    }

    private static List<String> texts(JsonNode object, String... names) {
        var texts = new ArrayList<String>();
        for (var name : names) {
            if (object.hasNonNull(name)) {
                texts.add(object.get(name).asText());
            }
        }
        return texts;
    }

    private static List<String> all(JsonNode array, String... names) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.addAll(texts(item, names)));
        return texts;
    }

    private static JsonNode read(Path file) {
        try {
            return Wire.JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
