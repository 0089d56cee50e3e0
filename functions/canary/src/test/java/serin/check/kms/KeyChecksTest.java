package serin.check.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.KeyFacts;
import serin.observation.KeyRotationFacts;

/** The checks of keys. */
class KeyChecksTest {
    private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final Evidence READ = Evidence.of("fake:Read");

    /** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Enable IAM User Permissions\","
                    + "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}";

    private static final TestStack STACK =
            stack("\"EnableKeyRotation\": true, \"RotationPeriodInDays\": 180, \"KeyPolicy\": " + POLICY);

    private static TestStack stack(String properties) {
        return TestStack.of("{\"Key\": {\"Type\": \"AWS::KMS::Key\", \"PhysicalId\": \"" + ID + "\", \"Properties\": {"
                + properties + "}}}");
    }

    private static FakeCloud cloud(String state, KeyRotationFacts rotation, String policy) {
        return new FakeCloud()
                .present("key " + ID, new KeyFacts(ID, "arn:aws:kms:eu-west-1:111122223333:key/" + ID, state))
                .present("rotation " + ID, rotation)
                .present("policy " + ID, policy);
    }

    private static FakeCloud healthy() {
        return cloud("Enabled", new KeyRotationFacts(true, OptionalInt.of(180)), POLICY);
    }

    private static Outcome gone() {
        return Outcome.Skipped.because(new FindingRef("kms.key.enabled", "Key"));
    }

    @Test
    void allPassOnAHealthyKey() {
        assertThat(STACK.examine(new KeyEnabled(), "Key", healthy())).isEqualTo(new Outcome.Pass("Enabled", READ));
        assertThat(STACK.examine(new KeyPolicyDeclared(), "Key", healthy()))
                .isEqualTo(new Outcome.Pass("1 statements as declared", READ));
        assertThat(STACK.examine(new KeyRotationDeclared(), "Key", healthy()))
                .isEqualTo(new Outcome.Pass("every 180 days", READ));
    }

    /** https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html: only an enabled key encrypts and decrypts. */
    @ParameterizedTest
    @ValueSource(strings = {"Disabled", "PendingDeletion", "PendingImport", "Unavailable", "Creating"})
    void enabledFailsInEveryOtherState(String state) {
        var cloud = cloud(state, new KeyRotationFacts(true, OptionalInt.of(180)), POLICY);
        assertThat(STACK.examine(new KeyEnabled(), "Key", cloud)).isEqualTo(new Outcome.Fail("Enabled", state, READ));
    }

    @Test
    void aKeyThatIsDeclaredDisabledIsToBeDisabled() {
        var stack = stack("\"Enabled\": false");
        assertThat(stack.examine(new KeyEnabled(), "Key", healthy()))
                .isEqualTo(new Outcome.Fail("Disabled", "Enabled", READ));
    }

    @Test
    void enabledFailsWhenAbsentAndTheOthersAreLeftToIt() {
        var cloud = new FakeCloud();
        assertThat(STACK.examine(new KeyEnabled(), "Key", cloud))
                .isEqualTo(new Outcome.Fail("Enabled", "key " + ID, READ));
        assertThat(STACK.examine(new KeyPolicyDeclared(), "Key", cloud)).isEqualTo(gone());
        assertThat(STACK.examine(new KeyRotationDeclared(), "Key", cloud)).isEqualTo(gone());
    }

    @Test
    void eachIsUnknownWhenDenied() {
        var cloud = new FakeCloud()
                .denied("key " + ID, "kms:DescribeKey")
                .denied("policy " + ID, "kms:GetKeyPolicy")
                .denied("rotation " + ID, "kms:GetKeyRotationStatus");
        assertThat(STACK.examine(new KeyEnabled(), "Key", cloud)).isEqualTo(denied("kms:DescribeKey"));
        assertThat(STACK.examine(new KeyPolicyDeclared(), "Key", cloud)).isEqualTo(denied("kms:GetKeyPolicy"));
        assertThat(STACK.examine(new KeyRotationDeclared(), "Key", cloud))
                .isEqualTo(denied("kms:GetKeyRotationStatus"));
    }

    @Test
    void policyFailsWithoutAStatement() {
        var cloud =
                cloud("Enabled", new KeyRotationFacts(true, OptionalInt.of(180)), POLICY.replaceAll("\\[.*]", "[]"));
        assertThat(STACK.examine(new KeyPolicyDeclared(), "Key", cloud))
                .isEqualTo(new Outcome.Fail("Allow kms:* on * to 111122223333", "no such statement", READ));
    }

    @Test
    void policyThatIsNoneIsUnknown() {
        var cloud = cloud("Enabled", new KeyRotationFacts(true, OptionalInt.of(180)), "{");
        assertThat(STACK.examine(new KeyPolicyDeclared(), "Key", cloud)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void rotationFailsWhenOffOrAtAnotherPace() {
        assertThat(STACK.examine(
                        new KeyRotationDeclared(),
                        "Key",
                        cloud("Enabled", new KeyRotationFacts(false, OptionalInt.empty()), POLICY)))
                .isEqualTo(new Outcome.Fail("every 180 days", "off", READ));
        assertThat(STACK.examine(
                        new KeyRotationDeclared(),
                        "Key",
                        cloud("Enabled", new KeyRotationFacts(true, OptionalInt.of(365)), POLICY)))
                .isEqualTo(new Outcome.Fail("every 180 days", "every 365 days", READ));
    }

    @Test
    void thePaceIsComparedOnlyWhereDeclared() {
        assertThat(stack("\"EnableKeyRotation\": true").examine(new KeyRotationDeclared(), "Key", healthy()))
                .isEqualTo(new Outcome.Pass("on", READ));
    }

    /** "While a KMS key is pending deletion, its key rotation status is false": API_GetKeyRotationStatus. */
    @Test
    void rotationOfAKeyPendingDeletionIsLeftToItsState() {
        var cloud = cloud("PendingDeletion", new KeyRotationFacts(false, OptionalInt.empty()), POLICY);
        assertThat(STACK.examine(new KeyRotationDeclared(), "Key", cloud)).isEqualTo(gone());
    }

    @Test
    void whatIsNotDeclaredIsNotCompared() {
        assertThat(stack("").applies(new KeyPolicyDeclared(), "Key")).isFalse();
        assertThat(stack("").applies(new KeyRotationDeclared(), "Key")).isFalse();
        assertThat(stack("").applies(new KeyEnabled(), "Key")).isTrue();
    }

    private static Outcome denied(String action) {
        return new Outcome.Unknown(action + ": AccessDenied", Optional.of(action));
    }
}
