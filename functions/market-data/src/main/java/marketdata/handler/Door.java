package marketdata.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Function;
import serin.probe.Probe;
import serin.probe.ProbeEnvironment;

/**
 * The way into a function and out of it: bytes, typed event, work, typed answer, JSON; with the probe in front.
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

    /** The door of a function that makes an answer of an event. */
    public static <E, A> Door to(Function<E, A> work, Probe.Reader<E> reader, ProbeEnvironment probe) {
        Objects.requireNonNull(work, "work is null");
        return new Door(Probe.around(
                (E event, Context context) -> work.apply(event),
                reader,
                (A answer, OutputStream output) -> output.write(JSON.writeValueAsBytes(answer)),
                probe));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        inner.handleRequest(input, output, context);
    }
}
