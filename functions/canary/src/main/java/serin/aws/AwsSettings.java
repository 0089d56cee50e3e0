package serin.aws;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * How to reach AWS. What is empty here is looked up as every AWS tool does: {@code AWS_ENDPOINT_URL}, {@code AWS_REGION},
 * {@code AWS_PROFILE}, the profile's file, the container, the instance
 * (<a href="https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html">settings reference</a>).
 *
 * @param endpoint where every service is reached, such as {@code http://127.0.0.1:4566}
 * @param region such as {@code eu-west-1}
 * @param fallbackRegion the region when {@code AWS_REGION} is not set: what {@code AWS_DEFAULT_REGION} says, which the AWS CLI
 *     reads and the SDK does not
 * @param profile the profile whose credentials, region and endpoint are taken, before those of the environment
 * @param callTimeout how long one HTTP attempt may take; a call with its repetitions takes at most four times as long. An
 *     invocation has a time-out of its own
 * @param politeness the share of AWS's request quotas that may be used
 * @param clock the machine's time; deadlines are instants of it
 */
public record AwsSettings(
        Optional<URI> endpoint,
        Optional<String> region,
        Optional<String> fallbackRegion,
        Optional<String> profile,
        Duration callTimeout,
        Politeness politeness,
        InstantSource clock) {
    /** Long enough for the slowest read that AWS answers, short enough for a hung one to leave time for the others. */
    public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(5);

    public AwsSettings {
        Objects.requireNonNull(endpoint, "endpoint is null");
        Objects.requireNonNull(region, "region is null");
        Objects.requireNonNull(fallbackRegion, "fallbackRegion is null");
        Objects.requireNonNull(profile, "profile is null");
        Objects.requireNonNull(politeness, "politeness is null");
        Objects.requireNonNull(clock, "clock is null");
        if (!callTimeout.isPositive()) {
            throw new IllegalArgumentException("callTimeout must be positive, was " + callTimeout);
        }
    }

    /** Everything as the environment says. */
    public static AwsSettings fromEnvironment(Politeness politeness, InstantSource clock) {
        return new AwsSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_CALL_TIMEOUT,
                politeness,
                clock);
    }
}
