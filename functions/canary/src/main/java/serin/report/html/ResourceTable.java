package serin.report.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.finding.Finding;
import serin.finding.ResourceRef;
import serin.report.Described;
import serin.report.Tally;

/** Every resource by its type, with all that was found on it; what passed is folded away. */
final class ResourceTable {
    private final Resources resources;
    private final Markup page;
    private final Set<String> anchored = new HashSet<>();

    private ResourceTable(Resources resources, Markup page) {
        this.resources = resources;
        this.page = page;
    }

    static void write(Resources resources, Markup page) {
        new ResourceTable(resources, page).write();
    }

    private void write() {
        var byType = new LinkedHashMap<String, List<ResourceRef>>();
        resources
                .findings()
                .keySet()
                .forEach(resource -> byType.computeIfAbsent(resource.type(), _ -> new ArrayList<>())
                        .add(resource));
        page.open("section", "class", "resources").line();
        page.element("h2", "Every resource").line();
        byType.forEach(this::type);
        page.close().line();
    }

    private void type(String type, List<ResourceRef> of) {
        page.element("h3", type).line();
        of.forEach(resource -> resource(resource, resources.findings().getOrDefault(resource, List.of())));
    }

    private void resource(ResourceRef resource, List<Finding> findings) {
        var sign = Sign.worst(findings);
        // An id names one element, also where two resources of different types have one name.
        resources
                .anchor(resource.logicalId())
                .filter(anchored::add)
                .ifPresentOrElse(
                        anchor -> page.open("details", "class", sign.css(), "id", anchor),
                        () -> page.open("details", "class", sign.css()));
        page.open("summary")
                .element("span", sign.symbol(), "class", "symbol", "title", sign.word())
                .text(" ")
                .element("b", resource.logicalId())
                .text(" ")
                .element("small", Tally.of(findings).toString())
                .close();
        resource.physicalId().ifPresent(id -> page.element("p", id, "class", "physical"));
        page.open("ul");
        findings.forEach(this::finding);
        page.close().close().line();
    }

    private void finding(Finding finding) {
        var sign = Sign.of(finding);
        var described = Described.of(finding);
        page.open("li", "class", sign.css());
        page.element("span", sign.symbol(), "class", "symbol", "title", sign.word())
                .text(" ")
                .element("code", finding.check().id())
                .text(" ")
                .element("small", said(described));
        page.close();
    }

    private static String said(Described described) {
        return Optional.of(described)
                .filter(each -> each.outcome().equals("PASS"))
                .flatMap(Described::actual)
                .orElse(described.message());
    }
}
