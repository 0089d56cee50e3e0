package serin.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import serin.template.MalformedTemplate;

/** The command-line door. */
@Command(
        name = "serin",
        mixinStandardHelpOptions = true,
        version = "serin 0.1.0",
        scope = ScopeType.INHERIT,
        description = "Validates the AWS stack it lives in.",
        subcommands = {
            ValidateCommand.class,
            HistoryCommand.class,
            PlanCommand.class,
            ChecksCommand.class,
            InitCommand.class,
            WindowCommand.class
        },
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeOnExecutionException = ExitCode.INTERNAL_ERROR,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:healthy, and every other success",
            "1:unhealthy",
            "2:inconclusive",
            "64:wrong usage",
            "65:malformed input",
            "66:no such stack or file",
            "69:endpoint not reachable",
            "70:internal error",
            "77:no credentials, or not allowed to read the stack"
        })
public final class Main implements Runnable {

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean verbose;

    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, new Surroundings(System.getenv(), out, err, terminal())));
    }

    /** Runs one command in these surroundings, and answers its exit code. */
    public static int run(String[] arguments, Surroundings surroundings) {
        var main = new Main();
        return new CommandLine(main, new Commands(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(main.oneLine())
                .execute(arguments);
    }

    /** A command was not given. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing required command");
    }

    /** Whether a person looks at a terminal: no pipe, no file. */
    public static boolean terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private IExecutionExceptionHandler oneLine() {
        return (exception, commandLine, _) -> {
            if (verbose) {
                Trace.print(exception, commandLine.getErr());
            }
            commandLine.getErr().println("serin: " + exception(exception));
            return switch (exception) {
                case Problem problem -> problem.exitCode();
                case MalformedTemplate _ -> ExitCode.MALFORMED_INPUT;
                default -> ExitCode.INTERNAL_ERROR;
            };
        };
    }

    private static String exception(Exception exception) {
        return switch (exception) {
            case Problem problem -> Lines.one(problem.getMessage());
            case MalformedTemplate malformed -> "malformed template: " + Lines.one(malformed.getMessage());
            default -> "internal error: " + Lines.one(exception.toString()) + " (--verbose shows where)";
        };
    }
}
