package marketdata.triggerregularpollenation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import marketdata.event.ScheduledEvent;
import marketdata.handler.Door;
import marketdata.handler.Surroundings;

/** What Lambda calls: TriggerRegularPollenation, wired. */
public final class TriggerRegularPollenationHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public TriggerRegularPollenationHandler() {
        this(Surroundings.ofThisProcess());
    }

    TriggerRegularPollenationHandler(Surroundings surroundings) {
        var work = new TriggerRegularPollenation(surroundings.table("ASSETS_TABLE"));
        door = Door.to(work::run, ScheduledEvent::read, surroundings.probe());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
