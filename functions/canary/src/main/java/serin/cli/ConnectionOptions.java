package serin.cli;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import serin.aws.AwsCloud;
import serin.aws.AwsSettings;
import serin.aws.DoorProblem;
import serin.aws.Politeness;

/** How to reach AWS, by the AWS CLI's own option names. Environment variables and profiles count where an option is not given. */
final class ConnectionOptions {
    static final InstantSource CLOCK = InstantSource.system();

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Send requests to this address (default: AWS_ENDPOINT_URL, then AWS itself).")
    @Nullable
    URI endpointUrl;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The AWS region (default: AWS_REGION, then the profile's).")
    @Nullable
    String region;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The profile in AWS's shared files (default: AWS_PROFILE, then 'default').")
    @Nullable
    String profile;

    @Option(
            names = "--quota-share",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description =
                    "Use at most this share of AWS's default request quotas, above 0 (default: ${DEFAULT-VALUE}); the rest "
                            + "is left to everybody else in the account. Above 1 only where AWS has raised your quotas.")
    String quotaShare = "";

    /** Opens AWS; what is missing for that is a {@link Problem}. */
    AwsCloud open(Surroundings surroundings) {
        try {
            return AwsCloud.open(new AwsSettings(
                    Optional.ofNullable(endpointUrl),
                    Optional.ofNullable(region),
                    Optional.ofNullable(surroundings.environment().get("AWS_DEFAULT_REGION")),
                    Optional.ofNullable(profile),
                    AwsSettings.DEFAULT_CALL_TIMEOUT,
                    politeness(),
                    CLOCK));
        } catch (DoorProblem e) {
            var code = switch (e.kind()) {
                case NO_REGION, BAD_SETTING -> ExitCode.USAGE;
                case NO_CREDENTIALS -> ExitCode.NOT_ALLOWED;
            };
            throw new Problem(code, Lines.one(e.getMessage()), e);
        }
    }

    private Politeness politeness() {
        return Politeness.parse(quotaShare)
                .orElseThrow(() -> new Problem(
                        ExitCode.USAGE,
                        Lines.one("--quota-share must be above 0 and at most " + Politeness.MOST + ", was "
                                + quotaShare)));
    }
}
