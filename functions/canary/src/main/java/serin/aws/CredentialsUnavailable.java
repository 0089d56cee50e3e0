package serin.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** No credentials could be found: a type of its own, since the SDK tells it from other trouble by its message only. */
final class CredentialsUnavailable extends RuntimeException {
    static final String MESSAGE = "no AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
            + " AWS_PROFILE (of an SSO profile, export them first: aws configure export-credentials --format env)";
    private static final long serialVersionUID = 1L;

    private CredentialsUnavailable(SdkException cause) {
        super(MESSAGE, cause);
    }

    /** The same provider, except that it fails with this type. */
    static AwsCredentialsProvider telling(AwsCredentialsProvider provider) {
        return new Telling(provider);
    }

    private record Telling(AwsCredentialsProvider provider) implements AwsCredentialsProvider {
        @Override
        public AwsCredentials resolveCredentials() {
            try {
                return provider.resolveCredentials();
            } catch (SdkException e) {
                throw new CredentialsUnavailable(e);
            }
        }
    }
}
