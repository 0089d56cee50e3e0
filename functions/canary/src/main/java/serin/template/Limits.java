package serin.template;

import java.math.BigDecimal;

/** How much is read before a text counts as malformed; a template that CloudFormation has accepted stays far below. */
final class Limits {

    /**
     * Longest text that is read, in characters of UTF-8: CloudFormation takes 1 MB from S3.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">quotas</a>
     */
    static final int BYTES = 1024 * 1024;

    /** Deepest nesting of lists and objects that is read. */
    static final int DEPTH = 128;

    /** Most digits of a number, and its largest exponent: beyond a double's 1e308 nothing in AWS counts. */
    static final int DIGITS = 1000;

    private static final int EXPONENT = 400;

    private Limits() {}

    /** Refuses a text that is too long, or holds what no UTF-8 text may hold. */
    static void check(String text) {
        if (text.length() > BYTES || utf8Length(text) > BYTES) {
            throw new MalformedDocument("the text is longer than 1 MiB (" + BYTES + " bytes)");
        }
        var line = 1;
        var column = 1;
        for (var i = 0; i < text.length(); i++, column++) {
            var c = text.charAt(i);
            if (c == '\n') {
                line++;
                column = 0;
            }
            if (c == 0) {
                throw new MalformedDocument(at(line, column) + "a NUL character");
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    throw new MalformedDocument(at(line, column) + "half of a surrogate pair");
                }
                i++;
            }
        }
    }

    /** Refuses a string that an escape has made into something no UTF-8 text may hold. */
    static void checkString(String text, String position) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                throw new MalformedDocument(position + "a NUL character");
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    throw new MalformedDocument(position + "half of a surrogate pair");
                }
                i++;
            }
        }
    }

    /** The number that {@code text} writes; refuses one whose plain form would be longer than any use of it. */
    static BigDecimal number(String text, String position) {
        if (text.length() > DIGITS) {
            throw new MalformedDocument(position + "a number of more than " + DIGITS + " digits");
        }
        try {
            var number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > EXPONENT + (long) DIGITS
                    || Math.abs((long) number.precision() - number.scale()) > EXPONENT) {
                throw new MalformedDocument(position + "the number " + text + " is beyond 1e" + EXPONENT);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new MalformedDocument(position + text + " is not a number");
        }
    }

    static String at(long line, long column) {
        return "line " + line + ", column " + column + ": ";
    }

    private static boolean isPair(String text, int high) {
        return Character.isHighSurrogate(text.charAt(high))
                && high + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(high + 1));
    }

    private static int utf8Length(String text) {
        var length = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            // Each half of a surrogate pair counts 2 of its 4 bytes.
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}
