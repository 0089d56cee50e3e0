package serin.expectation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import serin.finding.ResourceRef;
import serin.template.ResolvedTemplate;

/**
 * What a whole template promises.
 *
 * @param resource the stack itself
 * @param template what was resolved, for checks that are about the template
 * @param expectations one for each resource of a kind that Serin knows, in the template's order
 */
public record ExpectedStack(ResourceRef resource, ResolvedTemplate template, List<Expectation> expectations)
        implements Expectation {
    public ExpectedStack {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(template, "template is null");
        expectations = List.copyOf(expectations);
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
