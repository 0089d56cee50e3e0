package marketdata.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import marketdata.handler.Settings;
import marketdata.handler.Surroundings;
import marketdata.signal.Signals;
import marketdata.vendor.HttpSource;
import serin.probe.ProbeEnvironment;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The surroundings of this process, wired by hand. Region, credentials and AWS_ENDPOINT_URL come the SDK's own way.
 *
 * <p>A call ends after 5 seconds, all tries of it after 15, which is half of the shortest time-out of any function; the SDK's
 * own default is to wait for ever.
 */
public final class AwsSurroundings {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration BATCH_WAIT = Duration.ofMillis(100);

    private AwsSurroundings() {}

    /** Called once, by the constructor that Lambda calls. A client that the function does not need is never made. */
    public static Surroundings ofThisProcess() {
        var dynamo = bounded(DynamoDbClient.builder()).build();
        var events = once(() -> bounded(EventBridgeClient.builder()).build());
        var secrets = once(() -> bounded(SecretsManagerClient.builder()).build());
        var signals = signals(System.getenv());
        return new Surroundings(
                new Settings(System.getenv()),
                name -> new DynamoTable(
                        dynamo, name, tries -> LockSupport.parkNanos(BATCH_WAIT.toNanos() << Math.min(tries, 6))),
                name -> new EventBridgeBus(events.get(), name),
                name -> new EventBridgeAcknowledgements(events.get(), name),
                name -> new ManagedSecret(secrets.get(), name),
                (base, authentication) -> new HttpSource(base, authentication, FIRST_WAIT, signals),
                new AwsTrials(dynamo, events),
                signals,
                ProbeEnvironment.ofThisProcess());
    }

    /** Metrics only where Lambda, or whoever plays it, reads the log. */
    private static Signals signals(Map<String, String> variables) {
        var function = variables.get("AWS_LAMBDA_FUNCTION_NAME");
        return function == null
                ? Signals.NONE
                : new EmfSignals(once(() -> EmfSignals.powertools(function)), InstantSource.system());
    }

    private static <
                    B extends
                            AwsSyncClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, C>,
                    C>
            B bounded(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(2)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(Duration.ofSeconds(5))
                        .apiCallTimeout(Duration.ofSeconds(15))
                        .build());
    }

    /** Made at the first call, in the constructor of the function that needs it; a second thread waits for the first. */
    private static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {
            private @org.jspecify.annotations.Nullable T made;

            @Override
            public synchronized T get() {
                var value = made;
                if (value == null) {
                    value = maker.get();
                    made = value;
                }
                return value;
            }
        };
    }
}
