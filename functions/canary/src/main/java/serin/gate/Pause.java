package serin.gate;

import java.time.Duration;

/** Waits; a parameter, so that a test has no need to. */
@FunctionalInterface
public interface Pause {
    void sleep(Duration time) throws InterruptedException;
}
