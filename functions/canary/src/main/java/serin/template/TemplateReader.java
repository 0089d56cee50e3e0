package serin.template;

/**
 * Reads a template in JSON, or in YAML with or without short tags.
 *
 * <p>At most 1 MiB and 128 levels deep. What CloudFormation refuses is refused: YAML aliases, merge keys, and a key that occurs
 * twice.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html">template formats</a>
 */
public final class TemplateReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TemplateReader() {}

    /**
     * The template that a text stands for.
     *
     * @throws MalformedTemplate with one line that says where and why
     */
    public static Template read(String body) {
        var text = !body.isEmpty() && body.charAt(0) == BYTE_ORDER_MARK ? body.substring(1) : body;
        if (text.isBlank()) {
            throw new MalformedTemplate("the template is empty");
        }
        // As CloudFormation does it: what starts with a brace is JSON.
        var json = text.stripLeading().startsWith("{");
        try {
            return Template.of(json ? JsonReader.read(text) : YamlReader.read(text));
        } catch (MalformedTemplate e) {
            throw e;
        } catch (MalformedDocument e) {
            throw new MalformedTemplate(
                    "the template is not well-formed " + (json ? "JSON" : "YAML") + ": " + e.getMessage());
        }
    }
}
