package marketdata.syncnewssentiment;

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

/** What Lambda calls: SyncNewsSentiment, wired. */
public final class SyncNewsSentimentHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public SyncNewsSentimentHandler() {
        this(AwsSurroundings.ofThisProcess());
    }

    SyncNewsSentimentHandler(Surroundings around) {
        door = Door.to(
                new Craft<>(
                        "sync-news-sentiment",
                        ScheduledEvent.DETAIL_TYPE,
                        ScheduledEvent::read,
                        SyncNewsSentimentHandler::business,
                        Map.of()),
                around,
                new Needs(around)
                        .queries("ASSETS_TABLE", "STATUS_INDEX", "status")
                        .batches("NEWS_SENTIMENT_TABLE", "news_id", "time_published")
                        .vendor("ALPHA_VANTAGE_BASE_URL", "ALPHA_VANTAGE_SECRET", Set.of(AlphaVantage.API_KEY)));
    }

    private static Function<ScheduledEvent, Report> business(Surroundings around) {
        return new SyncNewsSentiment(
                around.alphaVantage(),
                around.table("ASSETS_TABLE"),
                around.settings().required("STATUS_INDEX"),
                around.table("NEWS_SENTIMENT_TABLE"))::run;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
