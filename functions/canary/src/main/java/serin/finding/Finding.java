package serin.finding;

import java.util.Objects;

/** One check's outcome on one resource. */
public record Finding(CheckInfo check, ResourceRef resource, Outcome outcome) {
    public Finding {
        Objects.requireNonNull(check, "check is null");
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(outcome, "outcome is null");
    }

    /** The name by which another finding refers to this one. */
    public FindingRef ref() {
        return new FindingRef(check.id(), resource.logicalId());
    }
}
