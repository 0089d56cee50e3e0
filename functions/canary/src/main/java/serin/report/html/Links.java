package serin.report.html;

/** Links to what the page tells of a resource. */
final class Links {

    private Links() {}

    /** The resource's name, as a link where the page tells of it. */
    static void to(String logicalId, Resources resources, Markup page) {
        resources
                .anchor(logicalId)
                .ifPresentOrElse(
                        anchor -> page.element("a", logicalId, "href", "#" + anchor),
                        () -> page.element("b", logicalId));
    }
}
