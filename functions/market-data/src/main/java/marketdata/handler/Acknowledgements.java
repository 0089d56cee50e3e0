package marketdata.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import marketdata.bus.AcknowledgingBus;
import marketdata.event.TestEvent;

/**
 * The door before the business: a test event of the canary's goes no further. It is acknowledged where the function knows a bus for
 * that, and forgotten.
 *
 * <p>An acknowledgement that cannot be put is one line in the log and no failure: the canary sees that it does not come, while a failed
 * invocation would be tried again, raise the function's alarm, and end in its failures queue.
 *
 * @param inner takes every other event, untouched
 */
record Acknowledgements(RequestStreamHandler inner, Optional<Supplier<AcknowledgingBus>> bus)
        implements RequestStreamHandler {
    /** EventBridge takes an event of 1 MB at most; one byte more lets the business refuse what is larger. */
    private static final int MOST_BYTES = 1024 * 1024 + 1;

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = input.readNBytes(MOST_BYTES);
        var test = TestEvent.of(event);
        if (test.isEmpty()) {
            inner.handleRequest(new ByteArrayInputStream(event), output, context);
            return;
        }
        var acknowledged = bus.isPresent() && acknowledge(test.get(), bus.get().get(), context);
        output.write(
                ("{\"testEvent\":true,\"acknowledged\":" + acknowledged + "}").getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean acknowledge(TestEvent event, AcknowledgingBus bus, Context context) {
        try {
            bus.acknowledge(event, context.getFunctionName(), context.getFunctionVersion());
            return true;
        } catch (RuntimeException e) {
            // Whatever a client throws: nothing of it may fail the invocation.
            System.err.println("a test event of the canary's could not be acknowledged: " + e);
            return false;
        }
    }
}
