package serin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import serin.check.Checks;
import serin.report.PlanReport;
import serin.run.Plan;
import serin.template.MalformedTemplate;
import serin.template.TemplateReader;

/** Says, offline, what would be checked. */
@Command(
        name = "plan",
        description = {
            "Says, offline, what would be checked for a processed template, and which declared properties stay unverified or"
                    + " unresolved, and why.",
            "A SAM template must be processed first: 'aws cloudformation get-template --stack-name NAME', or the output of the"
                    + " SAM translator."
        })
final class PlanCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "TEMPLATE", description = "A processed template, JSON or YAML.")
    private List<Path> templates = List.of();

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    /** The formats, by the words that the option takes. */
    enum Format {
        text,
        json
    }

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var plans = new ArrayList<Plan>();
        for (var template : templates) {
            plans.add(plan(template));
        }
        surroundings
                .out()
                .print(
                        switch (format) {
                            case text -> PlanReport.text(plans);
                            case json -> PlanReport.json(plans);
                        });
        surroundings.out().flush();
        return ExitCode.HEALTHY;
    }

    private static Plan plan(Path file) {
        try {
            return Plan.of(file.toString(), TemplateReader.read(TemplateFile.read(file)), Checks.ALL);
        } catch (MalformedTemplate e) {
            throw new Problem(ExitCode.MALFORMED_INPUT, file + ": " + e.getMessage(), e);
        }
    }
}
