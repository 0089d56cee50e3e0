package localcloud.service.codedeploy;

import java.time.Duration;

/**
 * How traffic moves to the target version; percentages of 100.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TrafficRoutingConfig.html">TrafficRoutingConfig</a>
 */
sealed interface Routing {

    /** At once. */
    record AllAtOnce() implements Routing {}

    /** A first share, and the rest after an interval. */
    record Canary(int percentage, Duration interval) implements Routing {}

    /** Equal steps, an interval apart. */
    record Linear(int percentage, Duration interval) implements Routing {}
}
