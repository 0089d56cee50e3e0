package serin.expectation;

import java.util.Objects;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template lets flow out of a log group, which may be of another stack.
 *
 * @param group the log group's name
 * @param destination ARN
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-subscriptionfilter.html">AWS::Logs::SubscriptionFilter</a>
 */
public record ExpectedSubscriptionFilter(
        ResourceRef resource, Declared<String> group, Declared<String> pattern, Declared<String> destination)
        implements Expectation {
    public ExpectedSubscriptionFilter {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(group, "group is null");
        Objects.requireNonNull(pattern, "pattern is null");
        Objects.requireNonNull(destination, "destination is null");
    }

    /**
     * The filter's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return PhysicalId.of(resource);
    }

    static ExpectedSubscriptionFilter of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new ExpectedSubscriptionFilter(
                ExpectedStackBuilder.ref(resource),
                properties.text("LogGroupName"),
                properties.text("FilterPattern"),
                properties.text("DestinationArn"));
    }
}
