package serin.probe;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Wraps a function's handler once, so that a canary can ask the function, from inside, whether it can do its work.
 *
 * <p>An invocation that carries the probe's marker in its ClientContext is answered here and never reaches the handler. Every
 * other invocation reaches it untouched, at the cost of two null checks and nothing allocated. Where the environment does not say
 * {@code SERIN_PROBE=1} the handler comes back as it went in.
 */
public final class Probe {

    private Probe() {}

    /** The handler, with the probe in front of it; the function declares nothing more of itself. */
    public static RequestStreamHandler around(RequestStreamHandler handler, ProbeEnvironment environment) {
        return around(handler, environment, () -> Declaration.NOTHING);
    }

    /**
     * The handler, with the probe in front of it.
     *
     * @param declaration called once, by the first probe, so that declaring costs a cold start nothing and a declaration that
     *     fails fails the probe alone
     */
    public static RequestStreamHandler around(
            RequestStreamHandler handler, ProbeEnvironment environment, Supplier<Declaration> declaration) {
        Objects.requireNonNull(handler, "handler is null");
        Objects.requireNonNull(environment, "environment is null");
        Objects.requireNonNull(declaration, "declaration is null");
        if (!environment.enabled()) {
            return handler;
        }
        var answering = new Answering(new DeclaredOnce(declaration), environment);
        return new ProbedHandler(environment.samLocal() ? new SecondDoor(handler, answering) : handler, answering);
    }

    /** The same for a handler of typed events that declares nothing more of itself. */
    public static <I, O> RequestStreamHandler around(
            RequestHandler<I, O> handler, Reader<I> reader, Writer<O> writer, ProbeEnvironment environment) {
        return around(handler, reader, writer, environment, () -> Declaration.NOTHING);
    }

    /**
     * The same for a handler of typed events.
     *
     * <p>Lambda reads such an event before the handler is called, and the probe's payload is an event of no type; so the reading
     * is done behind the probe, by {@code reader}, and the writing by {@code writer}.
     */
    public static <I, O> RequestStreamHandler around(
            RequestHandler<I, O> handler,
            Reader<I> reader,
            Writer<O> writer,
            ProbeEnvironment environment,
            Supplier<Declaration> declaration) {
        Objects.requireNonNull(handler, "handler is null");
        Objects.requireNonNull(reader, "reader is null");
        Objects.requireNonNull(writer, "writer is null");
        return around(
                (input, output, context) -> writer.write(handler.handleRequest(reader.read(input), context), output),
                environment,
                declaration);
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
