package serin.handler;

import serin.text.Line;

/** The stack cannot be validated at all: one line, and no stack trace, since its place is the stack's. */
final class CannotValidate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotValidate(String line) {
        super(Line.of(line), null, false, false);
    }
}
