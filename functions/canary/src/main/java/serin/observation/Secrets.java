package serin.observation;

/** Secrets Manager; the values of secrets are never read. */
public interface Secrets {

    /** {@code secretsmanager:DescribeSecret}; takes a name or an ARN. */
    Observation<SecretFacts> secret(String secret);
}
