package serin.aws;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import serin.observation.Cloud;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** The real adapters against a stub; nothing waits, except for an answer. */
final class TestCloud {
    static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG"));

    private TestCloud() {}

    static AwsCloud open(URI endpoint) {
        return open(endpoint, Duration.ofSeconds(10));
    }

    static AwsCloud open(URI endpoint, Duration callTimeout) {
        try {
            return AwsCloud.open(settings(endpoint, callTimeout), CREDENTIALS, TestCloud::retries, _ -> {});
        } catch (DoorProblem e) {
            throw new IllegalStateException(e);
        }
    }

    /** Repeats as often as the real one, without waiting, and never tires of it. */
    static RetryStrategy retries() {
        return Retries.standard(BackoffStrategy.retryImmediately(), BackoffStrategy.retryImmediately(), false);
    }

    static AwsSettings settings(URI endpoint, Duration callTimeout) {
        return new AwsSettings(
                Optional.of(endpoint),
                Optional.of("eu-west-1"),
                Optional.empty(),
                Optional.empty(),
                callTimeout,
                new Politeness(1, 1),
                InstantSource.system());
    }

    static AwsRun run(AwsCloud aws) {
        return aws.run(Instant.now().plusSeconds(60));
    }

    static Cloud cloud(AwsCloud aws) {
        return run(aws).cloud();
    }
}
