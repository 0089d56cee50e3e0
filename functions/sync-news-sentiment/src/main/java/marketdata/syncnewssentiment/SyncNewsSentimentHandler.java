package marketdata.syncnewssentiment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import marketdata.event.ScheduledEvent;
import marketdata.handler.Door;
import marketdata.handler.Surroundings;

/** What Lambda calls: SyncNewsSentiment, wired. */
public final class SyncNewsSentimentHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public SyncNewsSentimentHandler() {
        this(Surroundings.ofThisProcess());
    }

    SyncNewsSentimentHandler(Surroundings surroundings) {
        var work = new SyncNewsSentiment(surroundings.table("NEWS_SENTIMENT_TABLE"));
        door = Door.to(work::run, ScheduledEvent::read, surroundings.probe());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
