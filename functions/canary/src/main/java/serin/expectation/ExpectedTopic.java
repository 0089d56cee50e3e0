package serin.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;

/**
 * What the template promises of a topic.
 *
 * @param policies one for each topic policy that names the topic; SNS keeps only the one that was set last
 * @param kmsKey id, ARN or alias of the key that encrypts its messages
 * @param subscribers the resources that subscribe somebody to it; the topic itself for those that it declares within
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html">AWS::SNS::Topic</a>
 */
public record ExpectedTopic(
        ResourceRef resource, List<AttachedPolicy> policies, Declared<String> kmsKey, List<ResourceRef> subscribers)
        implements Expectation {
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    public ExpectedTopic {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(kmsKey, "kmsKey is null");
        policies = List.copyOf(policies);
        subscribers = List.copyOf(subscribers);
    }

    /**
     * The topic's ARN.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String arn() {
        return PhysicalId.of(resource);
    }

    static ExpectedTopic of(ResolvedResource resource, ResolvedTemplate template) {
        var properties = new Properties(resource.properties());
        var subscribers = new ArrayList<ResourceRef>();
        if (properties
                .objects("Subscription")
                .known()
                .filter(list -> !list.isEmpty())
                .isPresent()) {
            subscribers.add(ExpectedStackBuilder.ref(resource));
        }
        template.resources().values().stream()
                .filter(other -> other.type().equals(SUBSCRIPTION))
                .filter(other -> resource.physicalId().isPresent()
                        && new Properties(other.properties())
                                .text("TopicArn")
                                .known()
                                .equals(resource.physicalId()))
                .map(ExpectedStackBuilder::ref)
                .forEach(subscribers::add);
        return new ExpectedTopic(
                ExpectedStackBuilder.ref(resource),
                AttachedPolicy.of("AWS::SNS::TopicPolicy", "Topics", resource.physicalId(), template),
                properties.text("KmsMasterKeyId"),
                subscribers);
    }
}
