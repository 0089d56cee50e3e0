package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import serin.observation.Observation;
import serin.observation.Observation.Reason;

/** Answers in which something is of another type, null, deep or long: always an observation, never an exception, never absence. */
class HostileAnswersTest {
    private static final List<String> STRANGE =
            List.of("null", "\"\"", "\"x\"", "-1", "1e400", "true", "[]", "[null]", "{}", "[[[]]]", "{\"a\": null}");

    /** Answers with every member that is read. */
    private static final Map<String, String> RICH = Map.of(
            "GetFunction",
                    "{\"Configuration\": " + AwsFunctionsTest.FULL
                            + ", \"Concurrency\": {\"ReservedConcurrentExecutions\": 1}}",
            "DescribeTable", AwsTablesTest.FULL,
            "GetAlias",
                    "{\"AliasArn\": \"a\", \"Name\": \"n\", \"FunctionVersion\": \"1\", \"RoutingConfig\": {\"AdditionalVersionWeights\": {\"2\": 0.5}}}",
            "ListTargetsByRule",
                    "{\"Targets\": [{\"Id\": \"1\", \"Arn\": \"a\", \"DeadLetterConfig\": {\"Arn\": \"q\"}, \"RetryPolicy\": {\"MaximumRetryAttempts\": 1}}]}",
            "ListExports", "{\"Exports\": [{\"Name\": \"n\", \"Value\": \"v\"}]}",
            "ListStackResources",
                    "{\"StackResourceSummaries\": [{\"LogicalResourceId\": \"a\", \"ResourceType\": \"t\", \"ResourceStatus\": \"s\"}]}",
            "DescribeStacks",
                    "{\"Stacks\": [{\"StackName\": \"s\", \"StackId\": \"i\", \"StackStatus\": \"x\", \"Parameters\": [{\"ParameterKey\": \"k\", \"ParameterValue\": \"v\"}]}]}",
            "ListAttachedRolePolicies", "{\"AttachedPolicies\": [{\"PolicyArn\": \"a\"}], \"IsTruncated\": false}",
            "ListRolePolicies", "{\"PolicyNames\": [\"p\"], \"IsTruncated\": false}");

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

    static Stream<Look> thatReadABody() {
        return EveryLookTest.thatReadABody();
    }

    @ParameterizedTest
    @MethodSource("thatReadABody")
    void anyMemberMayBeStrange(Look look) {
        for (var answer : strange(Wire.parse(RICH.getOrDefault(look.operation(), look.answer())))) {
            stub.reset()
                    .on(look.operation(), Wire.success(look.operation(), answer))
                    .on("GetRolePolicy", Wire.success("GetRolePolicy", "{\"PolicyDocument\": \"x\"}"));

            var observation = look.ask().apply(TestCloud.cloud(aws));

            if (observation instanceof Observation.Unreadable<?> unreadable) {
                assertThat(unreadable.reason()).as(answer + ": " + unreadable).isEqualTo(Reason.MALFORMED);
                assertThat(unreadable.detail()).doesNotContain("\n").hasSizeLessThan(600);
            } else if (observation instanceof Observation.Absent<?>) {
                // Only a list of rules that is whole, and does not have the rule, says so.
                assertThat(look.name()).as(answer.toString()).isEqualTo("rule");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("thatReadABody")
    void anAnswerMayBeDeepOrLong(Look look) {
        var deep = "[".repeat(20_000);
        var longText = "{\"x\": \"" + "y".repeat(200_000) + "\"}";
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;\">"
                + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&c;&x;</a>";
        for (var body : List.of(
                deep, "{\"Table\": " + deep, longText, bomb, "<a>".repeat(20_000), "\u0000\u0001", "null", "[]", "7")) {
            if (look.operation().equals("ReceiveMessage") && body.equals(longText)) {
                // An object without messages is what an empty queue answers.
                continue;
            }
            stub.reset().on(look.operation(), new StubAws.Answer(200, Map.of(), body));

            assertThat(look.ask().apply(TestCloud.cloud(aws)))
                    .as(look + " " + body.substring(0, Math.min(80, body.length())))
                    .isInstanceOfSatisfying(Observation.Unreadable.class, unreadable -> {
                        assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED);
                        assertThat(unreadable.detail()).doesNotContain("\n").hasSizeLessThan(600);
                    });
        }
    }

    /** The answer with each of its values in turn replaced by each strange one, and left out. */
    private static List<JsonNode> strange(JsonNode answer) {
        var variants = new ArrayList<JsonNode>();
        for (var pointer : pointers(answer, "")) {
            for (var value : STRANGE) {
                var copy = answer.deepCopy();
                replace(copy, pointer, Wire.parse(value));
                variants.add(copy);
            }
        }
        return variants;
    }

    private static List<String> pointers(JsonNode value, String at) {
        var pointers = new ArrayList<String>();
        if (!at.isEmpty()) {
            pointers.add(at);
        }
        value.properties().forEach(member -> pointers.addAll(pointers(member.getValue(), at + "/" + member.getKey())));
        if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                pointers.addAll(pointers(value.get(index), at + "/" + index));
            }
        }
        return pointers;
    }

    private static void replace(JsonNode root, String pointer, JsonNode value) {
        var slash = pointer.lastIndexOf('/');
        var parent = root.at(pointer.substring(0, slash));
        var last = pointer.substring(slash + 1);
        switch (parent) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            default -> throw new IllegalStateException(pointer);
        }
    }
}
