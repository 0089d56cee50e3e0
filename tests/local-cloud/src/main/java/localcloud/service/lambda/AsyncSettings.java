package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import localcloud.service.AwsError;

/**
 * How a function's asynchronous invocations are treated: the EventInvokeConfig of exactly the alias or version that is invoked, and
 * the dead-letter queue of the version's configuration.
 *
 * @param mostRetries after function errors
 * @param oldest the age at which an event is given up
 * @param onSuccess the destination's ARN; empty when there is none
 * @param onFailure the destination's ARN; empty when there is none
 * @param deadLetterQueue a queue's or topic's ARN; empty when there is none
 * @param role the execution role, by which Lambda delivers
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html">Configuring error handling</a>
 */
record AsyncSettings(
        int mostRetries, Duration oldest, String onSuccess, String onFailure, String deadLetterQueue, String role) {
    private static final int USUAL_RETRIES = 2;
    private static final int USUAL_AGE_SECONDS = 21_600;

    static AsyncSettings of(Functions functions, FunctionReference reference) throws AwsError {
        var configuration = functions.configuration(reference);
        var config = new ConfigReads(functions).eventInvokeConfig(reference);
        var properties =
                config.map(resource -> (JsonNode) resource.properties()).orElseGet(MissingNode::getInstance);
        var destinations = properties.path("DestinationConfig");
        return new AsyncSettings(
                Values.number(properties.path("MaximumRetryAttempts"), USUAL_RETRIES),
                Duration.ofSeconds(Values.number(properties.path("MaximumEventAgeInSeconds"), USUAL_AGE_SECONDS)),
                Values.text(destinations.path("OnSuccess").path("Destination"), ""),
                Values.text(destinations.path("OnFailure").path("Destination"), ""),
                Values.text(configuration.path("DeadLetterConfig").path("TargetArn"), ""),
                Values.text(configuration.path("Role"), ""));
    }
}
