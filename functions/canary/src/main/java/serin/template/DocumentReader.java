package serin.template;

/** A document that is no template, in JSON or YAML, as a value: an AppSpec, for one. As strict as the reader of templates. */
public final class DocumentReader {
    private DocumentReader() {}

    /**
     * The value that a text stands for; what starts with a brace is JSON.
     *
     * @throws MalformedDocument with the position, when it is neither, or larger or deeper than a template may be
     */
    public static Value read(String text) {
        return text.stripLeading().startsWith("{") ? JsonReader.read(text) : YamlReader.read(text);
    }
}
