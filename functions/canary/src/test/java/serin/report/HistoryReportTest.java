package serin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.ledger.LedgerEntries.FAILED;
import static serin.ledger.LedgerEntries.HOOK;
import static serin.ledger.LedgerEntries.NOON;
import static serin.ledger.LedgerEntries.PASSED;
import static serin.ledger.LedgerEntries.RUN;
import static serin.ledger.LedgerEntries.UNKNOWN;
import static serin.ledger.LedgerEntries.hook;
import static serin.ledger.LedgerEntries.stackRun;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.finding.Fire.Conclusion;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.ledger.Answer;
import serin.ledger.LedgerEntries;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.ledger.ShippedVersion;
import serin.run.Trigger;

class HistoryReportTest {

    @Test
    void showsWhatWasShippedAndWhyItWasRefused() {
        assertThat(text(hook(Answer.FAILED, FAILED, UNKNOWN).built("q1bA/8="))).isEqualTo("""
                        2026-11-27 12:00:00Z  hook-before  UNHEALTHY     Failed     serin-dev-sync-assets:live 2 → 3  d-3LX9TG4NH  0 passed, 1 failed, 1 unknown, 1.3 s  build q1bA/8=
                            FAIL eventbridge.rule.enabled on SyncAssetsDaily: expected ENABLED, found DISABLED (and 1 more)

                        stack serin-dev · 1 row
                        """);
    }

    @Test
    void showsRunsInOneLine() {
        assertThat(text(stackRun(RUN, PASSED), stackRun(RUN, PASSED))).isEqualTo("""
                        2026-11-27 12:00:00Z  schedule     HEALTHY       1 passed, 1.3 s
                        2026-11-27 12:00:00Z  schedule     HEALTHY       1 passed, 1.3 s

                        stack serin-dev · the newest 2 rows
                        """);
    }

    /** What came needs no word more. */
    @Test
    void showsWhatBecameOfScheduledTimes() {
        assertThat(text(
                        LedgerEntries.fire(Conclusion.CONFIRMED, "Invocations has a data point of that time"),
                        LedgerEntries.fire(Conclusion.MISSED, "no invocation")))
                .isEqualTo("""
                        2026-11-27 04:00:00Z  fire         CONFIRMED     SyncAssetsDaily
                        2026-11-27 04:00:00Z  fire         MISSED        SyncAssetsDaily
                            FAIL eventbridge.rule.fired on SyncAssetsDaily: no invocation

                        stack serin-dev · the newest 2 rows
                        """);
    }

    @Test
    void tellsARunUnderWayFromOneThatDied() {
        var begun = LedgerEntry.begun(HOOK, Trigger.HOOK_BEFORE, NOON);

        assertThat(HistoryReport.text("serin-dev", List.of(begun), NOON.plus(Duration.ofMinutes(15))))
                .startsWith("2026-11-27 12:00:00Z  hook-before  under way     d-3LX9TG4NH\n");
        assertThat(HistoryReport.text("serin-dev", List.of(begun), NOON.plus(Duration.ofMinutes(16))))
                .startsWith("2026-11-27 12:00:00Z  hook-before  NOT FINISHED  d-3LX9TG4NH\n");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(text()).isEqualTo("the ledger of stack serin-dev is empty\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31mred", "two\nlines", "\u202eturned", "\u0007bell"})
    void isHarmlessOnATerminalWhateverTheTexts(String hostile) {
        var entry = LedgerEntry.of(
                        LedgerKey.ofHook("serin-dev", hostile, hostile),
                        LedgerEntries.run(
                                Trigger.HOOK_AFTER, LedgerEntries.finding(Severity.HIGH, new Outcome.Unknown(hostile))))
                .shipping(new ShippedVersion(hostile, hostile, hostile, hostile))
                .built(hostile);

        var text = HistoryReport.text(hostile, List.of(entry), NOON);

        assertThat(text.lines()).hasSize(4);
        assertThat(Pattern.compile("[\\p{Cntrl}\u202e&&[^\n]]").matcher(text).find())
                .isFalse();
    }

    @Test
    void isJsonByItsSchema() throws Exception {
        var json = HistoryReport.json(
                "serin-dev",
                List.of(
                        hook(Answer.FAILED, FAILED, UNKNOWN, PASSED).built("sha256"),
                        stackRun(RUN, PASSED),
                        LedgerEntry.begun(HOOK, Trigger.HOOK_AFTER, NOON),
                        LedgerEntries.fire(Conclusion.MISSED, "no invocation")));

        try (var schema =
                Objects.requireNonNull(HistoryReportTest.class.getResourceAsStream("/serin/history.schema.json"))) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(new ObjectMapper().readTree(json)))
                    .isEmpty();
        }
        var first = new ObjectMapper().readTree(json).at("/entries/0");
        assertThat(first.path("answer").asText()).isEqualTo("Failed");
        assertThat(first.path("standing").asText()).isEqualTo("UNHEALTHY");
        assertThat(first.at("/version/target").asText()).isEqualTo("3");
        assertThat(first.at("/findings/0/outcome").asText()).isEqualTo("FAIL");
        assertThat(first.path("fire").isNull()).isTrue();
        assertThat(new ObjectMapper()
                        .readTree(json)
                        .at("/entries/3/fire/conclusion")
                        .asText())
                .isEqualTo("MISSED");
    }

    private static String text(LedgerEntry... entries) {
        return HistoryReport.text("serin-dev", List.of(entries), NOON);
    }
}
