package localcloud.service.vendor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The assets that both vendors know of. */
final class Market {
    private static final List<Asset> ASSETS = read();

    private Market() {}

    static List<Asset> assets() {
        return ASSETS;
    }

    /** Whether a symbol is one of a company's. */
    static boolean hasCompany(String symbol) {
        return ASSETS.stream()
                .anyMatch(asset -> asset.symbol().equals(symbol) && asset.kind().equals("us_equity"));
    }

    /**
     * An asset.
     *
     * @param kind Alpaca's class: {@code us_equity} or {@code crypto}
     * @param status {@code active} or {@code inactive}
     */
    record Asset(String symbol, String kind, String exchange, String status, String name) {

        ObjectNode asJson() {
            var equity = kind.equals("us_equity");
            var json = JsonNodeFactory.instance
                    .objectNode()
                    .put(
                            "id",
                            UUID.nameUUIDFromBytes(symbol.getBytes(StandardCharsets.UTF_8))
                                    .toString())
                    .put("class", kind)
                    .put("exchange", exchange)
                    .put("symbol", symbol)
                    .put("name", name)
                    .put("status", status)
                    .put("tradable", status.equals("active"))
                    .put("marginable", equity)
                    .put("shortable", equity)
                    .put("easy_to_borrow", equity)
                    .put("fractionable", true);
            json.putArray("attributes");
            return json;
        }
    }

    private static List<Asset> read() {
        try (var in = Market.class.getResourceAsStream("/localcloud/vendor/assets.txt")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.split(" ", 5))
                    .map(row -> new Asset(row[0], row[1], row[2], row[3], row[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
