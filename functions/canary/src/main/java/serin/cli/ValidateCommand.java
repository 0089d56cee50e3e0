package serin.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import serin.aws.AwsRun;
import serin.check.Check;
import serin.check.Checks;
import serin.report.ReportFormat;
import serin.report.TextReport;
import serin.report.sarif.TemplateSource;
import serin.run.Clouds;
import serin.run.Nonces;
import serin.run.Run;
import serin.run.Selection;
import serin.run.StackValidation;
import serin.run.Trigger;

/** Validates a deployed stack. */
@Command(
        name = "validate",
        description = "Validates a deployed stack, any stack, with nothing installed in it.",
        footer = {
            "",
            "Examples:",
            "  serin validate --stack-name my-stack",
            "  serin validate --stack-name my-stack --checks 'dynamodb.*' --checks 'eventbridge.rule.*'",
            "  serin validate --stack-name my-stack --output junit --output-file serin.xml",
            "  serin validate --stack-name my-stack --report junit=serin.xml --report markdown=serin.md",
            "  serin validate --stack-name my-stack --output html --output-file serin.html",
            "  serin validate --stack-name my-stack --output sarif --output-file serin.sarif --template template.yaml"
        })
final class ValidateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--stack-name",
            paramLabel = "NAME",
            description = "The stack's name or ARN (default: the environment variable SERIN_STACK_NAME).")
    private @Nullable String stackName;

    @Option(
            names = "--checks",
            paramLabel = "GLOB",
            description = "Only checks whose id matches, such as 'dynamodb.*'; may be given more than once.")
    private List<String> globs = List.of();

    @Option(
            names = "--no-invoke",
            description = "Only read: no function is invoked, not even by a dry run, and no event is sent.")
    private boolean noInvoke;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description =
                    "How long the run may take (default: ${DEFAULT-VALUE}); what is not known by then is Unknown.")
    private int timeoutSeconds = 300;

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description =
                    "The template that the stack was made from, processed by SAM or not, for the lines of --output sarif"
                            + " (default: ./template.yaml where there is one).")
    private @Nullable Path template;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var stack = StackName.of(stackName, surroundings);
        var selection = selection(Checks.ALL);
        if (timeoutSeconds < 1) {
            throw new Problem(ExitCode.USAGE, "--timeout must be at least 1 second, was " + timeoutSeconds);
        }
        var source =
                output.format == OutputOptions.Format.sarif || output.reports.containsKey(OutputOptions.Format.sarif)
                        ? SourceFile.read(template)
                        : TemplateSource.NONE;
        var format = output.format.report(colour() && output.file == null, source);
        try (var aws = connection.open(surroundings)) {
            var result = new StackValidation(
                            Checks.ALL, deadline -> look(aws.run(deadline)), ConnectionOptions.CLOCK, Nonces.random())
                    .validate(
                            stack,
                            selection,
                            Trigger.MANUAL,
                            Duration.ofSeconds(timeoutSeconds),
                            new TerminalProgress(surroundings.err(), surroundings.terminal()));
            return switch (result) {
                case StackValidation.Result.Examined(var run) -> {
                    write(run, format, source);
                    yield ExitCode.of(run.verdict());
                }
                case StackValidation.Result.NoSuchStack(var what) ->
                    throw new Problem(ExitCode.NO_SUCH_STACK_OR_FILE, what);
                case StackValidation.Result.NotReadable(var unreadable, var run) -> {
                    write(run, format, source);
                    throw NotReadable.problem("stack " + stack, unreadable);
                }
            };
        }
    }

    private static Clouds.Look look(AwsRun run) {
        return new Clouds.Look(run.cloud(), run.calls()::attempts, run.calls()::throttled);
    }

    private Selection selection(List<Check<?>> catalogue) {
        var selection = new Selection(globs, !noInvoke);
        var unmatched = selection.unmatched(catalogue.stream().map(Check::info).toList());
        if (!unmatched.isEmpty()) {
            throw new Problem(
                    ExitCode.USAGE,
                    "no check matches " + String.join(", ", unmatched) + "; './serin checks' lists their ids");
        }
        return selection;
    }

    private void write(Run run, ReportFormat format, TemplateSource source) {
        output.reports.forEach((more, file) ->
                OutputOptions.write(file, more.report(false, source).render(run)));
        if (output.file == null) {
            surroundings.out().print(format.render(run));
        } else {
            OutputOptions.write(output.file, format.render(run));
            surroundings.out().print(new TextReport(colour()).render(run));
        }
        surroundings.out().flush();
    }

    private boolean colour() {
        return surroundings.terminal() && !surroundings.environment().containsKey("NO_COLOR");
    }
}
