package serin.schedule;

/** A schedule expression that EventBridge would not accept; the message says what was given and what is accepted. */
public final class MalformedSchedule extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    MalformedSchedule(String expression, String reason) {
        super("schedule expression \"" + shorten(expression) + "\": " + shorten(reason));
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
