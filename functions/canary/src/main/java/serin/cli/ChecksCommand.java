package serin.cli;

import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import serin.check.Check;
import serin.check.Checks;
import serin.finding.CheckInfo;

/** Tells about the checks. */
@Command(
        name = "checks",
        description = "Lists the catalogue of checks, or tells of one what it reads, what it needs and how to mend.")
final class ChecksCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "A check's id, such as dynamodb.table.active.")
    private @Nullable String id;

    ChecksCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (id == null) {
            list();
        } else {
            tell(id);
        }
        surroundings.out().flush();
        return ExitCode.HEALTHY;
    }

    private void list() {
        var checks = Checks.ALL.stream()
                .map(Check::info)
                .sorted(Comparator.comparing(CheckInfo::id))
                .toList();
        var width = checks.stream().mapToInt(check -> check.id().length()).max().orElse(1);
        checks.forEach(check ->
                surroundings.out().printf("%-" + width + "s  %-8s  %s%n", check.id(), check.severity(), check.title()));
        surroundings.out().println();
        surroundings.out().println(checks.size() + " checks; './serin checks ID' tells all about one");
    }

    private void tell(String wanted) {
        var check = Checks.ALL.stream()
                .map(Check::info)
                .filter(info -> info.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ExitCode.USAGE, "there is no check '" + wanted + "'; './serin checks' lists their ids"));
        var out = surroundings.out();
        out.println(check.id());
        out.println("  holds when  the resource " + check.title());
        out.println("  severity    " + check.severity());
        out.println("  reads       "
                + String.join(", ", check.reads().stream().sorted().toList()));
        out.println("  verifies    "
                + (check.verifies().isEmpty()
                        ? "no declared property"
                        : String.join(", ", check.verifies().stream().sorted().toList())));
        out.println("  to mend     " + check.remediation());
        out.println("  source      " + check.source());
    }
}
