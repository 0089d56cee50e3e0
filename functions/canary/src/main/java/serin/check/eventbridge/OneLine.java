package serin.check.eventbridge;

import serin.text.Line;

/** A text cut for a report. */
final class OneLine {
    private static final int LONGEST = 200;

    private OneLine() {}

    static String of(String text) {
        return Line.of(text, LONGEST);
    }
}
