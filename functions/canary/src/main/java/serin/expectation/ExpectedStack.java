package serin.expectation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import serin.finding.ResourceRef;
import serin.schedule.MaintenanceWindow;
import serin.template.ResolvedTemplate;
import serin.template.StackContext;

/**
 * What a whole template promises.
 *
 * @param resource the stack itself
 * @param template what was resolved, for checks that are about the template
 * @param expectations in the template's order: an {@link ExpectedResource} for each resource, and after it the one of its kind
 *     where Serin knows the kind
 */
public record ExpectedStack(ResourceRef resource, ResolvedTemplate template, List<Expectation> expectations)
        implements Expectation {
    public ExpectedStack {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(template, "template is null");
        expectations = List.copyOf(expectations);
    }

    /** What {@code template} promises of the stack that {@code context} tells of. */
    public static ExpectedStack of(ResolvedTemplate template, StackContext context) {
        return new ExpectedStack(
                new ResourceRef(context.stackName(), Optional.of(context.stackId()), "AWS::CloudFormation::Stack"),
                template,
                ExpectedStackBuilder.expectations(template, context));
    }

    /** When nothing of it fires. */
    public Declared<MaintenanceWindow> maintenanceWindow() {
        return Intent.of(template).window();
    }

    /** The expectations of one kind. */
    public <E extends Expectation> Stream<E> all(Class<E> kind) {
        return expectations.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The expectation of that kind under that logical id. */
    public <E extends Expectation> Optional<E> find(Class<E> kind, String logicalId) {
        return all(kind).filter(e -> e.resource().logicalId().equals(logicalId)).findFirst();
    }
}
