package serin.report.sarif;

import serin.report.Plain;

/** Plain text for SARIF's messages. */
final class SarifText {
    private static final int MOST_CHARACTERS = 2_000;

    private SarifText() {}

    /** One line without control characters: for a name, which has no syntax of its own. */
    static String name(String text) {
        return Plain.line(text, MOST_CHARACTERS);
    }

    /**
     * The same for a message. Braces are doubled, since a placeholder stands in single ones (3.11.5), and no embedded link comes of
     * brackets and parentheses (3.11.6).
     *
     * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html">SARIF 2.1.0</a>
     */
    static String message(String text) {
        return name(text).replace("{", "{{").replace("}", "}}").replace("](", "] (");
    }
}
