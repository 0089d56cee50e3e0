package marketdata.markearningsprocessed;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import marketdata.aws.AwsSurroundings;
import marketdata.event.EarningsProcessed;
import marketdata.handler.Craft;
import marketdata.handler.Door;
import marketdata.handler.Needs;
import marketdata.handler.Surroundings;

/** What Lambda calls: MarkEarningsProcessed, wired. */
public final class MarkEarningsProcessedHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public MarkEarningsProcessedHandler() {
        this(AwsSurroundings.ofThisProcess());
    }

    MarkEarningsProcessedHandler(Surroundings around) {
        door = Door.to(
                new Craft<>(
                        "mark-earnings-processed",
                        EarningsProcessed.DETAIL_TYPE,
                        EarningsProcessed::read,
                        MarkEarningsProcessedHandler::business,
                        Map.of("EARNINGS_CALENDAR_TABLE", 1)),
                around,
                new Needs(around)
                        .reads("EARNINGS_CALENDAR_TABLE", "asset_symbol", "earnings_date")
                        .updates("EARNINGS_CALENDAR_TABLE", "asset_symbol", "earnings_date"));
    }

    private static Function<EarningsProcessed, Mark> business(Surroundings around) {
        return new MarkEarningsProcessed(around.table("EARNINGS_CALENDAR_TABLE"))::mark;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
