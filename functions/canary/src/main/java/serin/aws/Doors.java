package serin.aws;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** What must be known before AWS can be asked anything; what is missing is a {@link DoorProblem} in one line. */
final class Doors {
    // A label of the hosts' names, so no longer than one (RFC 1035, 2.3.4).
    private static final Pattern REGION = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Doors() {}

    /** A named profile is taken alone, as the AWS CLI's {@code --profile} is; else the default chain. */
    static AwsCredentialsProvider credentials(AwsSettings settings) {
        return settings.profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    static void requireCredentials(AwsCredentialsProvider credentials) throws DoorProblem {
        try {
            credentials.resolveCredentials();
        } catch (CredentialsUnavailable e) {
            throw new DoorProblem(DoorProblem.Kind.NO_CREDENTIALS, CredentialsUnavailable.MESSAGE, e);
        }
    }

    static void requireEndpoint(AwsSettings settings) throws DoorProblem {
        var endpoint = settings.endpoint();
        if (endpoint.isPresent()
                && (endpoint.get().getHost() == null
                        || !SCHEMES.contains(String.valueOf(endpoint.get().getScheme())))) {
            throw new DoorProblem(
                    DoorProblem.Kind.BAD_SETTING,
                    "the endpoint must be http:// or https:// and a host, was "
                            + OneLine.of(endpoint.get().toString()));
        }
    }

    static Region region(AwsSettings settings) throws DoorProblem {
        var name = settings.region().or(() -> lookUpRegion(settings));
        if (name.isEmpty()) {
            throw new DoorProblem(
                    DoorProblem.Kind.NO_REGION,
                    "no AWS region is set: give one, or set AWS_REGION, or a region in the AWS profile");
        }
        if (!REGION.matcher(name.get()).matches()) {
            throw new DoorProblem(
                    DoorProblem.Kind.BAD_SETTING, "the region must look like eu-west-1, was " + OneLine.of(name.get()));
        }
        return Region.of(name.get());
    }

    static AwsClients clients(
            AwsSettings settings, Region region, AwsCredentialsProvider credentials, Supplier<RetryStrategy> retries)
            throws DoorProblem {
        try {
            return new AwsClients(
                    settings.endpoint(), region, settings.profile(), credentials, settings.callTimeout(), retries);
        } catch (SdkClientException | IllegalArgumentException | NullPointerException e) {
            // The builders read the environment and the profile's file, and throw these for what they find there.
            throw new DoorProblem(
                    DoorProblem.Kind.BAD_SETTING,
                    "an AWS setting of the environment or the profile cannot be used: "
                            + OneLine.of(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** In the order of the AWS CLI; the instance comes last, since asking it takes seconds where there is none. */
    private static Optional<String> lookUpRegion(AwsSettings settings) {
        return lookUp(new SystemSettingsRegionProvider())
                .or(settings::fallbackRegion)
                .or(() -> lookUp(profileRegion(settings)))
                .or(() -> lookUp(new InstanceProfileRegionProvider()));
    }

    private static AwsRegionProvider profileRegion(AwsSettings settings) {
        return new AwsProfileRegionProvider(
                ProfileFile::defaultProfileFile,
                settings.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow));
    }

    private static Optional<String> lookUp(AwsRegionProvider provider) {
        try {
            return Optional.ofNullable(provider.getRegion()).map(Region::id);
        } catch (SdkClientException e) {
            // How a provider says that it knows none.
            return Optional.empty();
        }
    }
}
