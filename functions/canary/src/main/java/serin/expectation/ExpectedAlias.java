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
 * @param shift how CodeDeploy moves its traffic; omitted where an update moves it at once
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html">AWS::Lambda::Alias</a>
 */
public record ExpectedAlias(
        ResourceRef resource,
        Declared<String> function,
        Declared<String> name,
        Declared<String> version,
        Declared<TrafficShift> shift)
        implements Expectation {
    public ExpectedAlias {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(shift, "shift is null");
    }

    /**
     * How CodeDeploy moves an alias's traffic.
     *
     * @param group the name of the deployment group
     * @param before the name of the function that is asked before
     * @param after the name of the function that is asked after
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html">UpdatePolicy</a>
     */
    public record TrafficShift(Declared<String> group, Declared<String> before, Declared<String> after) {
        public TrafficShift {
            Objects.requireNonNull(group, "group is null");
            Objects.requireNonNull(before, "before is null");
            Objects.requireNonNull(after, "after is null");
        }
    }

    static ExpectedAlias of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new ExpectedAlias(
                ExpectedStackBuilder.ref(resource),
                properties.text("FunctionName").map(FunctionName::of),
                properties.text("Name"),
                properties.text("FunctionVersion"),
                new Properties(resource.updatePolicy())
                        .nested("CodeDeployLambdaAliasUpdate")
                        .map(update -> new TrafficShift(
                                update.text("DeploymentGroupName"),
                                update.text("BeforeAllowTrafficHook").map(FunctionName::of),
                                update.text("AfterAllowTrafficHook").map(FunctionName::of))));
    }
}
