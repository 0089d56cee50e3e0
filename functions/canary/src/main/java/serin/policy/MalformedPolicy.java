package serin.policy;

import serin.template.MalformedDocument;

/** A text or value that is no policy document; the message is one line that says where and why. */
public final class MalformedPolicy extends MalformedDocument {
    private static final long serialVersionUID = 1L;

    MalformedPolicy(String message) {
        super("policy document: " + message);
    }
}
