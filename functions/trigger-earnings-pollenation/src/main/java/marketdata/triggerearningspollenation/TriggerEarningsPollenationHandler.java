package marketdata.triggerearningspollenation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import marketdata.event.ScheduledEvent;
import marketdata.handler.Door;
import marketdata.handler.Surroundings;

/** What Lambda calls: TriggerEarningsPollenation, wired. */
public final class TriggerEarningsPollenationHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public TriggerEarningsPollenationHandler() {
        this(Surroundings.ofThisProcess());
    }

    TriggerEarningsPollenationHandler(Surroundings surroundings) {
        var work = new TriggerEarningsPollenation(surroundings.table("EARNINGS_CALENDAR_TABLE"));
        door = Door.to(work::run, ScheduledEvent::read, surroundings.probe());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
