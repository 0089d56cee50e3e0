package marketdata.syncearningscalendar;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import marketdata.aws.AwsSurroundings;
import marketdata.event.ScheduledEvent;
import marketdata.handler.Craft;
import marketdata.handler.Door;
import marketdata.handler.Needs;
import marketdata.handler.Surroundings;
import marketdata.item.Report;
import marketdata.vendor.AlphaVantage;

/** What Lambda calls: SyncEarningsCalendar, wired. */
public final class SyncEarningsCalendarHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public SyncEarningsCalendarHandler() {
        this(AwsSurroundings.ofThisProcess());
    }

    SyncEarningsCalendarHandler(Surroundings around) {
        door = Door.to(
                new Craft<>(
                        "sync-earnings-calendar",
                        ScheduledEvent.DETAIL_TYPE,
                        ScheduledEvent::read,
                        SyncEarningsCalendarHandler::business,
                        Map.of("EARNINGS_CALENDAR_TABLE", 3)),
                around,
                new Needs(around)
                        .updates("EARNINGS_CALENDAR_TABLE", "asset_symbol", "earnings_date")
                        .vendor("ALPHA_VANTAGE_BASE_URL", "ALPHA_VANTAGE_SECRET", Set.of(AlphaVantage.API_KEY)));
    }

    private static Function<ScheduledEvent, Report> business(Surroundings around) {
        return new SyncEarningsCalendar(around.alphaVantage(), around.table("EARNINGS_CALENDAR_TABLE"))::run;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
