package serin.report.html;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The colours of a theme. Every colour of text has a contrast of at least 4.5 to paper and panel, as
 * <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2, 1.4.3</a> asks.
 *
 * @param colours {@code #rrggbb} by name, such as {@code paper}, {@code ink} or a sign's class
 */
record Palette(Map<String, String> colours) {
    static final Palette LIGHT =
            of("#ffffff", "#f5f7f9", "#d0d7de", "#1b2026", "#56606b", "#b3261e", "#865200", "#6a4bb0", "#176f33");
    static final Palette DARK =
            of("#0f1419", "#182027", "#323c46", "#e6eaee", "#9da8b3", "#ff8a80", "#e8b54a", "#b79dff", "#5dd67f");

    Palette {
        colours = Collections.unmodifiableMap(new LinkedHashMap<>(colours));
    }

    private static Palette of(
            String paper,
            String panel,
            String rule,
            String ink,
            String faint,
            String failed,
            String unknown,
            String waived,
            String passed) {
        var colours = new LinkedHashMap<String, String>();
        colours.put("paper", paper);
        colours.put("panel", panel);
        colours.put("rule", rule);
        colours.put("ink", ink);
        colours.put("faint", faint);
        colours.put("failed", failed);
        colours.put("unknown", unknown);
        colours.put("advice", unknown);
        colours.put("waived", waived);
        colours.put("passed", passed);
        colours.put("not-examined", faint);
        return new Palette(colours);
    }

    /** The custom properties of the style sheet. */
    String css() {
        return colours.entrySet().stream()
                .map(colour -> "--" + colour.getKey() + ": " + colour.getValue() + ";")
                .collect(Collectors.joining(" "));
    }
}
