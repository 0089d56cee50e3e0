package serin.probe;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Wraps a function's handler once, so that a canary can ask the function whether it is there.
 *
 * <p>An invocation that carries the probe's marker in its ClientContext is answered here and never reaches the handler. Every
 * other invocation reaches it untouched, at the cost of two null checks and nothing allocated. Where the environment does not say
 * {@code SERIN_PROBE=1} the handler comes back as it went in.
 */
public final class Probe {

    private Probe() {}

    /** The handler, with the probe in front of it. */
    public static RequestStreamHandler around(RequestStreamHandler handler, ProbeEnvironment environment) {
        Objects.requireNonNull(handler, "handler is null");
        Objects.requireNonNull(environment, "environment is null");
        return environment.enabled() ? new ProbedHandler(handler, environment.initMillis()) : handler;
    }

    /**
     * The same for a handler of typed events.
     *
     * <p>Lambda reads such an event before the handler is called, and the probe's payload is an event of no type; so the reading
     * is done behind the probe, by {@code reader}, and the writing by {@code writer}.
     */
    public static <I, O> RequestStreamHandler around(
            RequestHandler<I, O> handler, Reader<I> reader, Writer<O> writer, ProbeEnvironment environment) {
        Objects.requireNonNull(handler, "handler is null");
        Objects.requireNonNull(reader, "reader is null");
        Objects.requireNonNull(writer, "writer is null");
        return around(
                (input, output, context) -> writer.write(handler.handleRequest(reader.read(input), context), output),
                environment);
    }

    /** Reads an event. */
    @FunctionalInterface
    public interface Reader<I> {
        I read(InputStream input) throws IOException;
    }

    /** Writes an answer. */
    @FunctionalInterface
    public interface Writer<O> {
        void write(O answer, OutputStream output) throws IOException;
    }
}
