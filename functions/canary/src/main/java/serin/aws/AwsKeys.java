package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.util.Optional;
import java.util.OptionalInt;
import serin.observation.KeyFacts;
import serin.observation.KeyRotationFacts;
import serin.observation.Keys;
import serin.observation.Observation;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;

/** KMS through the SDK. */
final class AwsKeys implements Keys {
    private final KmsClient client;
    private final AwsReader reader;
    private final SingleFlight<String, KeyFacts> keys = new SingleFlight<>(Operation.DESCRIBE_KEY);
    private final SingleFlight<String, String> policies = new SingleFlight<>(Operation.GET_KEY_POLICY);
    private final SingleFlight<String, KeyRotationFacts> rotations =
            new SingleFlight<>(Operation.GET_KEY_ROTATION_STATUS);

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

    @Override
    public Observation<String> policy(String key) {
        return policies.look(
                key,
                () -> reader.read(
                        Operation.GET_KEY_POLICY,
                        "key " + key,
                        limits -> client.getKeyPolicy(r -> r.keyId(key).overrideConfiguration(limits)),
                        response -> required(response.policy(), "Policy")));
    }

    @Override
    public Observation<KeyRotationFacts> rotation(String key) {
        return rotations.look(
                key,
                () -> reader.read(
                        Operation.GET_KEY_ROTATION_STATUS,
                        "key " + key,
                        limits -> client.getKeyRotationStatus(r -> r.keyId(key).overrideConfiguration(limits)),
                        response -> new KeyRotationFacts(
                                required(response.keyRotationEnabled(), "KeyRotationEnabled"),
                                Optional.ofNullable(response.rotationPeriodInDays())
                                        .map(OptionalInt::of)
                                        .orElseGet(OptionalInt::empty))));
    }

    private static KeyFacts facts(DescribeKeyResponse response) {
        var key = required(response.keyMetadata(), "KeyMetadata");
        return new KeyFacts(
                required(key.keyId(), "KeyMetadata.KeyId"),
                required(key.arn(), "KeyMetadata.Arn"),
                required(key.keyStateAsString(), "KeyMetadata.KeyState"));
    }
}
