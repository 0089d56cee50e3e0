package serin.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import serin.aws.AwsCloud;
import serin.ledger.Ledger;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerKey;
import serin.observation.Observation;
import serin.report.HistoryReport;
import serin.run.EnvironmentLookup;

/** Shows what the canary of a stack has found and answered. */
@Command(
        name = "history",
        description = {
            "Shows the runs and deployments that the canary of a stack has written down, newest first.",
            "The ledger's table is what the stack's own template gives the canary as SERIN_LEDGER_TABLE; it is read with your"
                    + " credentials."
        })
final class HistoryCommand implements Callable<Integer> {
    private static final String VARIABLE = "SERIN_LEDGER_TABLE";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Surroundings surroundings;

    @Option(
            names = "--stack-name",
            paramLabel = "NAME",
            description = "The stack's name or ARN (default: the environment variable SERIN_STACK_NAME).")
    private @Nullable String stackName;

    @Option(
            names = "--fires",
            description = "Show what has become of each scheduled time (CONFIRMED, MISSED, UNKNOWN) instead.")
    private boolean fires;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many rows at most, 1 to " + Ledger.MOST_ROWS + " (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    /** The formats, by the words that the option takes. */
    enum Format {
        text,
        json
    }

    HistoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var stack = StackName.of(stackName, surroundings);
        if (limit < 1 || limit > Ledger.MOST_ROWS) {
            throw new Problem(ExitCode.USAGE, "--limit must be 1 to " + Ledger.MOST_ROWS + ", was " + limit);
        }
        try (var aws = connection.open(surroundings)) {
            var rows = rows(stack, aws);
            surroundings
                    .out()
                    .print(
                            switch (format) {
                                case text -> HistoryReport.text(stack, rows, ConnectionOptions.CLOCK.instant());
                                case json -> HistoryReport.json(stack, rows);
                            });
            surroundings.out().flush();
            return ExitCode.HEALTHY;
        }
    }

    private List<LedgerEntry> rows(String stack, AwsCloud aws) {
        var deadline = ConnectionOptions.CLOCK.instant().plus(LONGEST);
        var stacks = aws.run(deadline).cloud().stacks();
        return switch (EnvironmentLookup.find(stack, VARIABLE, stacks)) {
            case EnvironmentLookup.Result.Found(var table) ->
                answered(
                        stack,
                        table,
                        aws.ledger(table, deadline)
                                .newest(fires ? LedgerKey.firesOf(stack) : LedgerKey.name(stack), limit));
            case EnvironmentLookup.Result.NotDeclared() ->
                throw new Problem(
                        ExitCode.NO_SUCH_STACK_OR_FILE,
                        "stack " + stack + " has no ledger: none of its functions is given " + VARIABLE);
            case EnvironmentLookup.Result.Unclear(var why) ->
                throw new Problem(
                        ExitCode.NO_SUCH_STACK_OR_FILE,
                        "which table is the ledger of stack " + stack + " is not clear from " + VARIABLE + ": " + why);
            case EnvironmentLookup.Result.NoSuchStack(var what) ->
                throw new Problem(ExitCode.NO_SUCH_STACK_OR_FILE, what);
            case EnvironmentLookup.Result.NotReadable(var unreadable) ->
                throw NotReadable.problem("stack " + stack, unreadable);
        };
    }

    private static List<LedgerEntry> answered(String stack, String table, Observation<List<LedgerEntry>> answer) {
        return switch (answer) {
            case Observation.Present<List<LedgerEntry>>(var rows, var _) -> rows;
            case Observation.Absent<List<LedgerEntry>> _ ->
                throw new Problem(
                        ExitCode.NO_SUCH_STACK_OR_FILE,
                        "the ledger of stack " + stack + " is gone: table " + table + " does not exist");
            case Observation.Unreadable<List<LedgerEntry>> unreadable ->
                throw NotReadable.problem("the ledger of stack " + stack, unreadable);
        };
    }
}
