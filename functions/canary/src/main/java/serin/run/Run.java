package serin.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import serin.finding.Finding;
import serin.finding.Verdict;

/**
 * One run, finished: what every report is a view of.
 *
 * @param stack the stack's name
 * @param startedAt by the clock of the run
 * @param awsCalls HTTP requests to AWS, retries included
 * @param measures what the metrics tell and no report does
 */
public record Run(
        String stack,
        Trigger trigger,
        Instant startedAt,
        Duration duration,
        long awsCalls,
        Coverage coverage,
        List<Finding> findings,
        Measures measures) {
    public Run {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(trigger, "trigger is null");
        Objects.requireNonNull(startedAt, "startedAt is null");
        Objects.requireNonNull(duration, "duration is null");
        Objects.requireNonNull(coverage, "coverage is null");
        findings = List.copyOf(findings);
        Objects.requireNonNull(measures, "measures is null");
    }

    /** A run that measured nothing. */
    public Run(
            String stack,
            Trigger trigger,
            Instant startedAt,
            Duration duration,
            long awsCalls,
            Coverage coverage,
            List<Finding> findings) {
        this(stack, trigger, startedAt, duration, awsCalls, coverage, findings, Measures.NONE);
    }

    public Verdict verdict() {
        return Verdict.of(findings);
    }
}
