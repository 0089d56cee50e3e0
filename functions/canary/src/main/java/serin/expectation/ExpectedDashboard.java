package serin.expectation;

import java.util.Objects;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template promises of a dashboard.
 *
 * @param body JSON
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-dashboard.html">AWS::CloudWatch::Dashboard</a>
 */
public record ExpectedDashboard(ResourceRef resource, Declared<String> body) implements Expectation {
    public ExpectedDashboard {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(body, "body is null");
    }

    /**
     * The dashboard's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return PhysicalId.of(resource);
    }

    static ExpectedDashboard of(ResolvedResource resource) {
        return new ExpectedDashboard(
                ExpectedStackBuilder.ref(resource), new Properties(resource.properties()).text("DashboardBody"));
    }
}
