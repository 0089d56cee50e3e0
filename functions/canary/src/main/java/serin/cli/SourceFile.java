package serin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import serin.report.sarif.TemplateSource;
import serin.template.Declarations;
import serin.template.MalformedTemplate;

/** The template from which the stack was made, on this machine: the one that is named, or the one that lies where the command runs. */
final class SourceFile {
    private static final Path USUAL = Path.of("template.yaml");

    private SourceFile() {}

    /**
     * Reads it.
     *
     * @param named null for the usual one, which need not be there, nor be a template
     * @throws MalformedTemplate when the one that is named is none
     */
    static TemplateSource read(@Nullable Path named) {
        if (named != null) {
            return of(named);
        }
        if (!Files.isRegularFile(USUAL)) {
            return TemplateSource.NONE;
        }
        try {
            return of(USUAL);
        } catch (MalformedTemplate e) {
            return TemplateSource.NONE;
        }
    }

    private static TemplateSource of(Path file) {
        return new TemplateSource(Optional.of(uri(file)), Declarations.of(TemplateFile.read(file)));
    }

    /** Relative where it can be, as code scanning wants it; a whole URI for a file elsewhere. */
    private static String uri(Path file) {
        var here = Path.of("").toAbsolutePath().normalize();
        var there = file.toAbsolutePath().normalize();
        return there.startsWith(here)
                ? here.toUri().relativize(there.toUri()).getRawPath()
                : there.toUri().toString();
    }
}
