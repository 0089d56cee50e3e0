package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import serin.check.Scenario;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.template.Json;
import serin.template.Value;

/** Whatever a function returns: no check crashes, none passes without its own part of an answer, and no text breaks its line. */
class ArbitraryAnswerTest {
    private static final String WHOLE = new Answers()
            .dependency("table", "t", "dynamodb:GetItem", "ok", "")
            .dependency("table", "t", "dynamodb:PutItem", "ok", "")
            .dependency("secret", "s", "secretsmanager:GetSecretValue", "ok", "")
            .rehearsal("ok", 87, "{\"t\": 4}", "")
            .events("[\"Scheduled Event\"]")
            .json();

    @Property(tries = 300)
    void nothingPassesByWhatIsNoAnswer(@ForAll("payloads") String payload) {
        for (var finding : probeFindings(payload)) {
            assertThat(finding.outcome()).isNotInstanceOf(Outcome.Pass.class);
        }
    }

    @Property(tries = 200)
    void nothingPassesByAnAnswerThatWasCutOff(@ForAll("lengths") int length) {
        for (var finding : probeFindings(WHOLE.substring(0, length))) {
            assertThat(finding.outcome()).isNotInstanceOf(Outcome.Pass.class);
        }
    }

    @Property(tries = 300)
    void nothingPassesButByTheWordOk(@ForAll("words") String outcome, @ForAll("texts") String text) {
        var answer =
                "{\"probe\": 1, \"nonce\": \"nonce-1\", \"version\": \"3\", \"dependencies\": [{\"kind\": \"table\", \"name\": "
                        + quoted(text) + ", \"operation\": \"dynamodb:GetItem\", \"outcome\": " + quoted(outcome)
                        + ", \"millis\": 9, \"detail\": " + quoted(text)
                        + "}], \"rehearsals\": [{\"name\": " + quoted(text) + ", \"outcome\": " + quoted(outcome)
                        + ", \"millis\": 9, \"would\": {}, \"detail\": " + quoted(text) + "}]}";
        for (var finding : probeFindings(answer)) {
            if (Set.of("probe.table-readable", "probe.rehearsal")
                    .contains(finding.check().id())) {
                assertThat(finding.outcome() instanceof Outcome.Pass).isEqualTo(outcome.equals("ok"));
            }
            assertThat(finding.outcome().toString()).doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}].*");
        }
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, WHOLE.length() - 1);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                "ok", "OK", " ok", "ok ", "denied", "missing", "timeout", "error", "unproven", "", "passed");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab \u001b\r\n\t\u202e\u2066\u2028\u0000\u200b")
                .ofMaxLength(600);
    }

    /** JSON of any shape with the protocol's own words, and texts that are no JSON. */
    @Provide
    Arbitrary<String> payloads() {
        var scalar = Arbitraries.of("null", "true", "1", "-1", "1e400", "\"\"", "\"ok\"", "\"nonce-1\"", "\"old\"");
        var key =
                Arbitraries.of("probe", "nonce", "dependencies", "rehearsals", "events", "version", "kind", "outcome");
        var list = scalar.list().ofMaxSize(4).map(items -> "[" + String.join(",", items) + "]");
        var value = Arbitraries.oneOf(scalar, list);
        var object = Combinators.combine(key.list().ofMaxSize(6), value.list().ofSize(6))
                .as(ArbitraryAnswerTest::object);
        var nested = Combinators.combine(key, object).as((name, inner) -> "{\"" + name + "\": " + inner + "}");
        return Arbitraries.oneOf(
                        object, nested, list, scalar, Arbitraries.strings().ofMaxLength(40))
                .filter(text -> !(text.contains("\"probe\":1") && text.contains("\"nonce\":\"nonce-1\"")));
    }

    private static String object(List<String> keys, List<String> values) {
        var fields = new ArrayList<String>();
        for (var i = 0; i < keys.size(); i++) {
            fields.add("\"" + keys.get(i) + "\":" + values.get(i));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private static String quoted(String text) {
        return Json.text(new Value.Text(text));
    }

    private static List<Finding> probeFindings(String payload) {
        return new Scenario()
                .answer(Optional.empty(), Optional.of("3"), payload).findings().stream()
                        .filter(finding -> finding.check().id().startsWith("probe."))
                        .toList();
    }
}
