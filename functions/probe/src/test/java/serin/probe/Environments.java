package serin.probe;

import java.time.Instant;
import java.time.InstantSource;

/** Surroundings of a function under test. */
final class Environments {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Environments() {}

    /** One that declares the probe, and whose handler was wrapped so long after its process began. */
    static ProbeEnvironment enabled(long initMillis) {
        return new ProbeEnvironment(true, false, START.plusMillis(initMillis), () -> START, InstantSource.system());
    }

    static ProbeEnvironment disabled() {
        return new ProbeEnvironment(false, false, START, () -> START, InstantSource.system());
    }

    static ProbeEnvironment at(Instant now, boolean samLocal) {
        return new ProbeEnvironment(true, samLocal, START.plusMillis(1), () -> START, InstantSource.fixed(now));
    }
}
