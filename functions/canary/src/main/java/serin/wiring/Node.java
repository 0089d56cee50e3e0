package serin.wiring;

import java.util.Objects;
import java.util.Optional;

/**
 * One part of the picture. A bus that both sets rules off and is written to is two of them.
 *
 * @param id unique in one wiring
 * @param label what a reader knows it by, such as the logical id, an alias's name or a schedule's expression
 * @param logicalId the resource that it is; empty for a schedule, which is a property of its rule, and for what is not of this stack
 * @param note what it is, where it is no resource of the stack; empty otherwise
 */
public record Node(String id, Layer layer, String label, Optional<String> logicalId, String note) {
    public Node {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(layer, "layer is null");
        Objects.requireNonNull(label, "label is null");
        Objects.requireNonNull(logicalId, "logicalId is null");
        Objects.requireNonNull(note, "note is null");
    }
}
