package serin.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import serin.expectation.Declared;
import serin.expectation.Intent;
import serin.schedule.MaintenanceWindow;
import serin.template.MalformedTemplate;
import serin.template.TemplateReader;

/** Says, offline, whether a template's maintenance window is open; its exit code is for pipelines. */
@Command(
        name = "window",
        description = {
            "Says, offline, whether the maintenance window that a template declares (Metadata.Serin.MaintenanceWindow) is open.",
            "Exit code 0: open, and until when; 1: closed, and when it opens next; 65: the template declares none."
        },
        footer = {
            "",
            "Examples:",
            "  serin window --template template.yaml",
            "  serin window --template template.yaml --at 2026-11-29T03:00:00Z"
        })
final class WindowCommand implements Callable<Integer> {
    private static final int CLOSED = 1;

    private final Surroundings surroundings;
    private final InstantSource clock;

    @Option(
            names = "--template",
            required = true,
            paramLabel = "TEMPLATE",
            description = "The template, JSON or YAML, processed by SAM or not.")
    private Path template = Path.of("template.yaml");

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The time that is meant, such as 2026-11-29T03:00:00Z (default: now).")
    private @Nullable String at;

    WindowCommand(Surroundings surroundings, InstantSource clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var window = window();
        var instant = instant();
        var open = window.contains(instant);
        var other = (open ? window.end(instant) : window.next(instant)).map(Instant::toString);
        surroundings
                .out()
                .println((open ? "open" : "closed") + " at " + instant + ": the maintenance window is " + window
                        + other.map(time -> (open ? "; it closes at " : "; it opens at ") + time)
                                .orElse(""));
        surroundings.out().flush();
        return open ? ExitCode.HEALTHY : CLOSED;
    }

    private Instant instant() {
        if (at == null) {
            return clock.instant();
        }
        try {
            return Instant.parse(at);
        } catch (DateTimeException e) {
            throw new Problem(ExitCode.USAGE, "--at must be an instant such as 2026-11-29T03:00:00Z, was " + at, e);
        }
    }

    private MaintenanceWindow window() {
        try {
            return switch (Intent.window(TemplateReader.read(TemplateFile.read(template)))) {
                case Declared.Known<MaintenanceWindow>(var window) -> window;
                case Declared.Omitted<MaintenanceWindow>() ->
                    throw new MalformedTemplate("it declares no maintenance window (Metadata.Serin.MaintenanceWindow)");
                case Declared.Secret<MaintenanceWindow>(var reason) -> throw new MalformedTemplate(reason);
                case Declared.Unresolved<MaintenanceWindow>(var reason) -> throw new MalformedTemplate(reason);
            };
        } catch (MalformedTemplate e) {
            throw new Problem(ExitCode.MALFORMED_INPUT, template + ": " + e.getMessage(), e);
        }
    }
}
