package localcloud.template;

/** A template, or its parameters, that cannot be deployed; the message is one line, in CloudFormation's wording where it has one. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }
}
