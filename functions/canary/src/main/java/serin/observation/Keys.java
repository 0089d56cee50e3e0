package serin.observation;

/** KMS. */
public interface Keys {

    /** {@code kms:DescribeKey}; takes a key id, a key ARN, an alias name or an alias ARN. */
    Observation<KeyFacts> key(String key);

    /** {@code kms:GetKeyPolicy}, of the policy {@code default}, the only one there is; takes a key id or a key ARN. */
    Observation<String> policy(String key);

    /** {@code kms:GetKeyRotationStatus}; takes a key id or a key ARN. */
    Observation<KeyRotationFacts> rotation(String key);
}
