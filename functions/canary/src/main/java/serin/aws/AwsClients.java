package serin.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients, which live as long as the process; all reads share one HTTP client. */
final class AwsClients implements AutoCloseable {
    /** A connection that takes longer will not come; and a wrong endpoint should be said soon. */
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

    /** Lambda's longest execution is 15 minutes; the time-out of each invocation is set with its call. */
    private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(16);

    /** Connections that the JDK keeps open to one host; as many as calls are made at a time, instead of its five. */
    static final int CONNECTIONS = 16;

    private final SdkHttpClient http;
    private final SdkHttpClient invokeHttp;
    private final CloudFormationClient cloudFormation;
    private final LambdaClient lambda;
    private final LambdaClient invoker;
    private final DynamoDbClient dynamoDb;
    private final EventBridgeClient eventBridge;
    private final SqsClient sqs;
    private final IamClient iam;
    private final KmsClient kms;
    private final SnsClient sns;
    private final SecretsManagerClient secretsManager;
    private final CodeDeployClient codeDeploy;
    private final CloudWatchClient cloudWatch;
    private final CloudWatchLogsClient logs;

    /** @param retries for everything but invocations, which are never repeated here */
    AwsClients(
            Optional<URI> endpoint,
            Region region,
            Optional<String> profile,
            AwsCredentialsProvider credentials,
            Duration callTimeout,
            Supplier<RetryStrategy> retries) {
        Connections.prepare();
        http = http(callTimeout, callTimeout);
        invokeHttp = http(callTimeout, LONGEST_INVOCATION);
        var reads = new Common(endpoint, region, profile, credentials, http, retries);
        var invokes = new Common(endpoint, region, profile, credentials, invokeHttp, Retries::none);
        cloudFormation = reads.client(CloudFormationClient.builder());
        lambda = reads.client(LambdaClient.builder());
        invoker = invokes.client(LambdaClient.builder());
        dynamoDb = reads.client(DynamoDbClient.builder());
        eventBridge = reads.client(EventBridgeClient.builder());
        sqs = reads.client(SqsClient.builder());
        iam = reads.client(IamClient.builder());
        kms = reads.client(KmsClient.builder());
        sns = reads.client(SnsClient.builder());
        secretsManager = reads.client(SecretsManagerClient.builder());
        codeDeploy = reads.client(CodeDeployClient.builder());
        cloudWatch = reads.client(CloudWatchClient.builder());
        logs = reads.client(CloudWatchLogsClient.builder());
    }

    CloudFormationClient cloudFormation() {
        return cloudFormation;
    }

    LambdaClient lambda() {
        return lambda;
    }

    /** Never repeats a call: an invocation that seemed to fail may have run. */
    LambdaClient invoker() {
        return invoker;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    EventBridgeClient eventBridge() {
        return eventBridge;
    }

    SqsClient sqs() {
        return sqs;
    }

    IamClient iam() {
        return iam;
    }

    KmsClient kms() {
        return kms;
    }

    SnsClient sns() {
        return sns;
    }

    SecretsManagerClient secretsManager() {
        return secretsManager;
    }

    CodeDeployClient codeDeploy() {
        return codeDeploy;
    }

    CloudWatchClient cloudWatch() {
        return cloudWatch;
    }

    CloudWatchLogsClient logs() {
        return logs;
    }

    /** The endpoint that the settings or the environment name; empty for AWS's own. */
    Optional<URI> endpoint() {
        return lambda.serviceClientConfiguration().endpointOverride();
    }

    @Override
    public void close() {
        cloudFormation.close();
        lambda.close();
        invoker.close();
        dynamoDb.close();
        eventBridge.close();
        sqs.close();
        iam.close();
        kms.close();
        sns.close();
        secretsManager.close();
        codeDeploy.close();
        cloudWatch.close();
        logs.close();
        http.close();
        invokeHttp.close();
    }

    private static SdkHttpClient http(Duration callTimeout, Duration readTimeout) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(callTimeout.compareTo(LONGEST_CONNECT) < 0 ? callTimeout : LONGEST_CONNECT)
                .socketTimeout(readTimeout)
                .build();
    }

    /** What all clients have in common. */
    private record Common(
            Optional<URI> endpoint,
            Region region,
            Optional<String> profile,
            AwsCredentialsProvider credentials,
            SdkHttpClient http,
            Supplier<RetryStrategy> retries) {

        <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
            endpoint.ifPresent(builder::endpointOverride);
            return builder.region(region)
                    .credentialsProvider(credentials)
                    .httpClient(http)
                    .overrideConfiguration(overrides -> {
                        // One for each client: a service in trouble must not use up the repetitions of the others.
                        overrides.retryStrategy(retries.get());
                        profile.ifPresent(overrides::defaultProfileName);
                    })
                    .build();
        }
    }
}
