package marketdata.event;

/** What all events of the market-data bus have in common. */
public final class MarketData {

    /** The source of every event that a production function puts. */
    public static final String SOURCE = "market-data";

    private MarketData() {}
}
