package serin.expectation;

import java.util.Objects;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template promises of a secret.
 *
 * @param hasValue whether the template gives it a value, so that it has a version from the beginning
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html">AWS::SecretsManager::Secret</a>
 */
public record ExpectedSecret(ResourceRef resource, boolean hasValue) implements Expectation {
    public ExpectedSecret {
        Objects.requireNonNull(resource, "resource is null");
    }

    /**
     * The secret's ARN.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String arn() {
        return PhysicalId.of(resource);
    }

    static ExpectedSecret of(ResolvedResource resource) {
        var declared = resource.properties().entries().keySet();
        return new ExpectedSecret(
                ExpectedStackBuilder.ref(resource),
                declared.contains("SecretString") || declared.contains("GenerateSecretString"));
    }
}
