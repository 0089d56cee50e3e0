package marketdata.handler;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import marketdata.aws.DynamoTable;
import marketdata.item.ItemReader;
import serin.probe.ProbeEnvironment;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What a function finds around it, and is given when it is made.
 *
 * @param settings its environment variables
 * @param tables the table of that name
 * @param probe what the probe is to know
 */
public record Surroundings(Settings settings, Function<String, ItemReader> tables, ProbeEnvironment probe) {
    public Surroundings {
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(tables, "tables is null");
        Objects.requireNonNull(probe, "probe is null");
    }

    /** The table that the variable names. */
    public ItemReader table(String variable) {
        return tables.apply(settings.required(variable));
    }

    /**
     * The surroundings of this process, wired by hand. Region, credentials and AWS_ENDPOINT_URL come the SDK's own way.
     *
     * <p>A call ends after 5 seconds, all tries of it after 15, which is half of the shortest time-out of any function; the SDK's
     * own default is to wait for ever.
     */
    public static Surroundings ofThisProcess() {
        var dynamo = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(2)))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(Duration.ofSeconds(5))
                        .apiCallTimeout(Duration.ofSeconds(15)))
                .build();
        return new Surroundings(
                new Settings(System.getenv()), name -> new DynamoTable(dynamo, name), ProbeEnvironment.ofThisProcess());
    }
}
