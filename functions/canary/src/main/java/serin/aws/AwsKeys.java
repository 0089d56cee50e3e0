package serin.aws;

import static serin.aws.MalformedAnswer.required;

import serin.observation.KeyFacts;
import serin.observation.Keys;
import serin.observation.Observation;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;

/** KMS through the SDK. */
final class AwsKeys implements Keys {
    private final KmsClient client;
    private final AwsReader reader;
    private final SingleFlight<String, KeyFacts> keys = new SingleFlight<>(Operation.DESCRIBE_KEY);

    AwsKeys(KmsClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    @Override
    public Observation<KeyFacts> key(String key) {
        return keys.look(
                key,
                () -> reader.read(
                        Operation.DESCRIBE_KEY,
                        "key " + key,
                        limits -> client.describeKey(r -> r.keyId(key).overrideConfiguration(limits)),
                        AwsKeys::facts));
    }

    private static KeyFacts facts(DescribeKeyResponse response) {
        var key = required(response.keyMetadata(), "KeyMetadata");
        return new KeyFacts(
                required(key.keyId(), "KeyMetadata.KeyId"),
                required(key.arn(), "KeyMetadata.Arn"),
                required(key.keyStateAsString(), "KeyMetadata.KeyState"));
    }
}
