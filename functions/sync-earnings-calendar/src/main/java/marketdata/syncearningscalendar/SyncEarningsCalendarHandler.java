package marketdata.syncearningscalendar;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import marketdata.event.ScheduledEvent;
import marketdata.handler.Door;
import marketdata.handler.Surroundings;

/** What Lambda calls: SyncEarningsCalendar, wired. */
public final class SyncEarningsCalendarHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public SyncEarningsCalendarHandler() {
        this(Surroundings.ofThisProcess());
    }

    SyncEarningsCalendarHandler(Surroundings surroundings) {
        var work = new SyncEarningsCalendar(surroundings.table("EARNINGS_CALENDAR_TABLE"));
        door = Door.to(work::run, ScheduledEvent::read, surroundings.probe());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
