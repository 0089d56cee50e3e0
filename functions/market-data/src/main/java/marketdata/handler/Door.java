package marketdata.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import marketdata.signal.Watched;
import serin.probe.Declaration;
import serin.probe.EventType;
import serin.probe.Probe;

/**
 * The way into a function and out of it: bytes, typed event, work, typed answer, JSON; with the probe in front, and behind it what
 * keeps the canary's test events from the work.
 *
 * <p>An event that cannot be read is a {@link marketdata.event.BadEvent}, which fails the invocation.
 */
public final class Door implements RequestStreamHandler {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final RequestStreamHandler inner;

    private Door(RequestStreamHandler inner) {
        this.inner = inner;
    }

    /** The door of a function that does this, in these surroundings, and needs that. */
    public static <E, A> Door to(Craft<E, A> craft, Surroundings around, Needs needs) {
        var business = craft.business().apply(around);
        var watched = new Watched<>(business, around.signals());
        Supplier<Declaration> declaration = () -> new Declaration(
                around.trials().codes(),
                needs.all(),
                List.of(new Practice<>(craft, around).rehearsal()),
                List.of(new EventType(craft.detailType(), craft.reader()::read)));
        RequestStreamHandler working = (input, output, context) ->
                output.write(perform(watched, craft.reader().read(input)));
        return new Door(
                Probe.around(new Acknowledgements(working, around.acknowledgingBus()), around.probe(), declaration));
    }

    /** The work on one event, in production and in a rehearsal alike. */
    static <E, A> byte[] perform(Function<E, A> business, E event) {
        try {
            return JSON.writeValueAsBytes(business.apply(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be written as JSON", e);
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        inner.handleRequest(input, output, context);
    }
}
