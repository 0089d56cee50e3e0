package serin.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import serin.finding.Finding;
import serin.finding.Verdict;
import serin.wiring.Wiring;

/**
 * One run, finished: what every report is a view of.
 *
 * @param stack the stack's name
 * @param startedAt by the clock of the run
 * @param awsCalls HTTP requests to AWS, retries included
 * @param wiring what of the stack leads to what, for the picture in a report
 */
public record Run(
        String stack,
        Trigger trigger,
        Instant startedAt,
        Duration duration,
        long awsCalls,
        Coverage coverage,
        List<Finding> findings,
        Wiring wiring) {
    public Run {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(trigger, "trigger is null");
        Objects.requireNonNull(startedAt, "startedAt is null");
        Objects.requireNonNull(duration, "duration is null");
        Objects.requireNonNull(coverage, "coverage is null");
        findings = List.copyOf(findings);
        Objects.requireNonNull(wiring, "wiring is null");
    }

    /** A run of which it is not known how the stack is wired: of one function, or of a stack that could not be read. */
    public Run(
            String stack,
            Trigger trigger,
            Instant startedAt,
            Duration duration,
            long awsCalls,
            Coverage coverage,
            List<Finding> findings) {
        this(stack, trigger, startedAt, duration, awsCalls, coverage, findings, Wiring.NONE);
    }

    /** The same run, of a stack that is wired like that. */
    public Run wired(Wiring wired) {
        return new Run(stack, trigger, startedAt, duration, awsCalls, coverage, findings, wired);
    }

    public Verdict verdict() {
        return Verdict.of(findings);
    }
}
