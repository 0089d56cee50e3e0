package serin.expectation;

import java.util.Objects;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template promises of an alias of a Lambda function.
 *
 * @param function the function's name
 * @param name the alias's own name, such as {@code live}
 * @param version the version that it is to point at
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html">AWS::Lambda::Alias</a>
 */
public record ExpectedAlias(
        ResourceRef resource, Declared<String> function, Declared<String> name, Declared<String> version)
        implements Expectation {
    public ExpectedAlias {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(version, "version is null");
    }

    static ExpectedAlias of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new ExpectedAlias(
                ExpectedStackBuilder.ref(resource),
                properties.text("FunctionName").map(FunctionName::of),
                properties.text("Name"),
                properties.text("FunctionVersion"));
    }
}
