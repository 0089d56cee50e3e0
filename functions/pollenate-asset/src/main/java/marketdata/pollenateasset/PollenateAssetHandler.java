package marketdata.pollenateasset;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import marketdata.event.PollenationNeeded;
import marketdata.handler.Door;
import marketdata.handler.Surroundings;

/** What Lambda calls: PollenateAsset, wired. */
public final class PollenateAssetHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public PollenateAssetHandler() {
        this(Surroundings.ofThisProcess());
    }

    PollenateAssetHandler(Surroundings surroundings) {
        var work = new PollenateAsset(surroundings.table("ASSETS_TABLE"));
        door = Door.to(work::pollenate, PollenationNeeded::read, surroundings.probe());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
