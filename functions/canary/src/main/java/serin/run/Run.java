package serin.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import serin.finding.Finding;
import serin.finding.Fire;
import serin.finding.Verdict;
import serin.wiring.Wiring;

/**
 * One run, finished: what every report is a view of.
 *
 * @param stack the stack's name
 * @param startedAt by the cloud's clock, to the second; by the machine's where the stack could not be read
 * @param awsCalls HTTP requests to AWS, retries included
 * @param measures what the metrics tell and no report does
 * @param wiring what of the stack leads to what, for the picture in a report
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
        Measures measures,
        Wiring wiring,
        List<Fire> fires) {
    public Run {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(trigger, "trigger is null");
        Objects.requireNonNull(startedAt, "startedAt is null");
        Objects.requireNonNull(duration, "duration is null");
        Objects.requireNonNull(coverage, "coverage is null");
        findings = List.copyOf(findings);
        Objects.requireNonNull(measures, "measures is null");
        Objects.requireNonNull(wiring, "wiring is null");
        fires = List.copyOf(fires);
    }

    /** A run of one function, or of a stack that could not be read: it measured nothing, drew nothing, and asked for no schedule. */
    public Run(
            String stack,
            Trigger trigger,
            Instant startedAt,
            Duration duration,
            long awsCalls,
            Coverage coverage,
            List<Finding> findings) {
        this(stack, trigger, startedAt, duration, awsCalls, coverage, findings, Measures.NONE, Wiring.NONE, List.of());
    }

    /** The same run, with what it measured. */
    public Run measured(Measures measured) {
        return new Run(stack, trigger, startedAt, duration, awsCalls, coverage, findings, measured, wiring, fires);
    }

    /** The same run, of a stack that is wired like that. */
    public Run wired(Wiring wired) {
        return new Run(stack, trigger, startedAt, duration, awsCalls, coverage, findings, measures, wired, fires);
    }

    /** The same run, with what it concluded of scheduled times. */
    public Run fired(List<Fire> concluded) {
        return new Run(stack, trigger, startedAt, duration, awsCalls, coverage, findings, measures, wiring, concluded);
    }

    public Verdict verdict() {
        return Verdict.of(findings);
    }
}
