package serin.expectation;

import java.time.Duration;
import java.util.Objects;
import serin.schedule.ScheduleIntent;

/**
 * What a rule is meant to do, by the words of the template's authors.
 *
 * @param schedule the days and hours at which it is to fire
 * @param samples events that it is to match, and not to match
 * @param roundTripWithin how soon an event that the canary sends through it is to be acknowledged
 */
public record EventIntent(
        Declared<ScheduleIntent> schedule, Declared<EventSamples> samples, Declared<Duration> roundTripWithin) {

    /** Nothing is said. */
    public static final EventIntent NONE =
            new EventIntent(new Declared.Omitted<>(), new Declared.Omitted<>(), new Declared.Omitted<>());

    public EventIntent {
        Objects.requireNonNull(schedule, "schedule is null");
        Objects.requireNonNull(samples, "samples is null");
        Objects.requireNonNull(roundTripWithin, "roundTripWithin is null");
    }
}
