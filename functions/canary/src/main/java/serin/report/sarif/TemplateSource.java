package serin.report.sarif;

import java.util.Objects;
import java.util.Optional;
import serin.template.Declarations;

/**
 * The file in which the stack's resources are declared.
 *
 * @param uri relative to where the command ran, or a {@code file:} URI; empty when there is no such file
 */
public record TemplateSource(Optional<String> uri, Declarations declarations) {
    /** No file: a finding then names its resource, and no line. */
    public static final TemplateSource NONE = new TemplateSource(Optional.empty(), Declarations.NONE);

    public TemplateSource {
        Objects.requireNonNull(uri, "uri is null");
        Objects.requireNonNull(declarations, "declarations is null");
    }
}
