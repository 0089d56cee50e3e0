package serin.check.kms;

import java.util.List;
import serin.check.Check;
import serin.check.Context;
import serin.expectation.ExpectedKey;
import serin.finding.Outcome;

/** Every check of KMS, in the order in which a report shows them. */
public final class KmsChecks {
    /** The id of the check that fails when a key is gone, or cannot be used. */
    public static final String ENABLED = KeyEnabled.INFO.id();

    /** The id of the check that fails when a key lets in others than declared. */
    public static final String POLICY = KeyPolicyDeclared.INFO.id();

    public static final List<Check<?>> ALL =
            List.of(new KeyEnabled(), new KeyPolicyDeclared(), new KeyRotationDeclared());

    private KmsChecks() {}

    /** What the key's policy finding is, for a check that wants to know why a key cannot be used. */
    public static Outcome policy(ExpectedKey key, Context context) {
        return new KeyPolicyDeclared().examine(key, context);
    }

    /** What the key's state finding is. */
    public static Outcome enabled(ExpectedKey key, Context context) {
        return new KeyEnabled().examine(key, context);
    }
}
