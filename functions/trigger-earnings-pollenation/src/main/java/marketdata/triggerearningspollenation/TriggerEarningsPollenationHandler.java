package marketdata.triggerearningspollenation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import marketdata.aws.AwsSurroundings;
import marketdata.event.ScheduledEvent;
import marketdata.handler.Craft;
import marketdata.handler.Door;
import marketdata.handler.Needs;
import marketdata.handler.Surroundings;
import marketdata.item.Report;

/** What Lambda calls: TriggerEarningsPollenation, wired. */
public final class TriggerEarningsPollenationHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public TriggerEarningsPollenationHandler() {
        this(AwsSurroundings.ofThisProcess());
    }

    TriggerEarningsPollenationHandler(Surroundings around) {
        door = Door.to(
                new Craft<>(
                        "trigger-earnings-pollenation",
                        ScheduledEvent.DETAIL_TYPE,
                        ScheduledEvent::read,
                        TriggerEarningsPollenationHandler::business,
                        Map.of()),
                around,
                new Needs(around)
                        .queries("EARNINGS_CALENDAR_TABLE", "UPCOMING_EARNINGS_INDEX", "earnings_date")
                        .puts("MARKET_DATA_BUS"));
    }

    private static Function<ScheduledEvent, Report> business(Surroundings around) {
        return new TriggerEarningsPollenation(
                around.table("EARNINGS_CALENDAR_TABLE"),
                around.settings().required("UPCOMING_EARNINGS_INDEX"),
                around.bus("MARKET_DATA_BUS"))::run;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
