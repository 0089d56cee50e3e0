package serin.template;

/**
 * Finds {@code {{resolve:service:key}}} in a text, which CloudFormation replaces as it creates a resource.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html">dynamic references</a>
 */
final class DynamicReferences {
    private static final String START = "{{resolve:";

    private DynamicReferences() {}

    /** The text, or why it is not known. */
    static Value known(String text) {
        Value found = new Value.Text(text);
        var start = -1;
        var next = text.indexOf(START);
        var end = next < 0 ? -1 : text.indexOf("}}", next);
        // Each character is passed over once, whatever the text has been made of.
        while (end >= 0) {
            for (; next >= 0 && next < end; next = text.indexOf(START, next + START.length())) {
                start = next + START.length();
            }
            if (start >= 0) {
                var service = service(text.substring(start, end));
                if (service.equals("secretsmanager") || service.equals("ssm-secure")) {
                    return Values.secret("a dynamic reference (" + service + ") to a secret");
                }
                found = Values.unknown("a dynamic reference (" + service + ") that only CloudFormation resolves");
                start = -1;
            }
            end = next < 0 ? -1 : text.indexOf("}}", next);
        }
        return found;
    }

    private static String service(String reference) {
        return reference.substring(0, Math.max(0, reference.indexOf(':')));
    }
}
