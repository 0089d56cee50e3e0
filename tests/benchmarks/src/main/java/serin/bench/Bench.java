package serin.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures, and prints each figure beside its goal. */
@Command(
        name = "bench",
        description = "Measures what Serin costs, and prints each figure beside its goal.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Bench.WRONG_USAGE,
        exitCodeOnExecutionException = Bench.INTERNAL_ERROR)
public final class Bench implements Callable<Integer> {
    static final int MISSED = 1;
    static final int WRONG_USAGE = 64;
    static final int INTERNAL_ERROR = 70;

    @Parameters(paramLabel = "ID", description = "Which to measure, such as P8; all when none is named.")
    private List<String> ids = List.of();

    @Option(names = "--project", defaultValue = ".", description = "the project's root; default: the current folder")
    private Path project = Path.of(".");

    /** The command line. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var chosen = all().stream().filter(this::isChosen).toList();
        if (chosen.isEmpty()) {
            System.err.println("serin: no benchmark " + String.join(", ", ids) + "; there are "
                    + String.join(", ", all().stream().map(Benchmark::id).toList()));
            return WRONG_USAGE;
        }
        var out = System.out;
        out.printf(Locale.ROOT, "%-7s %-44s %12s %12s%n", "", "", "measured", "goal");
        var missed = false;
        for (var benchmark : chosen) {
            out.printf(Locale.ROOT, "%-7s %s%n", benchmark.id(), benchmark.about());
            for (var figure : benchmark.measure()) {
                print(out, figure);
                missed |= !figure.met();
            }
        }
        return missed ? MISSED : 0;
    }

    private List<Benchmark> all() {
        return List.of(
                new StackRun(project),
                new JarSizes(project),
                new ProbeCost(),
                new ProbeInit(),
                new TemplateReading(),
                new Demonstration(project),
                new SignalCost(project));
    }

    private boolean isChosen(Benchmark benchmark) {
        return ids.isEmpty() || List.of(benchmark.id().split(", ")).stream().anyMatch(ids::contains);
    }

    private static void print(PrintStream out, Figure figure) {
        out.printf(
                Locale.ROOT,
                "        %-44s %12s %12s  %s%n",
                figure.what(),
                figure.measured(),
                figure.goal(),
                figure.met() ? "" : "missed");
        out.flush();
    }
}
