package marketdata.signal;

import java.util.Optional;
import java.util.function.Function;
import marketdata.event.ScheduledEvent;

/**
 * A business that tells how each event fared. A rehearsal runs the bare one.
 *
 * @param <E> the event that it takes
 * @param <A> what it answers
 */
public record Watched<E, A>(Function<E, A> business, Signals signals) implements Function<E, A> {

    @Override
    public A apply(E event) {
        A answer;
        try {
            answer = business.apply(event);
        } catch (RuntimeException e) {
            signals.failed(e instanceof Tallied told ? told.tally() : Tally.FAILED);
            throw e;
        }
        signals.handled(
                answer instanceof Tallied told ? told.tally() : Tally.NOTHING,
                event instanceof ScheduledEvent schedule ? Optional.of(schedule.time()) : Optional.empty());
        return answer;
    }
}
