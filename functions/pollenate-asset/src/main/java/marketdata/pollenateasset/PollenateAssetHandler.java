package marketdata.pollenateasset;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import marketdata.aws.AwsSurroundings;
import marketdata.event.PollenationNeeded;
import marketdata.handler.Craft;
import marketdata.handler.Door;
import marketdata.handler.Needs;
import marketdata.handler.Surroundings;
import marketdata.vendor.AlphaVantage;

/** What Lambda calls: PollenateAsset, wired. */
public final class PollenateAssetHandler implements RequestStreamHandler {
    private final Door door;

    /** Called by Lambda. */
    public PollenateAssetHandler() {
        this(AwsSurroundings.ofThisProcess());
    }

    PollenateAssetHandler(Surroundings around) {
        door = Door.to(
                new Craft<>(
                        "pollenate-asset",
                        PollenationNeeded.DETAIL_TYPE,
                        PollenationNeeded::read,
                        PollenateAssetHandler::business,
                        Map.of(
                                "COMPANY_OVERVIEW_TABLE",
                                1,
                                "EARNINGS_TABLE",
                                4,
                                "CASH_FLOW_TABLE",
                                5,
                                "BALANCE_SHEET_TABLE",
                                5,
                                "INCOME_STATEMENT_TABLE",
                                5)),
                around,
                new Needs(around)
                        .reads("ASSETS_TABLE", "symbol")
                        .updates("ASSETS_TABLE", "symbol")
                        .batches("COMPANY_OVERVIEW_TABLE", "symbol")
                        .batches("EARNINGS_TABLE", "symbol", "period")
                        .batches("CASH_FLOW_TABLE", "symbol", "period")
                        .batches("BALANCE_SHEET_TABLE", "symbol", "period")
                        .batches("INCOME_STATEMENT_TABLE", "symbol", "period")
                        .vendor("ALPHA_VANTAGE_BASE_URL", "ALPHA_VANTAGE_SECRET", Set.of(AlphaVantage.API_KEY)));
    }

    private static Function<PollenationNeeded, Pollenation> business(Surroundings around) {
        return new PollenateAsset(around.alphaVantage(), around.table("ASSETS_TABLE"), ReportTables.of(around))
                ::pollenate;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        door.handleRequest(input, output, context);
    }
}
