package serin.expectation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import serin.finding.ResourceRef;
import serin.policy.PolicyDocument;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;

/**
 * What the template promises of a queue.
 *
 * @param policies one for each queue policy that names the queue; SQS keeps only the one that was set last
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html">AWS::SQS::Queue</a>
 */
public record ExpectedQueue(ResourceRef resource, List<QueuePolicy> policies) implements Expectation {
    private static final String POLICY = "AWS::SQS::QueuePolicy";

    public ExpectedQueue {
        Objects.requireNonNull(resource, "resource is null");
        policies = List.copyOf(policies);
    }

    /** A resource that sets the queue's policy. */
    public record QueuePolicy(ResourceRef resource, Declared<PolicyDocument> document) {}

    /**
     * The queue's URL.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String url() {
        return PhysicalId.of(resource);
    }

    /** Whether {@code arn} is the queue's: {@code …sqs.<region>.…/<account>/<name>} is {@code arn:…:<region>:<account>:<name>}. */
    public boolean hasArn(String arn) {
        var parts = arn.split(":", -1);
        return resource.physicalId()
                .filter(url -> parts.length == 6
                        && parts[2].equals("sqs")
                        && url.endsWith("/" + parts[4] + "/" + parts[5])
                        && (!url.contains(".amazonaws.com") || url.contains(parts[3])))
                .isPresent();
    }

    static ExpectedQueue of(ResolvedResource resource, ResolvedTemplate template) {
        var policies = template.resources().values().stream()
                .filter(other -> other.type().equals(POLICY))
                .flatMap(other -> policy(other, resource.physicalId()).stream())
                .toList();
        return new ExpectedQueue(ExpectedStackBuilder.ref(resource), policies);
    }

    private static Optional<QueuePolicy> policy(ResolvedResource policy, Optional<String> url) {
        var properties = new Properties(policy.properties());
        var document = DeclaredPolicy.of(properties, "PolicyDocument");
        return switch (properties.texts("Queues")) {
            case Declared.Known<List<String>>(var urls) ->
                url.filter(urls::contains).map(_ -> new QueuePolicy(ExpectedStackBuilder.ref(policy), document));
            case Declared.Omitted<List<String>>() -> Optional.empty();
            // It may be this queue's: nobody can say that the queue has no policy, nor which.
            case Declared.Secret<List<String>>(var reason) ->
                Optional.of(new QueuePolicy(ExpectedStackBuilder.ref(policy), new Declared.Secret<>(reason)));
            case Declared.Unresolved<List<String>>(var reason) ->
                Optional.of(new QueuePolicy(ExpectedStackBuilder.ref(policy), new Declared.Unresolved<>(reason)));
        };
    }
}
