package marketdata.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import marketdata.event.Symbol;
import marketdata.item.Attribute;

/**
 * Alpaca's assets.
 *
 * @see <a href="https://docs.alpaca.markets/reference/get-v2-assets-1">Get assets</a>
 */
public final class Alpaca {
    /** The keys of the secret, which are the names of the headers. */
    public static final String KEY_ID = "APCA-API-KEY-ID";

    public static final String SECRET_KEY = "APCA-API-SECRET-KEY";

    private static final List<String> TEXTS = List.of("exchange", "name", "status");
    private static final List<String> FLAGS =
            List.of("tradable", "marginable", "shortable", "easy_to_borrow", "fractionable");

    private final Source source;

    public Alpaca(Source source) {
        this.source = Objects.requireNonNull(source, "source is null");
    }

    /** Says who asks by two headers. */
    public static HttpSource.Authentication authentication(Credentials credentials) {
        return new HttpSource.Authentication() {
            @Override
            public Map<String, String> headers() {
                return Map.of(KEY_ID, credentials.value(KEY_ID), SECRET_KEY, credentials.value(SECRET_KEY));
            }

            @Override
            public Map<String, String> query() {
                return Map.of();
            }
        };
    }

    /** The active assets; a row that is none is empty. */
    public List<Optional<Asset>> activeAssets() {
        var path = "/v2/assets";
        var rows = Json.read(path, source.get(path, Map.of("status", "active")));
        if (!rows.isArray()) {
            throw VendorException.forGood(path + ": the vendor's answer is no list");
        }
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Alpaca::asset)
                .toList();
    }

    private static Optional<Asset> asset(JsonNode row) {
        var symbol = Json.text(row, "symbol").filter(Symbol::isSymbol);
        var id = Json.text(row, "id");
        var status = Json.text(row, "status").filter(value -> value.equals("active") || value.equals("inactive"));
        if (symbol.isEmpty() || id.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        var fields = new HashMap<String, Attribute>();
        fields.put("asset_id", new Attribute.Text(id.get()));
        Json.text(row, "class").ifPresent(value -> fields.put("asset_class", new Attribute.Text(value)));
        TEXTS.forEach(name -> Json.text(row, name).ifPresent(value -> fields.put(name, new Attribute.Text(value))));
        FLAGS.forEach(name -> {
            if (row.path(name).isBoolean()) {
                fields.put(name, new Attribute.Flag(row.path(name).booleanValue()));
            }
        });
        return Optional.of(new Asset(symbol.get(), fields));
    }

    /**
     * One asset.
     *
     * @param fields the vendor's own, by the table's names
     */
    public record Asset(String symbol, Map<String, Attribute> fields) {
        public Asset {
            Objects.requireNonNull(symbol, "symbol is null");
            fields = Map.copyOf(fields);
        }
    }
}
