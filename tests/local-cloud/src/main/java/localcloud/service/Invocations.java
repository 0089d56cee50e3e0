package localcloud.service;

import java.time.Instant;
import java.util.List;

/** What ran: the registry that the Lambda host fills, and {@code GET /_cloud/invocations} shows, oldest first. */
public interface Invocations {

    void add(Invocation invocation);

    List<Invocation> all();

    /**
     * One run of a function.
     *
     * @param at when it began, by the cloud's clock
     * @param caller an ARN, or a service such as {@code events.amazonaws.com}
     * @param function the function's name
     * @param qualifier as given, such as {@code live}; empty when there was none
     * @param version that ran
     * @param type {@code RequestResponse}, {@code Event} or {@code DryRun}
     * @param probe whether the client context carried the probe's marker
     * @param outcome {@code ok}, {@code error}, {@code timeout} or {@code throttled}
     * @param millis how long it ran
     */
    record Invocation(
            Instant at,
            String caller,
            String function,
            String qualifier,
            String version,
            String type,
            boolean probe,
            String outcome,
            long millis) {}
}
