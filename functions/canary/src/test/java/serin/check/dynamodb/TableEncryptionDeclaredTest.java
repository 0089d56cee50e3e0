package serin.check.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;
import static serin.check.Scenario.KEY_ARN;
import static serin.check.Scenario.KEY_ID;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.Scenario;
import serin.check.TableSample;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.TableFacts.Encryption;

class TableEncryptionDeclaredTest {
    private static final String OTHER = KEY_ARN.replace("1234abcd", "9999abcd");
    private static final String ALIAS_ARN = "arn:aws:kms:eu-west-1:111122223333:alias/shop";
    private static final Outcome PASS = new Outcome.Pass("KMS key " + KEY_ARN, EVIDENCE);

    private final Scenario scenario = new Scenario();

    @ParameterizedTest
    @ValueSource(strings = {KEY_ID, KEY_ARN, "alias/shop", ALIAS_ARN})
    void passesHoweverTheKeyIsNamed(String key) {
        declared("{\"SSEEnabled\": true, \"KMSMasterKeyId\": \"" + key + "\"}");
        scenario.key("alias/shop", "Enabled").key(ALIAS_ARN, "Enabled");
        assertThat(outcome()).contains(PASS);
    }

    @Test
    void passesWhenDynamoDbNamesTheKeyByAnAlias() {
        live("ENABLED", "KMS", Optional.of(ALIAS_ARN));
        scenario.key(ALIAS_ARN, "Enabled");
        assertThat(outcome()).contains(new Outcome.Pass("KMS key " + ALIAS_ARN, EVIDENCE));
    }

    @Test
    void passesWithTheKeyThatAwsManagesWhereNoKeyIsNamed() {
        declared("{\"SSEEnabled\": true}");
        scenario.key("alias/aws/dynamodb", "Enabled");
        assertThat(outcome()).contains(PASS);
    }

    @Test
    void failsWithAnotherKey() {
        live("ENABLED", "KMS", Optional.of(OTHER));
        assertThat(outcome()).contains(new Outcome.Fail("KMS key " + KEY_ARN, "KMS key " + OTHER, EVIDENCE));
    }

    @Test
    void failsWithDynamoDbsOwnKey() {
        scenario.table(new TableSample().encryption(Optional.empty()));
        assertThat(outcome()).contains(new Outcome.Fail("KMS key " + KEY_ARN, "DynamoDB's own key", EVIDENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISABLED", "DISABLING"})
    void failsWhenEncryptionByKmsWasSwitchedOff(String status) {
        live(status, "KMS", Optional.of(KEY_ARN));
        assertThat(outcome()).contains(new Outcome.Fail("KMS key " + KEY_ARN, "DynamoDB's own key", EVIDENCE));
    }

    @Test
    void passesWithDynamoDbsOwnKeyWhereKmsIsDeclaredOff() {
        declared("{\"SSEEnabled\": false}");
        scenario.table(new TableSample().encryption(Optional.empty()));
        assertThat(outcome()).contains(new Outcome.Pass("DynamoDB's own key", EVIDENCE));
    }

    @Test
    void failsWithAKmsKeyWhereKmsIsDeclaredOff() {
        declared("{\"SSEEnabled\": false}");
        assertThat(outcome()).contains(new Outcome.Fail("DynamoDB's own key", "KMS key " + KEY_ARN, EVIDENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Disabled", "PendingDeletion", "PendingImport", "Unavailable"})
    void failsBecauseOfTheKeyWhenItCannotBeUsed(String state) {
        scenario.key(KEY_ARN, state);
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "KMS key " + KEY_ARN + " Enabled",
                        "the key is " + state,
                        EVIDENCE,
                        Optional.of(new FindingRef("kms.key.enabled", Scenario.KEY))));
    }

    @Test
    void failsByItselfWhenTheKeyIsNotOfThisStack() {
        scenario.undeclare(Scenario.KEY).key(KEY_ARN, "Disabled");
        assertThat(outcome())
                .contains(new Outcome.Fail("KMS key " + KEY_ARN + " Enabled", "the key is Disabled", EVIDENCE));
    }

    @Test
    void failsWhenTheDeclaredAliasDoesNotExist() {
        declared("{\"SSEEnabled\": true, \"KMSMasterKeyId\": \"alias/gone\"}");
        assertThat(outcome())
                .contains(new Outcome.Fail(
                        "KMS key alias/gone", "key alias/gone; the table has KMS key " + KEY_ARN, EVIDENCE));
    }

    @Test
    void isUnknownWhenTheKeyCannotBeRead() {
        scenario.cloud().denied("key " + KEY_ARN, "kms:DescribeKey");
        assertThat(outcome())
                .contains(new Outcome.Unknown("kms:DescribeKey: AccessDenied", Optional.of("kms:DescribeKey")));
    }

    @Test
    void isUnknownWhenDynamoDbDoesNotNameTheKey() {
        live("ENABLED", "KMS", Optional.empty());
        assertThat(outcome()).contains(new Outcome.Unknown("DescribeTable did not name the table's key"));
    }

    @Test
    void isUnknownWhenTheKeyCouldNotBeResolved() {
        declared("{\"SSEEnabled\": true, \"KMSMasterKeyId\": {\"$unresolved\": \"no such key\"}}");
        assertThat(outcome())
                .contains(new Outcome.Unknown("the expected value could not be resolved: KMSMasterKeyId: no such key"));
    }

    @Test
    void isNotComparedWhenOmitted() {
        scenario.withoutProperty(Scenario.TABLE, "SSESpecification");
        assertThat(outcome()).isEmpty();
    }

    private void declared(String specification) {
        scenario.property(Scenario.TABLE, "SSESpecification", specification);
    }

    private void live(String status, String type, Optional<String> key) {
        scenario.table(new TableSample().encryption(Optional.of(new Encryption(status, type, key))));
    }

    private Optional<Outcome> outcome() {
        return scenario.outcome("dynamodb.table.encryption", Scenario.TABLE);
    }
}
