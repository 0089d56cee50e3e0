package serin.template;

import serin.text.Line;

/** A text that could not be read; the message is one line that says where and why. */
public class MalformedDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    public MalformedDocument(String message) {
        super(oneLine(message));
    }

    /** Printable, on one line and short, whatever a hostile text has put into it. */
    static String oneLine(String message) {
        return Line.of(message, LONGEST);
    }
}
