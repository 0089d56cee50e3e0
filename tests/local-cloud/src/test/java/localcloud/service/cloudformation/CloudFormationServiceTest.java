package localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.template.Made;
import localcloud.template.Stack;
import localcloud.template.Stacks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Errors word for word as recorded in the corpus (cloudformation_stacks.json); answers against its recorded DescribeStacks. */
final class CloudFormationServiceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path RECORDED = Path.of(System.getProperty("serin.root", "."))
            .resolveSibling("shared/corpus/recorded-answers/calls/cloudformation.DescribeStacks");
    private static final Instant CREATED = Instant.parse("2026-03-01T12:00:00Z");
    private final Stacks stacks = new Stacks();
    private final CloudFormationService service = new CloudFormationService(stacks);

    @Test
    void pagesResourcesByAHundred() throws AwsError {
        stacks.put(stack("big", 250));

        var first = call("ListStackResources", "StackName", "big");
        assertThat(first.path("StackResourceSummaries").size()).isEqualTo(100);
        var second = call(
                "ListStackResources",
                "StackName",
                "big",
                "NextToken",
                first.path("NextToken").asText());
        assertThat(second.at("/StackResourceSummaries/0/LogicalResourceId").asText())
                .isEqualTo("R100");
        var third = call(
                "ListStackResources",
                "StackName",
                "big",
                "NextToken",
                second.path("NextToken").asText());
        assertThat(third.path("StackResourceSummaries").size()).isEqualTo(50);
        assertThat(third.has("NextToken")).isFalse();

        assertThat(call("DescribeStackResources", "StackName", "big")
                        .path("StackResources")
                        .size())
                .isEqualTo(100);
    }

    @Test
    void findsAStackByNameByArnAndByAResource() throws AwsError {
        stacks.put(stack("one", 1));

        assertThat(call("DescribeStacks", "StackName", "one")
                        .at("/Stacks/0/StackName")
                        .asText())
                .isEqualTo("one");
        assertThat(call("DescribeStacks", "StackName", "arn:one")
                        .at("/Stacks/0/StackName")
                        .asText())
                .isEqualTo("one");
        assertThat(call("DescribeStackResources", "PhysicalResourceId", "r0")
                        .at("/StackResources/0/StackName")
                        .asText())
                .isEqualTo("one");
        assertThat(call("ListStacks").path("StackSummaries").size()).isEqualTo(1);
    }

    @Test
    void answersTheTemplateAsItWasDeployed() throws AwsError {
        stacks.put(stack("one", 1));

        var answer = call("GetTemplate", "StackName", "one", "TemplateStage", "Processed");
        assertThat(answer.toString())
                .isEqualTo(
                        "{\"TemplateBody\":\"{\\\"Resources\\\": {}}\",\"StagesAvailable\":[\"Original\",\"Processed\"]}");
    }

    @Test
    void refusesInAwsWords() {
        stacks.put(stack("one", 1));

        assertRefused("Stack with id nope does not exist", "DescribeStacks", "StackName", "nope");
        assertRefused("Stack with id nope does not exist", "ListStackResources", "StackName", "nope");
        assertRefused("Stack with id nope does not exist", "GetTemplate", "StackName", "nope");
        assertRefused(
                "Stack 'nope' does not exist", "DescribeStackResource", "StackName", "nope", "LogicalResourceId", "R0");
        assertRefused(
                "Resource X does not exist for stack one",
                "DescribeStackResource",
                "StackName",
                "one",
                "LogicalResourceId",
                "X");
        assertRefused(
                "1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null",
                "ListStackResources");
        assertRefused("NextToken is invalid", "DescribeStacks", "NextToken", "cGFnZTo5OTk");
        assertThatThrownBy(() -> call("DescribeStacks", "NextToken", "\u0000%%"))
                .isInstanceOf(AwsError.class);
    }

    private void assertRefused(String message, String operation, String... input) {
        assertThatThrownBy(() -> call(operation, input)).isInstanceOfSatisfying(AwsError.class, error -> {
            assertThat(error).hasMessage(message);
            assertThat(error.code()).isEqualTo("ValidationError");
            assertThat(error.status()).isEqualTo(400);
        });
    }

    /** Each recorded stack, deployed here again, has the members that were recorded, of the same kind. */
    @TestFactory
    Stream<DynamicTest> answersTheMembersThatWereRecorded() throws IOException {
        if (!Files.isDirectory(RECORDED)) {
            System.out.println("CloudFormationServiceTest: there is no " + RECORDED + ", so nothing was run from it");
            return Stream.of();
        }
        try (var files = Files.list(RECORDED)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> compare(file)));
        }
    }

    private void compare(Path file) throws IOException, AwsError {
        var recorded = MAPPER.readTree(file.toFile()).path("answer").path("Stacks");
        assertThat(recorded).isNotEmpty();
        stacks.put(stack("one", 1));
        var ours = call("DescribeStacks", "StackName", "one").at("/Stacks/0");
        for (var member : recorded.path(0).properties()) {
            if (!ONLY_AFTER_MORE_THAN_A_CREATION.contains(member.getKey())) {
                assertThat(kind(ours.path(member.getKey()))).as(member.getKey()).isEqualTo(kind(member.getValue()));
            }
        }
    }

    /** An update, a deletion, a change set or a caller's words bring these; a first creation here has none of them. */
    private static final List<String> ONLY_AFTER_MORE_THAN_A_CREATION = List.of(
            "LastUpdatedTime",
            "DeletionTime",
            "ChangeSetId",
            "StackStatusReason",
            "RoleARN",
            "TimeoutInMinutes",
            "ParentId",
            "RootId");

    private static String kind(JsonNode node) {
        return node.isPojo() ? "STRING" : node.getNodeType().name();
    }

    private JsonNode call(String operation, String... input) throws AwsError {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < input.length; i += 2) {
            members.put(input[i], input[i + 1]);
        }
        var found = service.operations().stream()
                .filter(candidate -> candidate.name().equals(operation))
                .findFirst()
                .orElseThrow();
        return found.handler().answer(new Operation.Call("arn:aws:iam::111122223333:user/admin", members));
    }

    private static Stack stack(String name, int resources) {
        var members = new ArrayList<Stack.Member>();
        for (int i = 0; i < resources; i++) {
            members.add(new Stack.Member(
                    "R" + i,
                    "R" + i,
                    "AWS::SNS::Topic",
                    "CREATE_COMPLETE",
                    "",
                    CREATED,
                    "{}",
                    Made.of("r" + i),
                    new Stack.Declared(
                            JsonNodeFactory.instance.objectNode(),
                            JsonNodeFactory.instance.objectNode(),
                            "",
                            "",
                            Set.of()),
                    0));
        }
        return new Stack(
                name,
                "arn:" + name,
                "CREATE_COMPLETE",
                "",
                CREATED,
                Optional.empty(),
                Optional.empty(),
                new Stack.Source(
                        "{\"Resources\": {}}",
                        "{\"Resources\": {}}",
                        "said",
                        Map.of("Stage", "dev"),
                        Map.of("Stage", "dev")),
                Stack.Settings.USUAL,
                members,
                List.of(new Stack.Output("Out", "value", "", "exported")));
    }
}
