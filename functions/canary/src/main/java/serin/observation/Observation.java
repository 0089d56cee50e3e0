package serin.observation;

import java.util.Objects;
import java.util.function.Function;

/** What came of asking the cloud one question. */
public sealed interface Observation<T> {

    /** The cloud answered. */
    record Present<T>(T facts, Evidence evidence) implements Observation<T> {
        public Present {
            Objects.requireNonNull(facts, "facts is null");
            Objects.requireNonNull(evidence, "evidence is null");
        }
    }

    /**
     * The cloud answered that it is not there.
     *
     * @param what names the absent thing: "table serin-assets does not exist"
     */
    record Absent<T>(String what, Evidence evidence) implements Observation<T> {
        public Absent {
            Objects.requireNonNull(what, "what is null");
            Objects.requireNonNull(evidence, "evidence is null");
        }
    }

    /**
     * There was no usable answer, so nothing is known.
     *
     * @param action the IAM action that the call needs, such as {@code dynamodb:DescribeTable}
     * @param detail one sentence with AWS's error code and request id; never holds a secret
     */
    record Unreadable<T>(String action, Reason reason, String detail) implements Observation<T> {
        public Unreadable {
            Objects.requireNonNull(action, "action is null");
            Objects.requireNonNull(reason, "reason is null");
            Objects.requireNonNull(detail, "detail is null");
        }
    }

    /** Why there was no usable answer. */
    enum Reason {
        DENIED,
        /** There are no credentials, or the service does not accept them (unknown, expired, wrongly signed). */
        NO_CREDENTIALS,
        THROTTLED,
        TIMED_OUT,
        UNREACHABLE,
        /** The service answered with an error that says nothing about the thing asked for. */
        SERVICE_ERROR,
        /** The answer could not be understood. */
        MALFORMED
    }

    /** The same observation of something that can be told from the facts. */
    default <R> Observation<R> map(Function<? super T, ? extends R> f) {
        return switch (this) {
            case Present<T>(var facts, var evidence) -> new Present<>(f.apply(facts), evidence);
            case Absent<T>(var what, var evidence) -> new Absent<>(what, evidence);
            case Unreadable<T>(var action, var reason, var detail) -> new Unreadable<>(action, reason, detail);
        };
    }
}
