package serin.expectation;

import java.util.Objects;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template promises of an event bus: that it is there.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html">AWS::Events::EventBus</a>
 */
public record ExpectedBus(ResourceRef resource) implements Expectation {
    public ExpectedBus {
        Objects.requireNonNull(resource, "resource is null");
    }

    /**
     * The bus's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return PhysicalId.of(resource);
    }

    static ExpectedBus of(ResolvedResource resource) {
        return new ExpectedBus(ExpectedStackBuilder.ref(resource));
    }
}
