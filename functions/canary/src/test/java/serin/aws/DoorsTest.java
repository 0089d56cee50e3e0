package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;

class DoorsTest {
    private static final String NO_CREDENTIALS = CredentialsUnavailable.MESSAGE;

    @Test
    void noCredentialsAnywhere() {
        var empty = ProfileFile.aggregator().build();
        AwsCredentialsProvider chain = AwsCredentialsProviderChain.of(ProfileCredentialsProvider.builder()
                .profileFile(empty)
                .profileName("nobody")
                .build());

        assertProblem(
                settings("http://127.0.0.1:1", "eu-west-1"), chain, DoorProblem.Kind.NO_CREDENTIALS, NO_CREDENTIALS);
    }

    /** Credentials can end while a run is under way: an SSO session, a role that may no longer be assumed. */
    @Test
    void credentialsThatAreGoneLaterAreNoCredentialsInTheObservation() throws DoorProblem {
        var once = new AwsCredentialsProvider() {
            private boolean given;

            @Override
            public AwsCredentials resolveCredentials() {
                if (given) {
                    throw SdkClientException.create("the session has expired");
                }
                given = true;
                return TestCloud.CREDENTIALS.resolveCredentials();
            }
        };
        try (var aws = AwsCloud.open(settings("http://127.0.0.1:1", "eu-west-1"), once, TestCloud::retries, _ -> {})) {
            assertThat(TestCloud.cloud(aws).stacks().stack("s"))
                    .isEqualTo(new Observation.Unreadable<>(
                            "cloudformation:DescribeStacks", Reason.NO_CREDENTIALS, NO_CREDENTIALS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4566", "ftp://localhost", "http:///path", "4566"})
    void anEndpointThatIsNone(String endpoint) {
        assertProblem(
                settings(endpoint, "eu-west-1"),
                TestCloud.CREDENTIALS,
                DoorProblem.Kind.BAD_SETTING,
                "the endpoint must be http:// or https:// and a host, was " + endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu west 1", "eu-west-1.evil.example/", "EU", "-", "eu-"})
    void aRegionThatIsNone(String region) {
        assertProblem(
                settings("http://127.0.0.1:1", region),
                TestCloud.CREDENTIALS,
                DoorProblem.Kind.BAD_SETTING,
                "the region must look like eu-west-1, was " + region);
    }

    @Test
    void aRegionThatIsLongerThanAHostsLabel() {
        assertProblem(
                settings("http://127.0.0.1:1", "a" + "-a".repeat(50_000)),
                TestCloud.CREDENTIALS,
                DoorProblem.Kind.BAD_SETTING,
                "the region must look like eu-west-1, was a" + "-a".repeat(149) + "-…");
    }

    @Test
    void theEnvironmentsRegionAndEndpointAreTaken() throws DoorProblem {
        // Surefire sets AWS_REGION; the SDK takes a system property as it takes AWS_ENDPOINT_URL.
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:2");
        try (var aws = AwsCloud.open(
                AwsSettings.fromEnvironment(Politeness.DEFAULT, InstantSource.system()),
                TestCloud.CREDENTIALS,
                TestCloud::retries,
                _ -> {})) {
            assertThat(TestCloud.cloud(aws).keys().key("k"))
                    .isInstanceOfSatisfying(
                            Observation.Unreadable.class,
                            unreadable -> assertThat(unreadable.detail())
                                    .isEqualTo(
                                            "no connection to http://127.0.0.1:2: ConnectException Connection refused"));
        } finally {
            System.clearProperty("aws.endpointUrl");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100.1, Double.NaN})
    void aShareThatIsNone(double share) {
        assertThatThrownBy(() -> new Politeness(share, 0.5))
                .hasMessage("share must be above 0 and at most 100, was " + share);
    }

    @Test
    void aStacksArnTellsPartitionRegionAndAccount() {
        assertThat(StackArn.parse("arn:aws-us-gov:cloudformation:us-gov-west-1:111122223333:stack/s/1a-2b"))
                .contains(new StackArn("aws-us-gov", "us-gov-west-1", "111122223333", "s"));
        assertThat(StackArn.parse("serin-dev")).isEmpty();
        assertThat(StackArn.parse("arn:aws:s3:::bucket")).isEmpty();
    }

    @Test
    void aMessageIsOneLineAndBearsNoPresignedQuery() {
        assertThat(OneLine.of(" a\nb\u0007c https://b.s3.amazonaws.com/k?X-Amz-Signature=1&x=2 d"))
                .isEqualTo("a b c https://b.s3.amazonaws.com/k?… d");
        assertThat(OneLine.of("x".repeat(1_000))).hasSize(301);
    }

    private static void assertProblem(
            AwsSettings settings, AwsCredentialsProvider credentials, DoorProblem.Kind kind, String message) {
        assertThatThrownBy(() -> AwsCloud.open(settings, credentials, TestCloud::retries, _ -> {}))
                .hasMessage(message)
                .asInstanceOf(type(DoorProblem.class))
                .extracting(DoorProblem::kind)
                .isEqualTo(kind);
    }

    private static AwsSettings settings(String endpoint, String region) {
        return new AwsSettings(
                Optional.of(URI.create(endpoint)),
                Optional.of(region),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Politeness.DEFAULT,
                InstantSource.system());
    }
}
