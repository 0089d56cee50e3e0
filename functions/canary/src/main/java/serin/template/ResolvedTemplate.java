package serin.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A template after resolution against one stack.
 *
 * @param resources by logical id, in the template's order; those whose condition is false are left out
 * @param undecided logical ids of resources whose condition could not be decided, or of whose type or properties nothing is
 *     known, with the reason
 * @param excluded logical ids of resources whose condition is false
 * @param metadata the template's own {@code Metadata}, resolved
 */
public record ResolvedTemplate(
        Map<String, ResolvedResource> resources,
        Map<String, String> undecided,
        Set<String> excluded,
        Value.Mapping metadata) {
    public ResolvedTemplate {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        undecided = Map.copyOf(undecided);
        excluded = Set.copyOf(excluded);
        Objects.requireNonNull(metadata, "metadata is null");
    }

    /** The same template, without one of its resources. */
    public ResolvedTemplate without(String logicalId) {
        var others = new LinkedHashMap<>(resources);
        others.remove(logicalId);
        return new ResolvedTemplate(others, undecided, excluded, metadata);
    }
}
