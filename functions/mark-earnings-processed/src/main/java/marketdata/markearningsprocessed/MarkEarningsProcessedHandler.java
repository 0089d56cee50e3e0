package marketdata.markearningsprocessed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import marketdata.event.EarningsProcessed;
import marketdata.handler.Door;
import marketdata.handler.Surroundings;

/** What Lambda calls: MarkEarningsProcessed, wired. */
public final class MarkEarningsProcessedHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public MarkEarningsProcessedHandler() {
        this(Surroundings.ofThisProcess());
    }

    MarkEarningsProcessedHandler(Surroundings surroundings) {
        var work = new MarkEarningsProcessed(surroundings.table("EARNINGS_CALENDAR_TABLE"));
        door = Door.to(work::mark, EarningsProcessed::read, surroundings.probe());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
