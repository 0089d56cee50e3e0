package serin.check.eventbridge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import serin.observation.Cloud;
import serin.observation.MessageFacts;
import serin.observation.Observation;

/** Sends test events through the stack's rules, and waits for what functions say of them. A run makes its own. */
@FunctionalInterface
public interface RoundTrips {

    /** Sends nothing. */
    RoundTrips NONE = (journey, cloud) -> new Result.NotSent(new Observation.Unreadable<String>(
            "events:PutEvents", Observation.Reason.SERVICE_ERROR, "this run sends no events"));

    /** Sends one event, and waits as long as the journey may take. */
    Result travel(Journey journey, Cloud cloud);

    /** What came of a test event. */
    sealed interface Result {

        /** The bus did not take it. */
        record NotSent(Observation<String> put) implements Result {}

        /**
         * It was acknowledged, by one or more.
         *
         * @param after how long after the bus had the event the acknowledgement was found; it may have been there before
         * @param kept why the acknowledgement could not be deleted, so that it stays in the queue; empty when it was
         */
        record Acknowledged(
                List<Acknowledgement> by, Duration after, Optional<Observation.Unreadable<MessageFacts>> kept)
                implements Result {
            public Acknowledged {
                by = List.copyOf(by);
            }
        }

        /**
         * It was sent, and nothing was there yet when the time was up.
         *
         * @param waited until the last look at the queue began
         */
        record Silence(Duration waited) implements Result {}

        /** It was sent, and the queue could not be read. */
        record Deaf(Observation<?> queue) implements Result {}
    }
}
