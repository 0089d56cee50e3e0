package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.util.Optional;
import serin.observation.Observation;
import serin.observation.SecretFacts;
import serin.observation.Secrets;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/**
 * Secrets Manager through the SDK (<a
 * href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html">DescribeSecret</a>).
 */
final class AwsSecrets implements Secrets {
    private static final String CURRENT = "AWSCURRENT";

    private final SecretsManagerClient client;
    private final AwsReader reader;
    private final SingleFlight<String, SecretFacts> secrets = new SingleFlight<>(Operation.DESCRIBE_SECRET);

    AwsSecrets(SecretsManagerClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    @Override
    public Observation<SecretFacts> secret(String secret) {
        return secrets.look(
                secret,
                () -> reader.read(
                        Operation.DESCRIBE_SECRET,
                        "secret " + secret,
                        limits -> client.describeSecret(r -> r.secretId(secret).overrideConfiguration(limits)),
                        AwsSecrets::facts));
    }

    private static SecretFacts facts(DescribeSecretResponse response) {
        return new SecretFacts(
                required(response.arn(), "ARN"),
                Optional.ofNullable(response.deletedDate()),
                response.versionIdsToStages().values().stream()
                        .anyMatch(
                                stages -> required(stages, "VersionIdsToStages").contains(CURRENT)));
    }
}
