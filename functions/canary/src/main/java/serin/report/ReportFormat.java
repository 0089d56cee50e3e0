package serin.report;

import serin.run.Run;

/** One way to write a run. */
@FunctionalInterface
public interface ReportFormat {

    /** The whole report, with a line break at its end. Everything that came from outside is escaped for this format. */
    String render(Run run);
}
