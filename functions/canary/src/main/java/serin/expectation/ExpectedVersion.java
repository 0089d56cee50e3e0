package serin.expectation;

import java.util.Objects;
import java.util.Optional;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template promises of a published version of a Lambda function.
 *
 * @param function the function's name
 * @param number the version, out of the physical id, which is an ARN that ends in it; empty when the stack has not published it
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-version.html">AWS::Lambda::Version</a>
 */
public record ExpectedVersion(ResourceRef resource, Declared<String> function, Optional<String> number)
        implements Expectation {
    public ExpectedVersion {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(number, "number is null");
    }

    static ExpectedVersion of(ResolvedResource resource) {
        return new ExpectedVersion(
                ExpectedStackBuilder.ref(resource),
                new Properties(resource.properties()).text("FunctionName").map(FunctionName::of),
                resource.physicalId()
                        .map(id -> id.substring(id.lastIndexOf(':') + 1))
                        .filter(ExpectedVersion::isVersion));
    }

    /** Lambda writes a published version as a number without leading zeros. */
    private static boolean isVersion(String text) {
        return text.matches("[1-9][0-9]*");
    }
}
