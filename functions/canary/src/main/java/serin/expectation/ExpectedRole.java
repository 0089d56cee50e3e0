package serin.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import serin.finding.ResourceRef;
import serin.policy.PolicyDocument;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;

/**
 * What the template promises of a role, with the policies that other resources of the template attach to it.
 *
 * @param trust who may assume the role
 * @param attached ARNs of managed policies
 * @param inline documents by name
 * @param managed documents of managed policies that the template itself declares, by ARN, attached to this role or not
 * @param boundary ARN of the permissions boundary
 * @param users logical ids of the functions that run as this role
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html">AWS::IAM::Role</a>
 */
public record ExpectedRole(
        ResourceRef resource,
        Declared<PolicyDocument> trust,
        Declared<Set<String>> attached,
        Declared<Map<String, Declared<PolicyDocument>>> inline,
        Map<String, Declared<PolicyDocument>> managed,
        Declared<String> boundary,
        Declared<List<String>> users)
        implements Expectation {
    private static final String FUNCTION = "AWS::Lambda::Function";

    public ExpectedRole {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(trust, "trust is null");
        Objects.requireNonNull(attached, "attached is null");
        Objects.requireNonNull(inline, "inline is null");
        managed = Map.copyOf(managed);
        Objects.requireNonNull(boundary, "boundary is null");
        Objects.requireNonNull(users, "users is null");
    }

    /**
     * The role's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return PhysicalId.of(resource);
    }

    /** The documents that the template itself gives the role, inline and managed, each with the policy's name. */
    public Map<String, Declared<PolicyDocument>> documents() {
        var documents = new TreeMap<String, Declared<PolicyDocument>>();
        inline.known().ifPresent(documents::putAll);
        attached.known().stream()
                .flatMap(Set::stream)
                .filter(managed::containsKey)
                .forEach(arn -> documents.put(arn, managed.getOrDefault(arn, new Declared.Omitted<>())));
        return documents;
    }

    static ExpectedRole of(ResolvedResource resource, ResolvedTemplate template) {
        var policies = new RolePolicies(resource, template);
        return new ExpectedRole(
                ExpectedStackBuilder.ref(resource),
                DeclaredPolicy.of(new Properties(resource.properties()), "AssumeRolePolicyDocument"),
                policies.attached(),
                policies.inline(),
                policies.managed(),
                new Properties(resource.properties()).text("PermissionsBoundary"),
                users(resource, template));
    }

    private static Declared<List<String>> users(ResolvedResource role, ResolvedTemplate template) {
        var users = new ArrayList<String>();
        for (var resource : template.resources().values()) {
            if (resource.type().equals(FUNCTION)) {
                switch (new Properties(resource.properties()).text("Role")) {
                    case Declared.Known<String>(var arn) -> {
                        // The path before the name is no part of a role's physical id.
                        if (role.physicalId().equals(Optional.of(arn.substring(arn.lastIndexOf('/') + 1)))) {
                            users.add(resource.logicalId());
                        }
                    }
                    case Declared.Omitted<String>() -> {}
                    case Declared.Secret<String>(var reason) -> {
                        return new Declared.Secret<>(resource.logicalId() + ": " + reason);
                    }
                    case Declared.Unresolved<String>(var reason) -> {
                        return new Declared.Unresolved<>(resource.logicalId() + ": " + reason);
                    }
                }
            }
        }
        return new Declared.Known<>(List.copyOf(users));
    }
}
