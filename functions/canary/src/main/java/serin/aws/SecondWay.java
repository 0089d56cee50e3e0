package serin.aws;

import java.util.function.Supplier;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;

/** Another call that tells the same, for when the first is denied, or throttled for good. */
final class SecondWay {

    private SecondWay() {}

    /**
     * The first answer, or the second way's with a note in its evidence. When neither answers, the first is what is missing:
     * it is the permission that Serin asks for.
     */
    static <T> Observation<T> orElse(Observation<T> first, Supplier<Observation<T>> second) {
        return switch (first) {
            case Observation.Present<T> present -> present;
            case Observation.Absent<T> absent -> absent;
            case Observation.Unreadable<T> unreadable ->
                isWorthAnother(unreadable.reason()) ? noted(unreadable, second.get()) : unreadable;
        };
    }

    /** Why the first way did not answer: "events:ListRules was denied". */
    static String note(Observation.Unreadable<?> first) {
        return first.action() + (first.reason() == Reason.DENIED ? " was denied" : " was throttled");
    }

    private static boolean isWorthAnother(Reason reason) {
        return reason == Reason.DENIED || reason == Reason.THROTTLED;
    }

    private static <T> Observation<T> noted(Observation.Unreadable<T> first, Observation<T> second) {
        return switch (second) {
            case Observation.Present<T>(var facts, var evidence) ->
                new Observation.Present<>(facts, new Evidence(evidence.api(), note(first)));
            case Observation.Absent<T>(var what, var evidence) ->
                new Observation.Absent<>(what, new Evidence(evidence.api(), note(first)));
            case Observation.Unreadable<T> unreadable ->
                new Observation.Unreadable<>(
                        first.action(),
                        first.reason(),
                        first.detail() + "; and " + unreadable.action() + ": " + unreadable.detail());
        };
    }
}
