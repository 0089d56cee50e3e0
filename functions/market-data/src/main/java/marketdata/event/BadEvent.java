package marketdata.event;

/**
 * An event that is not what the function takes: one line that says what was given and what is accepted.
 *
 * <p>It fails the invocation for good; trying again does not help. It has no stack trace, since where it was found says nothing
 * about the event.
 */
public final class BadEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadEvent(String message) {
        super(message, null, false, false);
    }

    /** A given value, fit for one line of a log: quoted, without control characters, and cut at 60 characters. */
    static String shown(String value) {
        var shown = new StringBuilder("\"");
        value.codePoints().limit(60).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029) {
                shown.append('?');
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(value.codePointCount(0, value.length()) > 60 ? "…\"" : "\"")
                .toString();
    }
}
