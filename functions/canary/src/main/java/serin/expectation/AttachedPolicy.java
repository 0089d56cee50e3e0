package serin.expectation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import serin.finding.ResourceRef;
import serin.policy.PolicyDocument;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;

/**
 * A policy that a resource of its own sets on another, such as an {@code AWS::SQS::QueuePolicy} on a queue.
 *
 * @param resource the one that sets it
 */
public record AttachedPolicy(ResourceRef resource, Declared<PolicyDocument> document) {
    public AttachedPolicy {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(document, "document is null");
    }

    /**
     * The policies of that type that name the resource.
     *
     * @param list the property that holds the physical ids of those that the policy is set on
     */
    static List<AttachedPolicy> of(String type, String list, Optional<String> physicalId, ResolvedTemplate template) {
        return template.resources().values().stream()
                .filter(policy -> policy.type().equals(type))
                .flatMap(policy -> of(policy, list, physicalId).stream())
                .toList();
    }

    private static Optional<AttachedPolicy> of(ResolvedResource policy, String list, Optional<String> physicalId) {
        var properties = new Properties(policy.properties());
        var document = DeclaredPolicy.of(properties, "PolicyDocument");
        return switch (properties.texts(list)) {
            case Declared.Known<List<String>>(var named) ->
                physicalId
                        .filter(named::contains)
                        .map(_ -> new AttachedPolicy(ExpectedStackBuilder.ref(policy), document));
            case Declared.Omitted<List<String>>() -> Optional.empty();
            // It may be this resource's: nobody can say that it has no policy, nor which.
            case Declared.Secret<List<String>>(var reason) ->
                Optional.of(new AttachedPolicy(ExpectedStackBuilder.ref(policy), new Declared.Secret<>(reason)));
            case Declared.Unresolved<List<String>>(var reason) ->
                Optional.of(new AttachedPolicy(ExpectedStackBuilder.ref(policy), new Declared.Unresolved<>(reason)));
        };
    }
}
