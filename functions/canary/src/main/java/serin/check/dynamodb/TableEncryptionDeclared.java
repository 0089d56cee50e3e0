package serin.check.dynamodb;

import java.util.Optional;
import java.util.Set;
import serin.check.Context;
import serin.check.KeyId;
import serin.check.Outcomes;
import serin.check.kms.KmsChecks;
import serin.expectation.Declared;
import serin.expectation.ExpectedKey;
import serin.expectation.ExpectedTable;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.KeyFacts;
import serin.observation.Observation;
import serin.observation.TableFacts;

/**
 * The table is encrypted as declared: with DynamoDB's own key, or with the declared KMS key by whatever name, and that key can be
 * used.
 */
final class TableEncryptionDeclared extends TableCheck<ExpectedTable.Encryption> {
    private static final CheckInfo INFO = new CheckInfo(
            "dynamodb.table.encryption",
            "is encrypted with the declared key",
            Severity.HIGH,
            Set.of("dynamodb:DescribeTable", "kms:DescribeKey"),
            Set.of("SSESpecification"),
            DynamoDbChecks.API + "API_SSEDescription.html",
            "Set the table's encryption as declared (aws dynamodb update-table --sse-specification), or enable the key.");

    private static final String OWN_KEY = "DynamoDB's own key";

    /** What CloudFormation takes where SSEEnabled is true and no key is named. */
    private static final String AWS_MANAGED = "alias/aws/dynamodb";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    Declared<ExpectedTable.Encryption> declared(ExpectedTable expected) {
        return expected.encryption();
    }

    @Override
    Outcome judge(
            ExpectedTable expected,
            ExpectedTable.Encryption declared,
            TableFacts facts,
            Evidence evidence,
            Context context) {
        var wanted = declared.key().orElse(AWS_MANAGED);
        var live = facts.encryption().filter(TableEncryptionDeclared::byKms);
        if (!declared.kms()) {
            return live.<Outcome>map(kms -> new Outcome.Fail(OWN_KEY, show(kms), evidence))
                    .orElseGet(() -> new Outcome.Pass(OWN_KEY, evidence));
        }
        if (live.isEmpty()) {
            return new Outcome.Fail("KMS key " + wanted, OWN_KEY, evidence);
        }
        return live.get()
                .keyArn()
                .map(key -> compare(wanted, key, evidence, context))
                .orElseGet(() -> new Outcome.Unknown("DescribeTable did not name the table's key"));
    }

    /** While a table is moved away from KMS, its status is DISABLING, and DISABLED after it. */
    private static boolean byKms(TableFacts.Encryption encryption) {
        return encryption.type().equals("KMS") && !encryption.status().startsWith("DISABL");
    }

    private static Outcome compare(String wanted, String live, Evidence evidence, Context context) {
        var keys = context.cloud().keys();
        return switch (KeyId.of(wanted, keys)) {
            case Observation.Present<String>(var wantedId, var _) ->
                switch (KeyId.of(live, keys)) {
                    case Observation.Present<String>(var liveId, var _)
                    when liveId.equals(wantedId) -> usable(wanted, live, evidence, context);
                    case Observation.Present<String> _, Observation.Absent<String> _ ->
                        new Outcome.Fail("KMS key " + wanted, "KMS key " + live, evidence);
                    case Observation.Unreadable<String> unreadable -> Outcomes.unknown(unreadable);
                };
            case Observation.Absent<String>(var what, var _) ->
                new Outcome.Fail("KMS key " + wanted, what + "; the table has KMS key " + live, evidence);
            case Observation.Unreadable<String> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome usable(String wanted, String live, Evidence evidence, Context context) {
        return switch (context.cloud().keys().key(live)) {
            case Observation.Present<KeyFacts>(var key, var keyEvidence) ->
                key.state().equals("Enabled")
                        ? new Outcome.Pass("KMS key " + live, evidence)
                        : new Outcome.Fail(
                                "KMS key " + wanted + " Enabled",
                                "the key is " + key.state(),
                                keyEvidence,
                                cause(live, context));
            case Observation.Absent<KeyFacts>(var what, var keyEvidence) ->
                new Outcome.Fail("KMS key " + wanted + " Enabled", what, keyEvidence, cause(live, context));
            case Observation.Unreadable<KeyFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** When the stack declares the key itself, the key is what is broken, and the table suffers. */
    private static Optional<FindingRef> cause(String key, Context context) {
        return context.stack()
                .all(ExpectedKey.class)
                .filter(declared -> declared.is(key))
                .map(declared ->
                        new FindingRef(KmsChecks.ENABLED, declared.resource().logicalId()))
                .findFirst();
    }

    private static String show(TableFacts.Encryption encryption) {
        return "KMS key " + encryption.keyArn().orElse("without a name");
    }
}
