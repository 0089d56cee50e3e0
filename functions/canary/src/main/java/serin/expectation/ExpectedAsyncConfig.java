package serin.expectation;

import java.util.Objects;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template promises of asynchronous invocations of a function.
 *
 * @param function the function's name
 * @param qualifier an alias, a version or {@code $LATEST}
 * @param retryAttempts 0 to 2
 * @param eventAgeSeconds 60 to 21,600
 * @param onFailure ARN of the destination
 * @param onSuccess ARN of the destination
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html">AWS::Lambda::EventInvokeConfig</a>
 */
public record ExpectedAsyncConfig(
        ResourceRef resource,
        Declared<String> function,
        Declared<String> qualifier,
        Declared<Integer> retryAttempts,
        Declared<Integer> eventAgeSeconds,
        Declared<String> onFailure,
        Declared<String> onSuccess)
        implements Expectation {
    public ExpectedAsyncConfig {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(qualifier, "qualifier is null");
    }

    static ExpectedAsyncConfig of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new ExpectedAsyncConfig(
                ExpectedStackBuilder.ref(resource),
                properties.text("FunctionName").map(FunctionName::of),
                properties.text("Qualifier"),
                properties.integer("MaximumRetryAttempts"),
                properties.integer("MaximumEventAgeInSeconds"),
                destination(properties, "OnFailure"),
                destination(properties, "OnSuccess"));
    }

    private static Declared<String> destination(Properties properties, String when) {
        return properties.within(
                "DestinationConfig", config -> config.within(when, destination -> destination.text("Destination")));
    }
}
