package serin.check.probe;

/** Texts of a function's own, made harmless: they can neither break a report's line nor turn its text around. */
final class OneLine {
    private static final int LONGEST_NAME = 200;

    /** As long as protocol 1 lets a detail be: AWS's message names principal, action, resource and reason. */
    private static final int LONGEST_DETAIL = 512;

    private OneLine() {}

    /** A name, a word, an error. */
    static String name(String text) {
        return of(text, LONGEST_NAME);
    }

    static String detail(String text) {
        return of(text, LONGEST_DETAIL);
    }

    /** Without control and format characters, line separators, and halves of characters. Blanks stay: words are told apart by them. */
    private static String of(String text, int longest) {
        var start = text.substring(0, Math.min(text.length(), longest)).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ");
        return text.length() > longest ? start + "…" : start;
    }
}
