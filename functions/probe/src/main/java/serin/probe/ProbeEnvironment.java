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
 * @param initMillis how long this process had been running when its handler was wrapped; 0 or more
 */
public record ProbeEnvironment(boolean enabled, long initMillis) {

    /** Declares the probe when it is {@code 1}. */
    public static final String VARIABLE = "SERIN_PROBE";

    public ProbeEnvironment {
        if (initMillis < 0) {
            throw new IllegalArgumentException("initMillis must be 0 or more, was " + initMillis);
        }
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
        return new ProbeEnvironment("1".equals(variables.get(VARIABLE)), millis);
    }

    /** The environment of this process. Call it last in the constructor that Lambda calls: it takes the time. */
    public static ProbeEnvironment ofThisProcess() {
        return of(
                System.getenv(),
                ProcessHandle.current().info().startInstant().orElse(Instant.MAX),
                InstantSource.system());
    }
}
