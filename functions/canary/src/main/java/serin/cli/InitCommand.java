package serin.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import serin.check.Checks;
import serin.init.Fragment;
import serin.template.MalformedTemplate;
import serin.template.TemplateReader;

/** Prints what to add to someone's own template. */
@Command(
        name = "init",
        description = {
            "Prints, as YAML, what to add to a SAM or CloudFormation template so that a canary validates its stack: the function,"
                    + " its least-privilege policy for exactly that stack, schedule, stack-change rule and deployment hooks.",
            "The template may be one that SAM has still to process."
        })
final class InitCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--template",
            required = true,
            paramLabel = "TEMPLATE",
            description = "Your template, JSON or YAML.")
    private Path template = Path.of("template.yaml");

    @Option(names = "--output-file", paramLabel = "FILE", description = "Write there instead of to standard output.")
    private @Nullable Path file;

    InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var fragment = fragment();
        if (file == null) {
            surroundings.out().print(fragment);
            surroundings.out().flush();
        } else {
            OutputOptions.write(file, fragment);
        }
        return ExitCode.HEALTHY;
    }

    private String fragment() {
        try {
            return Fragment.of(TemplateReader.read(TemplateFile.read(template)), Checks.ALL);
        } catch (MalformedTemplate e) {
            throw new Problem(ExitCode.MALFORMED_INPUT, template + ": " + e.getMessage(), e);
        }
    }
}
