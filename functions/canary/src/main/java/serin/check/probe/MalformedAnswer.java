package serin.check.probe;

/** An answer that is not of protocol 1; the message says where, and holds nothing of the answer. */
final class MalformedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedAnswer(String message) {
        super(message, null, false, false);
    }
}
