package serin.template;

/** A text that is no CloudFormation template; the message is one line that says where and why. */
public final class MalformedTemplate extends MalformedDocument {
    private static final long serialVersionUID = 1L;

    public MalformedTemplate(String message) {
        super(message);
    }
}
