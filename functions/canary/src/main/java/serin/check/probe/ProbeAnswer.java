package serin.check.probe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a function returned to the probe, read with distrust: the code that wrote it may be broken, or not know the probe at all. */
public sealed interface ProbeAnswer {

    /**
     * An answer to this very question.
     *
     * @param version the version that the function says it is; empty when it does not say so in a text
     * @param events the detail-types that the function says it takes
     */
    record Answered(
            Optional<String> version, List<Dependency> dependencies, List<Rehearsed> rehearsals, List<String> events)
            implements ProbeAnswer {
        public Answered {
            Objects.requireNonNull(version, "version is null");
            dependencies = List.copyOf(dependencies);
            rehearsals = List.copyOf(rehearsals);
            events = List.copyOf(events);
        }

        /** The rehearsal of that name. */
        public Optional<Rehearsed> rehearsal(String name) {
            return rehearsals.stream()
                    .filter(rehearsed -> rehearsed.name().equals(name))
                    .findFirst();
        }
    }

    /**
     * Anything else.
     *
     * @param problem what is wrong with it, in one short line that holds nothing of a long answer
     */
    record NoAnswer(String problem) implements ProbeAnswer {}

    /**
     * Reads what a function returned.
     *
     * @param nonce the question's; an answer with another one, or without, is none
     */
    static ProbeAnswer of(String payload, String nonce) {
        return AnswerReader.read(payload, nonce);
    }

    /**
     * The type and message of a function's error, in one short line.
     *
     * @param kind what Lambda calls it: {@code Unhandled} or {@code Handled}
     */
    static String error(String kind, String payload) {
        return AnswerReader.error(kind, payload);
    }
}
