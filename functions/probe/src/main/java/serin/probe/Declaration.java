package serin.probe;

import java.util.List;
import java.util.Objects;

/**
 * What a function declares of itself, in code.
 *
 * @param codes reads AWS's error codes off the failures of the function's clients
 * @param dependencies at most {@value #MOST_DEPENDENCIES}
 * @param rehearsals at most {@value #MOST_REHEARSALS}
 * @param events the events it takes, at most {@value #MOST_EVENTS}
 */
public record Declaration(
        ErrorCodes codes, List<Dependency> dependencies, List<Rehearsal> rehearsals, List<EventType> events) {
    static final int MOST_DEPENDENCIES = 64;
    static final int MOST_REHEARSALS = 8;
    static final int MOST_EVENTS = 32;

    /** A function that says nothing of itself; the probe then tells that it runs, and as which version. */
    public static final Declaration NOTHING = new Declaration(ErrorCodes.NONE, List.of(), List.of(), List.of());

    public Declaration {
        Objects.requireNonNull(codes, "codes is null");
        dependencies = atMost(MOST_DEPENDENCIES, "dependencies", dependencies);
        rehearsals = atMost(MOST_REHEARSALS, "rehearsals", rehearsals);
        events = atMost(MOST_EVENTS, "events", events);
    }

    private static <T> List<T> atMost(int most, String what, List<T> given) {
        if (given.size() > most) {
            throw new IllegalArgumentException(
                    "a function declares at most " + most + " " + what + ", was " + given.size());
        }
        return List.copyOf(given);
    }
}
