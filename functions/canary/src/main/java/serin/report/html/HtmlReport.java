package serin.report.html;

import serin.report.ReportFormat;
import serin.run.Run;

/**
 * The report as one page that needs nothing else: no script, no picture, no font from anywhere. It follows the reader's dark or light
 * theme, and prints in the light one.
 */
public final class HtmlReport implements ReportFormat {
    /** Nothing is loaded, nothing runs; only the page's own style counts. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    @Override
    public String render(Run run) {
        var resources = Resources.of(run.findings());
        var page = new Markup();
        page.open("html", "lang", "en");
        head(run, page);
        page.open("body").line();
        VerdictPanel.write(run, page);
        page.open("main").line();
        Attention.write(run.findings(), resources, page);
        WiringSection.write(run.wiring(), resources, page);
        ResourceTable.write(resources, page);
        page.close().line();
        page.element(
                        "footer",
                        "Written by Serin. Every value on this page is shown as text, at most 2,000 characters of it.")
                .line();
        page.close().close();
        return "<!DOCTYPE html>\n" + page + "\n";
    }

    private static void head(Run run, Markup page) {
        page.open("head").line();
        page.empty("meta", "charset", "utf-8").line();
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        page.element("title", run.verdict().word() + ": " + run.stack()).line();
        page.style(themes() + StyleSheet.read("report.css"));
        page.close().line();
    }

    private static String themes() {
        return ":root { " + Palette.LIGHT.css() + " }\n" + "@media screen and (prefers-color-scheme: dark) { :root { "
                + Palette.DARK.css() + " } }\n";
    }
}
