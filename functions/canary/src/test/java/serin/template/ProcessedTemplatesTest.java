package serin.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every processed template of the corpus: the outputs of AWS's SAM translator's own tests. */
class ProcessedTemplatesTest {
    private static final Path FOLDER = Path.of(
                    System.getProperty("serin.root", "."), "../shared/corpus/processed-templates")
            .normalize();

    /** Every reason for which something in the corpus stays unknown; from the third on they are slips of the templates' own. */
    private static final Pattern REASONS = Pattern.compile(String.join(
            "|",
            "\\w+\\.[\\w.]+: this attribute of an \\S+ does not follow from its physical id .*",
            "the parameter \\w+ is NoEcho|a dynamic reference \\(\\S+\\) .*",
            "(Ref \\S+|\\$\\{\\w+}): the template has no such parameter or resource",
            "\\w+\\.\\w+: the template has no such resource",
            "Fn::If takes the name of a condition and two values",
            "Fn::Ref is no function that CloudFormation documents",
            "\\$\\{__FunctionArn__} in Fn::Sub must be a string, was null"));

    @TestFactory
    Stream<DynamicTest> areResolvedOrSayWhyNot() throws IOException {
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            var census = census(file);

            assertThat(census.leftOver()).as("functions that are left").isEmpty();
            assertThat(census.reasons())
                    .allMatch(reason -> REASONS.matcher(reason).matches());
        }));
    }

    @TestFactory
    Stream<DynamicTest> areTheSameInYaml() throws IOException {
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            var json = JsonReader.read(Files.readString(file));
            var yaml = new StringBuilder();
            writeYaml(json, yaml);

            // As plain YAML, and with short tags; the leading document start keeps it from being read as JSON.
            assertThat(TemplateReader.read("---\n" + Files.readString(file))).isEqualTo(Template.of(json));
            assertThat(resolve(TemplateReader.read("---\n" + yaml))).isEqualTo(resolve(Template.of(json)));
        }));
    }

    @TestFactory
    Stream<DynamicTest> areHardlyEverUnknown() throws IOException {
        var files = files().toList();
        if (files.isEmpty()) {
            return Stream.of();
        }
        return Stream.of(DynamicTest.dynamicTest("unknown values of " + files.size() + " templates", () -> {
            var values = 0L;
            var unknown = 0L;
            for (var file : files) {
                var census = census(file);
                values += census.values();
                unknown += census.reasons().size();
            }
            assertThat(values).isGreaterThan(10_000);
            assertThat((double) unknown / values).isLessThan(0.01);
        }));
    }

    private static Stream<Path> files() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            System.out.println("no corpus of processed templates beside the project: nothing is run from it");
            return Stream.of();
        }
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    /** What resolved properties consist of. */
    private record Census(long values, List<String> reasons, List<String> leftOver) {}

    private static Census census(Path file) throws IOException {
        var template = TemplateReader.read(Files.readString(file));
        var resolved = resolve(template);
        var ofAType = template.resources().entries().values().stream()
                .filter(resource ->
                        resource instanceof Value.Mapping(var entries) && entries.get("Type") instanceof Value.Text)
                .count();
        assertThat(resolved.resources().size() + resolved.excluded().size()).isEqualTo((int) ofAType);
        var leaves = resolved.resources().values().stream()
                .flatMap(resource -> leaves(resource.properties()))
                .toList();
        return new Census(
                leaves.size(),
                leaves.stream()
                        .filter(Value.Unresolved.class::isInstance)
                        .map(value -> ((Value.Unresolved) value).reason())
                        .toList(),
                leaves.stream()
                        .filter(Value.Mapping.class::isInstance)
                        .map(Value::toString)
                        .toList());
    }

    /** The values without values inside, and functions, which should not be there any more. */
    private static Stream<Value> leaves(Value value) {
        return switch (value) {
            case Value.Sequence(var items) -> items.stream().flatMap(ProcessedTemplatesTest::leaves);
            case Value.Mapping mapping
            when mapping.entries().keySet().stream().anyMatch(key -> key.equals("Ref") || key.startsWith("Fn::")) ->
                Stream.of(mapping);
            case Value.Mapping(var entries) -> entries.values().stream().flatMap(ProcessedTemplatesTest::leaves);
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null(), Value.Unresolved _ -> Stream.of(value);
        };
    }

    private static ResolvedTemplate resolve(Template template) {
        var physicalIds = new HashMap<String, String>();
        template.resources().entries().forEach((logicalId, resource) -> {
            if (resource instanceof Value.Mapping(var entries) && entries.get("Type") instanceof Value.Text(var type)) {
                physicalIds.put(logicalId, physicalId(logicalId, type));
            }
        });
        var parameters = new HashMap<String, String>();
        template.parameters().entries().forEach((name, declaration) -> {
            if (declaration instanceof Value.Mapping(var entries) && !entries.containsKey("Default")) {
                parameters.put(name, name.toLowerCase(Locale.ROOT));
            }
        });
        return new Resolution(template, Sample.context(parameters, physicalIds)).resolve();
    }

    /** An id of the form that Ref returns for the type, by its page in the template reference. */
    private static String physicalId(String logicalId, String type) {
        return switch (type) {
            case "AWS::SQS::Queue" -> "https://sqs.eu-west-1.amazonaws.com/111122223333/" + logicalId;
            case "AWS::SNS::Topic" -> "arn:aws:sns:eu-west-1:111122223333:" + logicalId;
            case "AWS::StepFunctions::StateMachine" ->
                "arn:aws:states:eu-west-1:111122223333:stateMachine:" + logicalId;
            case "AWS::Lambda::Version" -> "arn:aws:lambda:eu-west-1:111122223333:function:" + logicalId + ":1";
            case "AWS::AppSync::GraphQLApi" -> "arn:aws:appsync:eu-west-1:111122223333:apis/" + logicalId;
            default -> logicalId + "-1ABCDEF";
        };
    }

    /** YAML in flow style, with the short tags of those functions that have a simple one. */
    private static void writeYaml(Value value, StringBuilder out) {
        switch (value) {
            case Value.Sequence(var items) -> {
                out.append("[");
                for (var item : items) {
                    writeYaml(item, out);
                    out.append(", ");
                }
                out.append("]");
            }
            case Value.Mapping(var entries) -> {
                var tag = Values.single(value).map(entry -> tag(entry.getKey())).orElse("");
                if (!tag.isEmpty()) {
                    out.append(tag).append(' ');
                    writeYaml(entries.values().iterator().next(), out);
                    return;
                }
                out.append("{");
                entries.forEach((key, entry) -> {
                    out.append(Json.text(new Value.Text(key))).append(": ");
                    writeYaml(entry, out);
                    out.append(", ");
                });
                out.append("}");
            }
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null(), Value.Unresolved _ ->
                out.append(Json.textInOrder(value));
        }
    }

    private static String tag(String function) {
        return switch (function) {
            case "Ref" -> "!Ref";
            case "Fn::GetAtt",
                    "Fn::Join",
                    "Fn::If",
                    "Fn::FindInMap",
                    "Fn::Select",
                    "Fn::Split",
                    "Fn::Equals",
                    "Fn::Sub" -> "!" + function.substring(4);
            default -> "";
        };
    }
}
