package serin.expectation;

import serin.finding.ResourceRef;

/** The name by which a service knows a resource; the runner examines no resource that has none. */
final class PhysicalId {

    private PhysicalId() {}

    static String of(ResourceRef resource) {
        return resource.physicalId()
                .orElseThrow(() -> new IllegalStateException(resource.logicalId() + " has no physical id"));
    }
}
