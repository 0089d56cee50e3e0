package serin.expectation;

import java.util.Objects;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template promises of a log group that it declares.
 *
 * @param kmsKey id, ARN or alias of the key that encrypts it
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html">AWS::Logs::LogGroup</a>
 */
public record ExpectedLogGroup(ResourceRef resource, Declared<Integer> retentionDays, Declared<String> kmsKey)
        implements Expectation {
    public ExpectedLogGroup {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(retentionDays, "retentionDays is null");
        Objects.requireNonNull(kmsKey, "kmsKey is null");
    }

    /**
     * The group's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return PhysicalId.of(resource);
    }

    static ExpectedLogGroup of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new ExpectedLogGroup(
                ExpectedStackBuilder.ref(resource), properties.integer("RetentionInDays"), properties.text("KmsKeyId"));
    }
}
