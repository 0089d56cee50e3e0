package localcloud.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function that gives back its event, or fails when the event asks for it; it runs in a child JVM with nothing beside it. */
public final class CandidHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (event.contains("\"fail\":true")) {
            throw new IllegalStateException("asked to fail");
        }
        out.write(event.getBytes(StandardCharsets.UTF_8));
    }
}
