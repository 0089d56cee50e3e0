package serin.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/**
 * What the probe takes from around it.
 *
 * @param enabled whether the function declares the probe; without that the marker means nothing
 * @param samLocal whether {@code sam local} runs the function, which hands on no ClientContext: then the payload may be the question
 * @param initMillis how long this process had been running when its handler was wrapped; 0 or more
 * @param clock what the canary's deadline is compared with
 */
public record ProbeEnvironment(boolean enabled, boolean samLocal, long initMillis, InstantSource clock) {

    /** Declares the probe when it is {@code 1}. */
    public static final String VARIABLE = "SERIN_PROBE";

    /**
     * Set to {@code true} by {@code sam local}
     * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/using-sam-cli-local-invoke.html).
     */
    public static final String SAM_LOCAL = "AWS_SAM_LOCAL";

    public ProbeEnvironment {
        if (initMillis < 0) {
            throw new IllegalArgumentException("initMillis must be 0 or more, was " + initMillis);
        }
        Objects.requireNonNull(clock, "clock is null");
    }

    /** One that is not run by {@code sam local}, with the machine's clock. */
    public ProbeEnvironment(boolean enabled, long initMillis) {
        this(enabled, false, initMillis, InstantSource.system());
    }

    /**
     * The environment that these variables describe.
     *
     * @param processStart when the process began; {@link Instant#MAX} where nobody knows, which makes the time 0
     */
    public static ProbeEnvironment of(Map<String, String> variables, Instant processStart, InstantSource clock) {
        Objects.requireNonNull(variables, "variables is null");
        Objects.requireNonNull(processStart, "processStart is null");
        var now = clock.instant();
        var millis =
                processStart.isBefore(now) ? Duration.between(processStart, now).toMillis() : 0;
        return new ProbeEnvironment(
                "1".equals(variables.get(VARIABLE)), "true".equals(variables.get(SAM_LOCAL)), millis, clock);
    }

    /** The environment of this process. Call it last in the constructor that Lambda calls: it takes the time. */
    public static ProbeEnvironment ofThisProcess() {
        return of(
                System.getenv(),
                ProcessHandle.current().info().startInstant().orElse(Instant.MAX),
                InstantSource.system());
    }
}
