package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import serin.ledger.Answer;
import serin.ledger.Counts;
import serin.ledger.KeptFindings;
import serin.ledger.Kind;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerFinding;
import serin.ledger.LedgerKey;
import serin.ledger.ShippedVersion;
import serin.ledger.Standing;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry as an item of the ledger's table, and back.
 *
 * <p>The key is the stack's name and {@code id}: a hook's deployment id, or {@code run}, and a hash of the execution id, which may be
 * longer than a sort key can be (1,024 bytes). {@code started_at} has milliseconds always, so that its order as a text is that of time.
 */
final class LedgerItem {
    static final String STACK = "stack";
    static final String ID = "id";
    static final String WEIGHT = "weight";
    static final String EXECUTION = "execution_id";

    static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private LedgerItem() {}

    static Map<String, AttributeValue> of(LedgerEntry entry) {
        var item = new HashMap<String, AttributeValue>();
        item.put(STACK, text(entry.key().stack()));
        item.put(ID, text(id(entry.key())));
        item.put("schema", number(LedgerEntry.SCHEMA));
        item.put(WEIGHT, number(entry.weight()));
        item.put("expires_at", number(entry.expiresAt().getEpochSecond()));
        item.put(EXECUTION, text(entry.key().executionId()));
        entry.key().deploymentId().ifPresent(deployment -> item.put("deployment_id", text(deployment)));
        item.put("kind", text(entry.kind().word()));
        item.put("trigger", text(entry.trigger()));
        item.put("started_at", text(MILLIS.format(entry.startedAt())));
        item.put("duration_millis", number(entry.duration().toMillis()));
        item.put("standing", text(entry.standing().name()));
        entry.answer().ifPresent(answer -> item.put("answer", text(answer.word())));
        entry.version().ifPresent(version -> {
            item.put("function", text(version.function()));
            item.put("alias", text(version.alias()));
            item.put("current_version", text(version.current()));
            item.put("target_version", text(version.target()));
        });
        entry.build().ifPresent(build -> item.put("build", text(build)));
        item.put("passed", number(entry.counts().passed()));
        item.put("failed", number(entry.counts().failed()));
        item.put("unknown", number(entry.counts().unknown()));
        item.put("skipped", number(entry.counts().skipped()));
        item.put("waived", number(entry.counts().waived()));
        item.put(
                "findings",
                AttributeValue.fromL(
                        entry.findings().findings().stream().map(LedgerItem::of).toList()));
        item.put("findings_left_out", number(entry.findings().leftOut()));
        if (!entry.tallies().byKind().isEmpty()) {
            item.put(TallyItem.KINDS, TallyItem.of(entry.tallies()));
        }
        return item;
    }

    /** What the ids of a deployment's rows begin with. */
    static String prefix(String deploymentId) {
        return deploymentId + "#";
    }

    /** @throws MalformedAnswer when a member is missing or cannot be meant */
    static LedgerEntry entry(Map<String, AttributeValue> item) {
        var row = new Row(item);
        try {
            return new LedgerEntry(
                    new LedgerKey(row.text(STACK), row.maybe("deployment_id"), row.text(EXECUTION)),
                    row.meant("kind", row.maybe("kind").flatMap(Kind::of)),
                    row.text("trigger"),
                    Instant.parse(row.text("started_at")),
                    Duration.ofMillis(row.whole("duration_millis")),
                    Standing.valueOf(row.text("standing")),
                    row.maybe("answer").map(word -> row.meant("answer", Answer.of(word))),
                    version(row),
                    row.maybe("build"),
                    counts(row),
                    new KeptFindings(findings(item), (int) row.whole("findings_left_out")),
                    TallyItem.tallies(item));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new MalformedAnswer(
                    "a row of the ledger cannot be read: " + OneLine.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<ShippedVersion> version(Row row) {
        return row.maybe("function")
                .map(function -> new ShippedVersion(
                        function, row.text("alias"), row.text("current_version"), row.text("target_version")));
    }

    private static Counts counts(Row row) {
        return new Counts(
                (int) row.whole("passed"),
                (int) row.whole("failed"),
                (int) row.whole("unknown"),
                (int) row.whole("skipped"),
                (int) row.whole("waived"));
    }

    private static List<LedgerFinding> findings(Map<String, AttributeValue> item) {
        return required(item.get("findings"), "findings").l().stream()
                .map(finding -> new Row(finding.m()))
                .map(row -> new LedgerFinding(
                        row.text("check"),
                        row.text("severity"),
                        row.text("outcome"),
                        row.text("logical_id"),
                        row.text("message")))
                .toList();
    }

    private static AttributeValue of(LedgerFinding finding) {
        return AttributeValue.fromM(Map.of(
                "check", text(finding.check()),
                "severity", text(finding.severity()),
                "outcome", text(finding.outcome()),
                "logical_id", text(finding.logicalId()),
                "message", text(finding.message())));
    }

    private static String id(LedgerKey key) {
        return prefix(key.deploymentId().orElse("run")) + sha256(key.executionId());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** Reads the members of an item. */
    private record Row(Map<String, AttributeValue> members) {
        Optional<String> maybe(String name) {
            return Optional.ofNullable(members.get(name)).map(value -> required(value.s(), name));
        }

        String text(String name) {
            return required(required(members.get(name), name).s(), name);
        }

        long whole(String name) {
            return Long.parseLong(required(required(members.get(name), name).n(), name));
        }

        <T> T meant(String name, Optional<T> value) {
            return value.orElseThrow(
                    () -> new MalformedAnswer("a row of the ledger has a " + name + " that is not known"));
        }
    }
}
