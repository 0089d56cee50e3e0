package serin.probe;

/** Texts that are fit for an answer: one line, printable ASCII, of bounded length. */
final class Words {
    static final int MAX_NAME = 128;
    static final int MAX_DETAIL = 512;

    private Words() {}

    /** A name that a function declares; anything else is a mistake in its code, found when it starts. */
    static String name(String what, String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || !name.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(what + " must have 1 to " + MAX_NAME
                    + " printable ASCII characters, was \"" + oneLine(name) + "\"");
        }
        return name;
    }

    /** Whatever it was, on one line and cut; a character that could break or turn a line is {@code ?}. */
    static String oneLine(String text) {
        var cut = text.length() > MAX_DETAIL;
        var line = new StringBuilder();
        for (var i = 0; i < (cut ? MAX_DETAIL - 3 : text.length()); i++) {
            var c = text.charAt(i);
            line.append(c >= 0x20 && c < 0x7f ? c : '?');
        }
        return cut ? line.append("...").toString() : line.toString();
    }
}
