package serin.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import serin.finding.Finding;
import serin.finding.Fire;
import serin.finding.Verdict;

/**
 * One run, finished: what every report is a view of.
 *
 * @param stack the stack's name
 * @param startedAt by the cloud's clock, to the second; by the machine's where the stack could not be read
 * @param awsCalls HTTP requests to AWS, retries included
 * @param fires what was concluded of the times at which schedules were to fire
 */
public record Run(
        String stack,
        Trigger trigger,
        Instant startedAt,
        Duration duration,
        long awsCalls,
        Coverage coverage,
        List<Finding> findings,
        List<Fire> fires) {
    public Run {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(trigger, "trigger is null");
        Objects.requireNonNull(startedAt, "startedAt is null");
        Objects.requireNonNull(duration, "duration is null");
        Objects.requireNonNull(coverage, "coverage is null");
        findings = List.copyOf(findings);
        fires = List.copyOf(fires);
    }

    /** A run that was not about schedules. */
    public Run(
            String stack,
            Trigger trigger,
            Instant startedAt,
            Duration duration,
            long awsCalls,
            Coverage coverage,
            List<Finding> findings) {
        this(stack, trigger, startedAt, duration, awsCalls, coverage, findings, List.of());
    }

    public Verdict verdict() {
        return Verdict.of(findings);
    }
}
