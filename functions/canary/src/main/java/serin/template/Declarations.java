package serin.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where in the text of a template each resource is declared.
 *
 * @param byLogicalId in the order of the text
 */
public record Declarations(Map<String, Declaration> byLogicalId) {
    /** Of a template that is not at hand. */
    public static final Declarations NONE = new Declarations(Map.of());

    private static final String SAM = "AWS::Serverless::";
    /** The type of a resource of which nothing more is known than that it may be there. */
    private static final String UNKNOWN = "unknown";

    public Declarations {
        byLogicalId = Collections.unmodifiableMap(new LinkedHashMap<>(byLogicalId));
    }

    /**
     * One declaration.
     *
     * @param type as it is written there, such as {@code AWS::Serverless::Function}
     * @param line of the logical id; the first is 1
     */
    public record Declaration(String logicalId, String type, int line) {}

    /**
     * Finds the resources in a template, in JSON or YAML, processed or not.
     *
     * @throws MalformedTemplate when it is none
     */
    public static Declarations of(String body) {
        TemplateReader.read(body);
        return new Declarations(body.stripLeading().startsWith("{") ? JsonLines.of(body) : YamlLines.of(body));
    }

    /**
     * The declaration that a resource of the stack comes from: its own, or that of the SAM resource that generated it, whose logical id
     * begins its own (<a
     * href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html">generated
     * resources</a>). Empty for what SAM makes for the whole stack, and where a declaration of that name is of another type, since the
     * text is then another stack's.
     *
     * @param type as CloudFormation knows it
     */
    public Optional<Declaration> of(String logicalId, String type) {
        var own = byLogicalId.get(logicalId);
        if (own != null) {
            return Optional.of(own)
                    .filter(declared ->
                            declared.type().equals(type) || declared.type().startsWith(SAM) || type.equals(UNKNOWN));
        }
        return byLogicalId.values().stream()
                .filter(declared -> declared.type().startsWith(SAM))
                .filter(declared -> logicalId.startsWith(declared.logicalId()))
                .max((a, b) ->
                        Integer.compare(a.logicalId().length(), b.logicalId().length()));
    }
}
