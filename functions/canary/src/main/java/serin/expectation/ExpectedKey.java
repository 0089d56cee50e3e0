package serin.expectation;

import java.util.Objects;
import serin.finding.ResourceRef;
import serin.policy.PolicyDocument;
import serin.template.ResolvedResource;

/**
 * What the template promises of a KMS key.
 *
 * @param enabled true where the template does not say, as CloudFormation's default is
 * @param rotationDays 90 to 2,560
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html">AWS::KMS::Key</a>
 */
public record ExpectedKey(
        ResourceRef resource,
        Declared<PolicyDocument> policy,
        Declared<Boolean> enabled,
        Declared<Boolean> rotation,
        Declared<Integer> rotationDays)
        implements Expectation {
    public ExpectedKey {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(enabled, "enabled is null");
        Objects.requireNonNull(rotation, "rotation is null");
        Objects.requireNonNull(rotationDays, "rotationDays is null");
    }

    /**
     * The key's id.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String id() {
        return PhysicalId.of(resource);
    }

    /** Whether {@code key}, an id or an ARN, is this key's. */
    public boolean is(String key) {
        return resource.physicalId()
                .filter(id -> key.equals(id) || key.endsWith(":key/" + id))
                .isPresent();
    }

    static ExpectedKey of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new ExpectedKey(
                ExpectedStackBuilder.ref(resource),
                DeclaredPolicy.of(properties, "KeyPolicy"),
                properties.bool("Enabled").orDefault(true),
                properties.bool("EnableKeyRotation"),
                properties.integer("RotationPeriodInDays"));
    }
}
