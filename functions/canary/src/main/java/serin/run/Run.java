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
 */
public record Run(
        String stack,
        Trigger trigger,
        Instant startedAt,
        Duration duration,
        long awsCalls,
        Coverage coverage,
        List<Finding> findings) {
    public Run {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(trigger, "trigger is null");
        Objects.requireNonNull(startedAt, "startedAt is null");
        Objects.requireNonNull(duration, "duration is null");
        Objects.requireNonNull(coverage, "coverage is null");
        findings = List.copyOf(findings);
    }

    public Verdict verdict() {
        return Verdict.of(findings);
    }
}
