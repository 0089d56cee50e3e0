package marketdata.syncassets;

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
import marketdata.vendor.Alpaca;

/** What Lambda calls: SyncAssets, wired. */
public final class SyncAssetsHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public SyncAssetsHandler() {
        this(AwsSurroundings.ofThisProcess());
    }

    SyncAssetsHandler(Surroundings around) {
        door = Door.to(
                new Craft<>(
                        "sync-assets",
                        ScheduledEvent.DETAIL_TYPE,
                        ScheduledEvent::read,
                        SyncAssetsHandler::business,
                        Map.of("ASSETS_TABLE", 4)),
                around,
                new Needs(around)
                        .updates("ASSETS_TABLE", "symbol")
                        .vendor("ALPACA_BASE_URL", "ALPACA_SECRET", Set.of(Alpaca.KEY_ID, Alpaca.SECRET_KEY)));
    }

    private static Function<ScheduledEvent, Report> business(Surroundings around) {
        return new SyncAssets(around.alpaca(), around.table("ASSETS_TABLE"))::run;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
