package serin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import serin.report.JUnitReport;
import serin.report.JsonReport;
import serin.report.MarkdownReport;
import serin.report.ReportFormat;
import serin.report.TextReport;
import serin.report.html.HtmlReport;
import serin.report.sarif.SarifReport;
import serin.report.sarif.TemplateSource;

/** Where a report goes, and in which format. */
final class OutputOptions {

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Format format = Format.text;

    @Option(
            names = "--output-file",
            paramLabel = "FILE",
            description = "Write the report to this file; standard output gets the text one.")
    @Nullable
    Path file;

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description = "Write this run in one more format to this file; may be given once for each format.")
    Map<Format, Path> reports = Map.of();

    /** The formats, by the words that the options take. */
    enum Format {
        text,
        json,
        junit,
        markdown,
        html,
        sarif;

        /** @param source the template that the stack was made from, for a format that says where in it something is */
        ReportFormat report(boolean colour, TemplateSource source) {
            return switch (this) {
                case text -> new TextReport(colour);
                case json -> new JsonReport();
                case junit -> new JUnitReport();
                case markdown -> new MarkdownReport();
                case html -> new HtmlReport();
                case sarif -> new SarifReport(source);
            };
        }
    }

    /** Writes the whole text or nothing: a reader never sees half a report. */
    static void write(Path file, String text) {
        try {
            var directory = file.toAbsolutePath().getParent();
            var part = Files.createTempFile(directory, ".serin-", ".part");
            try {
                Files.writeString(part, text);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new Problem(
                    ExitCode.NO_SUCH_STACK_OR_FILE, "the report could not be written to " + file + ": " + e, e);
        }
    }
}
