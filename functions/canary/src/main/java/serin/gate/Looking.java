package serin.gate;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import serin.observation.Cloud;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import serin.run.Clouds;

/** A hook's eyes: every question is asked once, and again, of a cloud that remembers nothing, while the answer is a denial. */
final class Looking {
    private final Clouds clouds;
    private final SecondLook again;
    private final Instant until;

    /** The last one is the current; another thread may count while this one still looks. */
    private final List<Clouds.Look> looks = new CopyOnWriteArrayList<>();

    /** @param until no call goes on after it */
    Looking(Clouds clouds, SecondLook again, Instant until) {
        this.clouds = clouds;
        this.again = again;
        this.until = until;
        looks.add(clouds.open(until));
    }

    <T> Observation<T> see(Function<Cloud, Observation<T>> question) {
        return again(() -> question.apply(cloud()), Looking::isDenied);
    }

    /** The same for an answer that tells of a denial in some other way. */
    <T> T again(Supplier<T> question, Predicate<T> isDenied) {
        var first = new boolean[] {true};
        return again.at(
                () -> {
                    if (!first[0]) {
                        looks.add(clouds.open(until));
                    }
                    first[0] = false;
                    return question.get();
                },
                isDenied);
    }

    /** The cloud as it is seen now, without a second look. */
    Cloud cloud() {
        return looks.getLast().cloud();
    }

    /** HTTP requests so far. */
    long calls() {
        return looks.stream().mapToLong(look -> look.calls().getAsLong()).sum();
    }

    static boolean isDenied(Observation<?> observation) {
        return observation instanceof Observation.Unreadable<?> unreadable && unreadable.reason() == Reason.DENIED;
    }
}
