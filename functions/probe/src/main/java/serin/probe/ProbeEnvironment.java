package serin.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the probe takes from around it.
 *
 * @param enabled whether the function declares the probe; without that the marker means nothing
 * @param samLocal whether {@code sam local} runs the function, which hands on no ClientContext: then the payload may be the question
 * @param wrapped when the handler was wrapped
 * @param processStart when the process began, asked for by a probe only, for it takes milliseconds to find out; {@link Instant#MAX}
 *     where nobody knows
 * @param clock what the canary's deadline is compared with
 */
public record ProbeEnvironment(
        boolean enabled, boolean samLocal, Instant wrapped, Supplier<Instant> processStart, InstantSource clock) {

    /** Declares the probe when it is {@code 1}. */
    public static final String VARIABLE = "SERIN_PROBE";

    /**
     * Set to {@code true} by {@code sam local}
     * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/using-sam-cli-local-invoke.html).
     */
    public static final String SAM_LOCAL = "AWS_SAM_LOCAL";

    public ProbeEnvironment {
        Objects.requireNonNull(wrapped, "wrapped is null");
        Objects.requireNonNull(processStart, "processStart is null");
        Objects.requireNonNull(clock, "clock is null");
    }

    /** The environment that these variables describe, with a handler that is wrapped now. */
    public static ProbeEnvironment of(
            Map<String, String> variables, Supplier<Instant> processStart, InstantSource clock) {
        Objects.requireNonNull(variables, "variables is null");
        return new ProbeEnvironment(
                "1".equals(variables.get(VARIABLE)),
                "true".equals(variables.get(SAM_LOCAL)),
                clock.instant(),
                processStart,
                clock);
    }

    /** The environment of this process. Call it last in the constructor that Lambda calls: it takes the time. */
    public static ProbeEnvironment ofThisProcess() {
        return of(System.getenv(), new StartOfThisProcess(), InstantSource.system());
    }

    /** How long the process had been running when its handler was wrapped, in milliseconds; 0 where nobody knows. */
    long initMillis() {
        var start = processStart.get();
        return start.isBefore(wrapped) ? Duration.between(start, wrapped).toMillis() : 0;
    }

    /** A class and no lambda: linking one costs a cold start a millisecond. */
    private record StartOfThisProcess() implements Supplier<Instant> {
        @Override
        public Instant get() {
            return ProcessHandle.current().info().startInstant().orElse(Instant.MAX);
        }
    }
}
