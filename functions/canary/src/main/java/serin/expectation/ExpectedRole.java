package serin.expectation;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html">AWS::IAM::Role</a>
 */
public record ExpectedRole(
        ResourceRef resource,
        Declared<PolicyDocument> trust,
        Declared<Set<String>> attached,
        Declared<Map<String, Declared<PolicyDocument>>> inline)
        implements Expectation {
    public ExpectedRole {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(trust, "trust is null");
        Objects.requireNonNull(attached, "attached is null");
        Objects.requireNonNull(inline, "inline is null");
    }

    /**
     * The role's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return PhysicalId.of(resource);
    }

    static ExpectedRole of(ResolvedResource resource, ResolvedTemplate template) {
        var policies = new RolePolicies(resource, template);
        return new ExpectedRole(
                ExpectedStackBuilder.ref(resource),
                DeclaredPolicy.of(new Properties(resource.properties()), "AssumeRolePolicyDocument"),
                policies.attached(),
                policies.inline());
    }
}
