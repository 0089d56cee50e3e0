package serin.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in, what goes out is a resolved template or a MalformedTemplate. */
class ArbitraryTemplateTest {
    private static final List<String> WORDS = List.of(
            "Resources",
            "Parameters",
            "Conditions",
            "Mappings",
            "Metadata",
            "A",
            "B",
            "Type",
            "Properties",
            "Condition",
            "Default",
            "NoEcho",
            "Path",
            "Ref",
            "Fn::GetAtt",
            "Fn::Sub",
            "Fn::Join",
            "Fn::Select",
            "Fn::Split",
            "Fn::If",
            "Fn::FindInMap",
            "Fn::ImportValue",
            "Fn::Cidr",
            "Fn::Base64",
            "Fn::GetAZs",
            "Fn::Length",
            "Fn::ToJsonString",
            "Fn::ForEach::X",
            "Fn::Transform",
            "Fn::And",
            "Fn::Or",
            "Fn::Not",
            "Fn::Equals",
            "DefaultValue");

    private static final List<String> TEXTS = List.of(
            "A",
            "B",
            "A.Arn",
            "${A}",
            "${A.Arn}${!B}${",
            "AWS::NoValue",
            "AWS::Region",
            "AWS::IAM::Role",
            "CommaDelimitedList",
            "a,b",
            "true",
            "1",
            "",
            "10.0.0.0/8",
            "{{resolve:ssm:a}}",
            "{{resolve:secretsmanager:a}}",
            "****");

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyTreeIsResolvedOrMalformed(@ForAll("trees") Value tree) {
        resolves(Json.text(tree));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyTemplateIsResolvedOrMalformed(@ForAll("templates") Value template) {
        resolves(Json.text(template));
        resolves("---\n" + Json.text(template));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyTextIsResolvedOrMalformed(@ForAll("texts") String text) {
        resolves(text);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void canonicalTextIsReadBackAsTheSameDocument(@ForAll("trees") Value tree) {
        assertThat(Json.text(Json.parse(Json.text(tree)))).isEqualTo(Json.text(tree));
        assertThat(Json.parse(Json.textInOrder(tree))).isEqualTo(tree);
    }

    private static void resolves(String body) {
        Template template;
        try {
            template = TemplateReader.read(body);
        } catch (MalformedTemplate e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            return;
        }
        var resolved = new Resolution(template, Sample.context()).resolve();
        assertThat(resolved.undecided().values()).doesNotContain("");
        resolved.resources().values().forEach(resource -> assertReasons(resource.properties()));
        assertReasons(resolved.metadata());
    }

    private static void assertReasons(Value value) {
        switch (value) {
            case Value.Sequence(var items) -> items.forEach(ArbitraryTemplateTest::assertReasons);
            case Value.Mapping(var entries) -> entries.values().forEach(ArbitraryTemplateTest::assertReasons);
            case Value.Unresolved unresolved ->
                assertThat(unresolved.reason()).isNotBlank().doesNotContain("\n");
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null() -> {}
        }
    }

    @Provide
    Arbitrary<Value> trees() {
        return trees(4);
    }

    @Provide
    Arbitrary<Value> templates() {
        var section = mapping(
                Arbitraries.of("A", "B", "C"),
                mapping(Arbitraries.of(WORDS), trees(3)).map(v -> v));
        return Combinators.combine(section, section, section, section, section)
                .as((parameters, mappings, conditions, resources, metadata) -> {
                    var sections = new LinkedHashMap<String, Value>();
                    sections.put("Parameters", parameters);
                    sections.put("Mappings", mappings);
                    sections.put("Conditions", conditions);
                    sections.put("Resources", typed(resources));
                    sections.put("Metadata", metadata);
                    return new Value.Mapping(sections);
                });
    }

    /** Each resource gets a type, since all without one would be malformed. */
    private static Value typed(Value resources) {
        var typed = new LinkedHashMap<String, Value>();
        if (resources instanceof Value.Mapping(var entries)) {
            entries.forEach((logicalId, resource) -> {
                if (resource instanceof Value.Mapping(var declaration)) {
                    var withType = new LinkedHashMap<>(declaration);
                    withType.put("Type", new Value.Text("AWS::IAM::Role"));
                    typed.put(logicalId, new Value.Mapping(withType));
                }
            });
        }
        return new Value.Mapping(typed);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings()
                        .withChars("{}[]:,-?&*!|>'\"%@`#\\ \n\tRaé0.\uD83D\uFEFF\u0000")
                        .ofMaxLength(60),
                Arbitraries.of(
                                "Resources",
                                ": ",
                                "\n",
                                "  ",
                                "A",
                                "Type",
                                "- ",
                                "!Ref ",
                                "!Sub ",
                                "&a ",
                                "*a",
                                "{",
                                "}",
                                "[",
                                "]",
                                "|\n",
                                "<<")
                        .list()
                        .ofMaxSize(30)
                        .map(parts -> String.join("", parts)));
    }

    private static Arbitrary<Value> trees(int depth) {
        var leaves = Arbitraries.oneOf(
                Arbitraries.of(TEXTS).map(Value.Text::new),
                Arbitraries.strings().alpha().ofMaxLength(8).map(Value.Text::new),
                Arbitraries.bigDecimals().map(Value.Numeric::new),
                Arbitraries.of(true, false).map(Value.Bool::new),
                Arbitraries.just(new Value.Null()));
        if (depth == 0) {
            return leaves.map(v -> v);
        }
        return Arbitraries.oneOf(
                leaves.map(v -> v),
                Arbitraries.lazy(() -> trees(depth - 1)).list().ofMaxSize(4).map(Value.Sequence::new),
                mapping(Arbitraries.of(WORDS), Arbitraries.lazy(() -> trees(depth - 1))));
    }

    private static Arbitrary<Value> mapping(Arbitrary<String> keys, Arbitrary<Value> values) {
        return Arbitraries.maps(keys, values).ofMaxSize(3).map(Value.Mapping::new);
    }
}
