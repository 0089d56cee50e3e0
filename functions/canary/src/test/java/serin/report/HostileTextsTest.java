package serin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.ledger.LedgerEntries;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.ledger.ShippedVersion;
import serin.observation.Observation;
import serin.report.html.HtmlReport;
import serin.report.html.LedgerWidget;
import serin.report.html.Range;
import serin.report.html.Wirings;
import serin.report.sarif.SarifReport;
import serin.report.sarif.TemplateSource;
import serin.run.Run;
import serin.run.Trigger;
import serin.template.Declarations;

/** Every format, with hostile text in every field that comes from outside: it stays well-formed, and nothing in it acts. */
class HostileTextsTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    /** All that the page and the widget are made of. */
    private static final Set<String> ELEMENTS = Set.of(
            "html head meta title style body header main section article footer div p b i span small code h1 h2 h3 a ul li dl dt dd"
                    .split(" "));

    private static final Set<String> MORE_ELEMENTS =
            Set.of("details summary table tbody tr td svg g text path polygon rect".split(" "));

    private static final List<String> TEXTS = List.of(
            "\"quoted\" 'text' \\ back",
            "\"><img src=x onerror=alert(1)>",
            "' onload='alert(1)",
            "<script>document.title='owned'</script>",
            "</style><script>alert(1)</script>",
            "</title></svg></details><iframe src=javascript:alert(1)>",
            "]]><x/>",
            "<!-- ",
            "&lt;&#60;script&#62;",
            "javascript:alert(1)",
            "\u001b[31mred\u001b[0m\u001b]0;title\u0007",
            "\u009b31m\u0085\u007f",
            "::set-output name=x::y",
            "\n::set-output name=x::y\r\n::error::z\u2028::add-mask::\u2029##[error]x",
            "left \u202e\u2066right\u200f\u061c\u2069",
            "\u0000\u0008\uffff\ufffe",
            "\ud800 half a pair",
            "| pipe | [link](http://example.com) ![img](x) <http://a.example> `code` **bold** @team #1 \\",
            "{0} {{1}} %s ${jndi:ldap://x}",
            "x".repeat(10_000),
            "🦜".repeat(3_000));

    private static final TemplateSource SOURCE =
            new TemplateSource(Optional.of("template.yaml"), Declarations.of("Resources: {Daily: {Type: T}}"));

    /** One way to write, and what to hold its text to. */
    record Format(String name, Function<Run, String> write, Check check) {}

    private static final List<Format> FORMATS = List.of(
            new Format("text", run -> new TextReport(false).render(run), HostileTextsTest::terminal),
            new Format("json", run -> new JsonReport().render(run), HostileTextsTest::json),
            new Format("junit", run -> new JUnitReport().render(run), HostileTextsTest::xml),
            new Format("markdown", run -> new MarkdownReport().render(run), HostileTextsTest::markdown),
            new Format("html", run -> new HtmlReport().render(run), HostileTextsTest::page),
            new Format("sarif", run -> new SarifReport(SOURCE).render(run), HostileTextsTest::json),
            new Format(
                    "history",
                    run -> HistoryReport.text(run.stack(), entries(run.stack()), NOW),
                    HostileTextsTest::terminal),
            new Format(
                    "history as json",
                    run -> HistoryReport.json(run.stack(), entries(run.stack())),
                    HostileTextsTest::json),
            new Format("widget", run -> widget(run.stack(), present(run.stack())), HostileTextsTest::html),
            new Format(
                    "widget without a ledger",
                    run -> widget(run.stack(), denied(run.stack())),
                    HostileTextsTest::html));

    /** Looks at one format's text. */
    @FunctionalInterface
    interface Check {
        void look(String text) throws Exception;
    }

    static Stream<Arguments> everyFormatAndText() {
        return FORMATS.stream()
                .flatMap(format -> TEXTS.stream()
                        .map(text -> Arguments.of(
                                Named.of(format.name(), format), Named.of("text " + TEXTS.indexOf(text), text))));
    }

    @ParameterizedTest
    @MethodSource("everyFormatAndText")
    void staysWellFormedAndInert(Format format, String hostile) throws Exception {
        var run = Runs.withEverywhere(hostile).wired(Wirings.named(hostile));

        var text = format.write().apply(run);

        format.check().look(text);
        harmlessOnATerminal(text);
        assertThat(text.length()).isLessThan(1_000_000);
    }

    private static void harmlessOnATerminal(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n')).noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            default -> false;
        });
        assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::") || line.startsWith("##["));
    }

    private static void terminal(String text) {
        assertThat(text.lines().map(line -> line.codePointCount(0, line.length())))
                .allMatch(length -> length < 4_000);
    }

    private static void json(String text) throws Exception {
        assertThat(MAPPER.readTree(text).isObject()).isTrue();
    }

    private static void xml(String text) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isIn("testsuites", "html", "div");
    }

    private static void markdown(String text) {
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(text)
                .accept(new AbstractVisitor() {
                    @Override
                    public void visit(HtmlBlock block) {
                        throw new AssertionError("raw HTML: " + block.getLiteral());
                    }

                    @Override
                    public void visit(HtmlInline inline) {
                        throw new AssertionError("raw HTML: " + inline.getLiteral());
                    }

                    @Override
                    public void visit(Link link) {
                        throw new AssertionError("a link: " + link.getDestination());
                    }

                    @Override
                    public void visit(Image image) {
                        throw new AssertionError("an image: " + image.getDestination());
                    }
                });
    }

    private static void page(String text) throws Exception {
        html(text);
        assertThat(Jsoup.parse(text).select("svg .node")).hasSize(2);
        assertThat(Jsoup.parse(text).select("article")).hasSize(2);
    }

    /** As a browser reads it: only elements and links of ours, and no attribute that acts. And as an XML parser reads it. */
    private static void html(String text) throws Exception {
        xml(text);
        for (Element element : Jsoup.parse(text).getAllElements()) {
            assertThat(element.normalName())
                    .satisfiesAnyOf(
                            name -> assertThat(name).isEqualTo("#root"),
                            name -> assertThat(ELEMENTS).contains(name),
                            name -> assertThat(MORE_ELEMENTS).contains(name));
            for (Map.Entry<String, String> attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("src");
                if (attribute.getKey().equals("href")) {
                    assertThat(attribute.getValue()).startsWith("#resource-");
                }
                if (attribute.getKey().equals("style")) {
                    assertThat(attribute.getValue()).matches("(width|max-width|flex-grow): [0-9.]+(px)?");
                }
            }
        }
    }

    private static Observation<List<LedgerEntry>> present(String hostile) {
        return new Observation.Present<>(entries(hostile), LedgerEntries.EVIDENCE);
    }

    private static Observation<List<LedgerEntry>> denied(String hostile) {
        return new Observation.Unreadable<>(hostile, Observation.Reason.DENIED, hostile);
    }

    private static String widget(String hostile, Observation<List<LedgerEntry>> rows) {
        return LedgerWidget.render(hostile, rows, true, Range.EVER, NOW);
    }

    private static List<LedgerEntry> entries(String hostile) {
        var findings = new Finding[] {
            Runs.finding(
                    "eventbridge.rule.enabled",
                    Severity.HIGH,
                    hostile,
                    new Outcome.Fail(hostile, hostile, LedgerEntries.EVIDENCE)),
            Runs.finding("eventbridge.rule.enabled", Severity.HIGH, hostile, new Outcome.Unknown(hostile))
        };
        var name = hostile.isBlank() ? "x" : hostile;
        return List.of(
                LedgerEntry.of(
                        new LedgerKey(name, Optional.empty(), name), LedgerEntries.run(Trigger.SCHEDULE, findings)),
                LedgerEntry.of(
                                new LedgerKey(name, Optional.of(name), name),
                                LedgerEntries.run(Trigger.HOOK_AFTER, findings))
                        .shipping(new ShippedVersion(hostile, hostile, hostile, hostile))
                        .built(hostile));
    }
}
