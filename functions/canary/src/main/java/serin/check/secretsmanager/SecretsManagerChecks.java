package serin.check.secretsmanager;

import java.util.List;
import serin.check.Check;

/** Every check of Secrets Manager. */
public final class SecretsManagerChecks {
    /** The id of the check that fails when a secret is gone. */
    public static final String EXISTS = SecretExists.INFO.id();

    public static final List<Check<?>> ALL = List.of(new SecretExists());

    private SecretsManagerChecks() {}
}
