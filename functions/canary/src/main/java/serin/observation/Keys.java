package serin.observation;

/** KMS. */
public interface Keys {

    /** {@code kms:DescribeKey}; takes a key id, a key ARN, an alias name or an alias ARN. */
    Observation<KeyFacts> key(String key);
}
