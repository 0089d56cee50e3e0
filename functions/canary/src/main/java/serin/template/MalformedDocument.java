package serin.template;

/** A text that could not be read; the message is one line that says where and why. */
public class MalformedDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    public MalformedDocument(String message) {
        super(oneLine(message));
    }

    /** Printable, on one line and short, whatever a hostile text has put into it. */
    static String oneLine(String message) {
        var line = message.strip().replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
