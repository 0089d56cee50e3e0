package serin.handler;

import serin.text.Line;

/** An event that the canary does not take: one line, and no stack trace, since its place is the sender's. */
final class MalformedEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedEvent(String what) {
        super("malformed event: " + Line.of(what), null, false, false);
    }
}
