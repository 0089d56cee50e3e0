package serin.expectation;

import java.util.Objects;
import java.util.Optional;
import serin.finding.ResourceRef;

/**
 * That a resource of the template, of whatever kind, is there.
 *
 * @param undecided why nobody can tell whether the template asks for it; empty when its condition holds or it has none
 */
public record ExpectedResource(ResourceRef resource, Optional<String> undecided) implements Expectation {
    public ExpectedResource {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(undecided, "undecided is null");
    }
}
