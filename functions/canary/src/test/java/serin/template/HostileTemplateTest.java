package serin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Templates that were made to exhaust whoever reads them: each ends soon, in one line or in reasons. */
class HostileTemplateTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MEGABYTE = 1024 * 1024;

    @TestFactory
    Stream<DynamicTest> areRefusedSoon() {
        return Map.<String, Supplier<String>>ofEntries(
                        Map.entry("longer than a megabyte", () -> "Resources: {}\n#" + "x".repeat(MEGABYTE)),
                        Map.entry("longer in UTF-8 only", () -> "Resources: {}\n#" + "é".repeat(MEGABYTE / 2)),
                        Map.entry("deep JSON", () -> "{\"a\":".repeat(200_000)),
                        Map.entry("deep JSON lists", () -> "{\"Resources\":" + "[".repeat(1_000_000)),
                        Map.entry("deep YAML flow lists", () -> "Resources: " + "[".repeat(1_000_000)),
                        Map.entry("deep YAML flow objects", () -> "Resources: " + "{a: ".repeat(200_000)),
                        Map.entry("deep YAML block lists", () -> "- ".repeat(500_000)),
                        Map.entry("deep YAML complex keys", () -> "? ".repeat(500_000)),
                        Map.entry("deep YAML indentation", HostileTemplateTest::stairs),
                        Map.entry("deep YAML tags", () -> "Resources: " + "!Sub [".repeat(150_000)),
                        Map.entry("alias bomb", HostileTemplateTest::laughs),
                        Map.entry("huge exponent in JSON", () -> "{\"Resources\": 1e999999999}"),
                        Map.entry("huge exponent in YAML", () -> "Resources: 1e999999999"),
                        Map.entry("a million digits in JSON", () -> "{\"Resources\": " + "9".repeat(1_000_000) + "}"),
                        Map.entry("a million digits in YAML", () -> "Resources: " + "9".repeat(1_000_000)),
                        Map.entry("a million minutes", () -> "Resources: 1" + ":1".repeat(500_000)),
                        Map.entry("unclosed quote", () -> "Resources: \"" + "x".repeat(1_000_000)),
                        Map.entry("unclosed quote of many lines", () -> "Resources: \"" + "x\n ".repeat(300_000)),
                        Map.entry("one long key", () -> "x".repeat(1_000_000) + ": {}"),
                        Map.entry("many anchors", () -> "Resources: " + "&a ".repeat(300_000)),
                        Map.entry("many documents", () -> "---\n".repeat(250_000)),
                        Map.entry("many directives", () -> "%YAML 1.1\n".repeat(100_000)),
                        Map.entry("many comments", () -> "#\n".repeat(500_000)),
                        Map.entry("tabs", () -> "\t".repeat(1_000_000)),
                        Map.entry("colons", () -> ":".repeat(1_000_000)),
                        Map.entry("NUL", () -> "Resources: \0"),
                        Map.entry("half a surrogate pair", () -> "Resources: {\ud83d: a}"))
                .entrySet()
                .stream()
                .map(hostile -> DynamicTest.dynamicTest(hostile.getKey(), () -> {
                    var text = hostile.getValue().get();
                    Assertions.assertTimeoutPreemptively(
                            SOON,
                            () -> assertThatExceptionOfType(MalformedTemplate.class)
                                    .isThrownBy(() -> TemplateReader.read(text))
                                    .satisfies(e -> assertThat(e.getMessage())
                                            .hasSizeLessThan(400)
                                            .doesNotContain("\n")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> resolveSoonAndBounded() {
        return Map.<String, Supplier<String>>ofEntries(
                        Map.entry("many references to a long parameter", HostileTemplateTest::manyReferences),
                        Map.entry("many copies of a long list", HostileTemplateTest::manyCopies),
                        Map.entry("texts that double", HostileTemplateTest::doubling),
                        Map.entry("escapes that double", HostileTemplateTest::escapes),
                        Map.entry("many blocks", HostileTemplateTest::manyBlocks),
                        Map.entry(
                                "many dynamic references",
                                () -> properties("\"" + "{{resolve:".repeat(90_000) + "}}\"")),
                        Map.entry(
                                "many unclosed dynamic references",
                                () -> properties("\"" + "{{resolve:".repeat(90_000) + "\"")),
                        Map.entry(
                                "many closed dynamic references",
                                () -> properties("\"{{resolve:" + "}}".repeat(400_000) + "\"")),
                        Map.entry(
                                "many whole dynamic references",
                                () -> properties("\"" + "{{resolve:ssm:x}}".repeat(50_000) + "\"")),
                        Map.entry(
                                "many unclosed variables",
                                () -> properties("{\"Fn::Sub\": \"" + "${".repeat(400_000) + "\"}")),
                        Map.entry("a long chain of attributes", HostileTemplateTest::longChain),
                        Map.entry("deep conditions in a long chain", HostileTemplateTest::deepConditions),
                        Map.entry(
                                "deep functions",
                                () -> properties("{\"Fn::Join\": [\"\", [".repeat(40) + "\"x\"" + "]]}".repeat(40))),
                        Map.entry("many conditions", HostileTemplateTest::manyConditions),
                        Map.entry("wide and flat", () -> properties("[" + "1,".repeat(400_000) + "1]")))
                .entrySet()
                .stream()
                .map(hostile -> DynamicTest.dynamicTest(hostile.getKey(), () -> {
                    var template = TemplateReader.read(hostile.getValue().get());
                    Assertions.assertTimeoutPreemptively(SOON, () -> {
                        var resolved = resolve(template);
                        assertThat(size(resolved)).isLessThan(64L * MEGABYTE);
                    });
                }));
    }

    @Test
    void whatGrowsTooLongHasThatReason() {
        var resolved = resolve(TemplateReader.read(doubling()));

        assertThat(Sample.show(resolved)).isEqualTo("UNRESOLVABLE: the text grows beyond 1 Mi characters");
    }

    private static ResolvedTemplate resolve(Template template) {
        var physicalIds = new HashMap<String, String>();
        template.resources().entries().keySet().forEach(logicalId -> physicalIds.put(logicalId, logicalId + "-1"));
        return new Resolution(template, Sample.context(Map.of(), physicalIds)).resolve();
    }

    private static long size(ResolvedTemplate template) {
        return template.resources().values().stream()
                .mapToLong(resource -> size(resource.properties()))
                .sum();
    }

    private static long size(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text.length();
            case Value.Sequence(var items) ->
                items.stream().mapToLong(HostileTemplateTest::size).sum();
            case Value.Mapping(var entries) ->
                entries.values().stream().mapToLong(HostileTemplateTest::size).sum();
            case Value.Numeric _, Value.Bool _, Value.Null(), Value.Unresolved _ -> 1;
        };
    }

    private static String properties(String value) {
        return "{\"Resources\": {\"It\": {\"Type\": \"T\", \"Properties\": {\"Value\": " + value + "}}}}";
    }

    private static String stairs() {
        var text = new StringBuilder("Resources:\n");
        for (var depth = 1; depth < 1000; depth++) {
            text.append(" ".repeat(depth)).append("a:\n");
        }
        return text.toString();
    }

    private static String laughs() {
        var text = new StringBuilder("a0: &a0 [lol]\n");
        for (var i = 1; i < 30; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        return text + "Resources: {}\n";
    }

    private static String manyReferences() {
        return "{\"Parameters\": {\"P\": {\"Type\": \"String\", \"Default\": \"" + "x".repeat(4096) + "\"}}, "
                + properties("[" + "{\"Ref\": \"P\"},".repeat(30_000) + "{\"Fn::Sub\": \"" + "${P}".repeat(50_000)
                                + "\"}]")
                        .substring(1);
    }

    private static String manyCopies() {
        return "{\"Mappings\": {\"M\": {\"a\": {\"b\": [" + "\"xxxx\",".repeat(50_000) + "1]}}}, "
                + properties("[" + "{\"Fn::FindInMap\": [\"M\", \"a\", \"b\"]},".repeat(12_000) + "1]")
                        .substring(1);
    }

    /** Each role's path is the ARN of the next, twice. */
    private static String doubling() {
        var text = new StringBuilder("Resources:\n");
        for (var i = 0; i < 15; i++) {
            text.append("  R%d: {Type: 'AWS::IAM::Role', Properties: {Path: !Sub '/${R%d.Arn}/${R%d.Arn}/'}}\n"
                    .formatted(i, i + 1, i + 1));
        }
        text.append("  R15: {Type: 'AWS::IAM::Role'}\n  It: {Type: T, Properties: {Value: !GetAtt R0.Arn}}\n");
        return text.toString();
    }

    private static String longChain() {
        var text = new StringBuilder("Resources:\n");
        for (var i = 0; i < 8_000; i++) {
            text.append("  R%d: {Type: 'AWS::IAM::Role', Properties: {Path: !GetAtt 'R%d.Arn'}}\n".formatted(i, i + 1));
        }
        return text + "  R8000: {Type: 'AWS::IAM::Role'}\n";
    }

    private static String deepConditions() {
        var text = new StringBuilder("Conditions:\n");
        for (var i = 0; i < 90; i++) {
            text.append("  C%d: %s!Condition C%d%s\n".formatted(i, "!Not [".repeat(60), i + 1, "]".repeat(60)));
        }
        return text + "  C90: !Equals [a, a]\nResources: {It: {Type: T, Condition: C0}}\n";
    }

    private static String escapes() {
        return properties("{\"Fn::ToJsonString\": [".repeat(60) + "\"\\\"\"" + "]}".repeat(60));
    }

    private static String manyBlocks() {
        return properties("[" + "{\"Fn::Cidr\": [\"10.0.0.0/8\", 256, 8]},".repeat(20_000) + "1]");
    }

    private static String manyConditions() {
        var text = new StringBuilder("Conditions:\n");
        for (var i = 0; i < 12_000; i++) {
            text.append("  C%d: !Or [!Condition C%d, !Condition C%d]\n"
                    .formatted(i, (i * 7 + 1) % 12_000, (i + 1) % 12_000));
        }
        return text + "Resources: {It: {Type: T, Condition: C0}}\n";
    }
}
