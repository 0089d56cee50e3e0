package serin.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import serin.policy.PolicyDocument;
import serin.schedule.Schedule;
import serin.template.Resolution;
import serin.template.StackContext;
import serin.template.TemplateReader;
import serin.template.Value;

/** What the processed templates of the corpus promise: policies, schedules and permissions as SAM's authors write them. */
class CorpusExpectationsTest {
    private static final Path FOLDER = Path.of(
                    System.getProperty("serin.root", "."), "../shared/corpus/processed-templates")
            .normalize();

    @TestFactory
    Stream<DynamicTest> areUnderstood() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            System.out.println("no corpus of processed templates beside the project: nothing is run from it");
            return Stream.of();
        }
        List<ExpectedStack> stacks;
        try (var files = Files.list(FOLDER)) {
            stacks = files.sorted().map(CorpusExpectationsTest::stack).toList();
        }
        return Stream.of(
                DynamicTest.dynamicTest(
                        "trust policies",
                        () -> assertThat(all(stacks, ExpectedRole.class)
                                        .map(ExpectedRole::trust)
                                        .filter(trust -> !(trust instanceof Declared.Known<PolicyDocument>)))
                                .isEmpty()),
                DynamicTest.dynamicTest(
                        "a trust policy names a service and lets in nobody else",
                        () -> assertThat(all(stacks, ExpectedRole.class)
                                        .flatMap(role -> role.trust().known().stream())
                                        .flatMap(trust -> trust.publicStatements().stream()))
                                .isEmpty()),
                DynamicTest.dynamicTest(
                        "malformed inline policies",
                        () -> assertThat(all(stacks, ExpectedRole.class)
                                        .flatMap(role -> role.inline().known().stream())
                                        .flatMap(inline -> inline.values().stream())
                                        .map(String::valueOf)
                                        .filter(text -> text.contains("policy document:")))
                                .isEmpty()),
                DynamicTest.dynamicTest(
                        "schedules",
                        () -> assertThat(all(stacks, ExpectedRule.class)
                                        .flatMap(rule -> rule.scheduleExpression().known().stream())
                                        .map(Schedule::parse)
                                        .count())
                                .isPositive()),
                DynamicTest.dynamicTest(
                        "permissions of a known function",
                        () -> assertThat(all(stacks, ExpectedPermission.class)
                                        .filter(permission -> permission
                                                        .functionName()
                                                        .isPresent()
                                                && permission.statement().isPresent())
                                        .count())
                                .isGreaterThan(200)));
    }

    private static <E extends Expectation> Stream<E> all(List<ExpectedStack> stacks, Class<E> kind) {
        return stacks.stream().flatMap(stack -> stack.all(kind));
    }

    private static ExpectedStack stack(Path file) {
        try {
            var template = TemplateReader.read(Files.readString(file));
            var physicalIds = new HashMap<String, String>();
            template.resources().entries().forEach((id, resource) -> {
                if (resource instanceof Value.Mapping) {
                    physicalIds.put(id, id + "-1ABCDEF");
                }
            });
            var context = new StackContext(
                    "serin-dev",
                    "arn:aws:cloudformation:eu-west-1:111122223333:stack/serin-dev/1",
                    "eu-west-1",
                    "111122223333",
                    "aws",
                    Map.of(),
                    physicalIds,
                    Map.of(),
                    List.of());
            return ExpectedStack.of(new Resolution(template, context).resolve(), context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
