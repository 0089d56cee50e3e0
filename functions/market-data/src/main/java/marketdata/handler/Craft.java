package marketdata.handler;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import serin.probe.Probe;

/**
 * What a function does, apart from where it does it.
 *
 * @param <E> the event that it takes
 * @param <A> what it answers
 * @param module the name of its module, under which its sample event and the shape of its answer are packaged
 * @param detailType of its events, which is the rehearsal's name too
 * @param reader reads one
 * @param business the same class for production and for a rehearsal: what differs is what it is given
 * @param would what a rehearsal on the packaged samples must come to, by environment variable; nothing of what real reads decide
 */
public record Craft<E, A>(
        String module,
        String detailType,
        Probe.Reader<E> reader,
        Function<Surroundings, Function<E, A>> business,
        Map<String, Integer> would) {
    public Craft {
        Objects.requireNonNull(module, "module is null");
        Objects.requireNonNull(detailType, "detailType is null");
        Objects.requireNonNull(reader, "reader is null");
        Objects.requireNonNull(business, "business is null");
        would = Map.copyOf(would);
    }
}
