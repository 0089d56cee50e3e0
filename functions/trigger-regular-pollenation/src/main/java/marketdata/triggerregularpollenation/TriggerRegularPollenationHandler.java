package marketdata.triggerregularpollenation;

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

/** What Lambda calls: TriggerRegularPollenation, wired. */
public final class TriggerRegularPollenationHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public TriggerRegularPollenationHandler() {
        this(AwsSurroundings.ofThisProcess());
    }

    TriggerRegularPollenationHandler(Surroundings around) {
        door = Door.to(
                new Craft<>(
                        "trigger-regular-pollenation",
                        ScheduledEvent.DETAIL_TYPE,
                        ScheduledEvent::read,
                        TriggerRegularPollenationHandler::business,
                        Map.of()),
                around,
                new Needs(around)
                        .queries("ASSETS_TABLE", "STATUS_INDEX", "status")
                        .puts("MARKET_DATA_BUS")
                        .variable("POLLENATIONS_PER_DAY"));
    }

    private static Function<ScheduledEvent, Report> business(Surroundings around) {
        return new TriggerRegularPollenation(
                around.table("ASSETS_TABLE"),
                around.settings().required("STATUS_INDEX"),
                around.bus("MARKET_DATA_BUS"),
                around.settings().positive("POLLENATIONS_PER_DAY"))::run;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
