package serin.check.secretsmanager;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedSecret;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.SecretFacts;

/**
 * The secret is there, not scheduled for deletion, and has a current version.
 *
 * <p>A secret that the template gives no value has no version until somebody puts one in; that is not yet due, and whoever needs the
 * value says so himself (probe.secret-readable).
 */
final class SecretExists implements Check<ExpectedSecret> {
    static final CheckInfo INFO = new CheckInfo(
            "secrets.secret.exists",
            "exists and has a value",
            Severity.CRITICAL,
            Set.of("secretsmanager:DescribeSecret"),
            Set.of("Name", "SecretString", "GenerateSecretString"),
            "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html",
            "Restore the secret (aws secretsmanager restore-secret) or put its value in; where it is gone, replace it by deploying it under another name.");

    private static final String EXPECTED = "a secret with a current version";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedSecret> about() {
        return ExpectedSecret.class;
    }

    @Override
    public Outcome examine(ExpectedSecret expected, Context context) {
        return switch (context.cloud().secrets().secret(expected.arn())) {
            case Observation.Present<SecretFacts>(var secret, var evidence) -> judge(expected, secret, evidence);
            case Observation.Absent<SecretFacts>(var what, var evidence) -> new Outcome.Fail(EXPECTED, what, evidence);
            case Observation.Unreadable<SecretFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedSecret expected, SecretFacts secret, Evidence evidence) {
        if (secret.deletedAt().isPresent()) {
            return new Outcome.Fail(
                    EXPECTED,
                    "scheduled for deletion since " + secret.deletedAt().get(),
                    evidence);
        }
        if (secret.hasCurrentVersion()) {
            return new Outcome.Pass("a current version", evidence);
        }
        return expected.hasValue()
                ? new Outcome.Fail(EXPECTED, "no current version", evidence)
                : new Outcome.Skipped("the template gives it no value, and nobody has put one in yet");
    }
}
