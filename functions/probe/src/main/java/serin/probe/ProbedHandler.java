package serin.probe;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A handler with the probe in front of it. */
final class ProbedHandler implements RequestStreamHandler {
    private final RequestStreamHandler handler;
    private final Answering answering;

    ProbedHandler(RequestStreamHandler handler, Answering answering) {
        this.handler = handler;
        this.answering = answering;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var custom = custom(context);
        if (custom == null || !custom.containsKey(ProbeRequest.MARKER)) {
            handler.handleRequest(input, output, context);
            return;
        }
        output.write(answering.answer(custom, context).getBytes(StandardCharsets.US_ASCII));
    }

    /** Null, where the runtime has it null, on each level: an Optional would cost every ordinary invocation an object. */
    private static @Nullable Map<String, String> custom(@Nullable Context context) {
        if (context == null) {
            return null;
        }
        var client = context.getClientContext();
        return client == null ? null : client.getCustom();
    }
}
