package serin.expectation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;

/**
 * What the template promises of a log group that it declares.
 *
 * @param kmsKey id, ARN or alias of the key that encrypts it
 * @param subscriptions what the template lets flow out of it
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html">AWS::Logs::LogGroup</a>
 */
public record ExpectedLogGroup(
        ResourceRef resource,
        Declared<Integer> retentionDays,
        Declared<String> kmsKey,
        List<Subscription> subscriptions)
        implements Expectation {
    private static final String SUBSCRIPTION = "AWS::Logs::SubscriptionFilter";

    public ExpectedLogGroup {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(retentionDays, "retentionDays is null");
        Objects.requireNonNull(kmsKey, "kmsKey is null");
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * A subscription filter.
     *
     * @param destination ARN
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-subscriptionfilter.html">AWS::Logs::SubscriptionFilter</a>
     */
    public record Subscription(ResourceRef resource, Declared<String> pattern, Declared<String> destination) {
        public Subscription {
            Objects.requireNonNull(resource, "resource is null");
            Objects.requireNonNull(pattern, "pattern is null");
            Objects.requireNonNull(destination, "destination is null");
        }

        /** The filter's name, where the stack has created it. */
        public Optional<String> name() {
            return resource.physicalId();
        }
    }

    /**
     * The group's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return PhysicalId.of(resource);
    }

    static ExpectedLogGroup of(ResolvedResource resource, ResolvedTemplate template) {
        var properties = new Properties(resource.properties());
        return new ExpectedLogGroup(
                ExpectedStackBuilder.ref(resource),
                properties.integer("RetentionInDays"),
                properties.text("KmsKeyId"),
                template.resources().values().stream()
                        .filter(other -> other.type().equals(SUBSCRIPTION))
                        .filter(other -> resource.physicalId().isPresent()
                                && new Properties(other.properties())
                                        .text("LogGroupName")
                                        .known()
                                        .equals(resource.physicalId()))
                        .map(ExpectedLogGroup::subscription)
                        .toList());
    }

    private static Subscription subscription(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new Subscription(
                ExpectedStackBuilder.ref(resource),
                properties.text("FilterPattern"),
                properties.text("DestinationArn"));
    }
}
