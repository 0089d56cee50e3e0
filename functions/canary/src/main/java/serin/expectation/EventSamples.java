package serin.expectation;

import java.util.List;
import serin.template.Value;

/**
 * Events that a rule's pattern is meant to match, and events that it is meant to let pass by: {@code Samples} of
 * {@code Metadata.Serin}. Each has a source and a detail-type; the rest of its envelope may be left out.
 */
public record EventSamples(List<Value.Mapping> matches, List<Value.Mapping> rejects) {
    public EventSamples {
        matches = List.copyOf(matches);
        rejects = List.copyOf(rejects);
    }
}
