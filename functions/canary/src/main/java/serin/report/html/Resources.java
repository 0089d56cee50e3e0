package serin.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.finding.Finding;
import serin.finding.ResourceRef;

/** The findings of a run by resource, in the order in which they were made; each resource has an anchor on the page. */
final class Resources {
    private final Map<ResourceRef, List<Finding>> findings;
    private final Map<String, Integer> anchors = new LinkedHashMap<>();
    private final Map<String, List<Finding>> byLogicalId = new LinkedHashMap<>();

    private Resources(Map<ResourceRef, List<Finding>> findings) {
        this.findings = findings;
        findings.forEach((resource, found) -> {
            anchors.putIfAbsent(resource.logicalId(), anchors.size() + 1);
            byLogicalId
                    .computeIfAbsent(resource.logicalId(), _ -> new ArrayList<>())
                    .addAll(found);
        });
    }

    static Resources of(List<Finding> all) {
        var findings = new LinkedHashMap<ResourceRef, List<Finding>>();
        all.forEach(finding -> findings.computeIfAbsent(finding.resource(), _ -> new ArrayList<>())
                .add(finding));
        return new Resources(findings);
    }

    Map<ResourceRef, List<Finding>> findings() {
        return findings;
    }

    /** The findings on that resource. */
    List<Finding> of(String logicalId) {
        return byLogicalId.getOrDefault(logicalId, List.of());
    }

    /** The id of the element that tells of the resource; it is made of no name, since a name can be anything. */
    Optional<String> anchor(String logicalId) {
        return Optional.ofNullable(anchors.get(logicalId)).map(number -> "resource-" + number);
    }
}
