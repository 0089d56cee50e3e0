package localcloud.service.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import localcloud.Planted;
import localcloud.wire.WireRequest;

/**
 * Alpaca's list of assets.
 *
 * @see <a href="https://docs.alpaca.markets/reference/get-v2-assets-1">Get assets</a>
 */
final class Alpaca implements Vendor {
    private static final String KEY_ID = "APCA-API-KEY-ID";
    private static final String SECRET_KEY = "APCA-API-SECRET-KEY";
    private static final String ASSETS = "assets";
    private static final int TOO_MANY = 429;

    @Override
    public String name() {
        return "alpaca";
    }

    @Override
    public String secretName() {
        return "market-data/alpaca";
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of(KEY_ID, Planted.ALPACA_KEY_ID, SECRET_KEY, Planted.ALPACA_SECRET_KEY);
    }

    @Override
    public String function(WireRequest request, Map<String, String> query) {
        return request.rawPath().endsWith("/v2/assets") ? ASSETS : "unknown";
    }

    @Override
    public VendorAnswer answer(WireRequest request, String path, Map<String, String> query, JsonNode credentials) {
        if (!request.method().equals("GET") || !path.equals("/v2/assets")) {
            return VendorAnswer.refusal("unknown", 404, "message", "endpoint not found.");
        }
        for (var header : new String[] {KEY_ID, SECRET_KEY}) {
            var wanted = credentials.path(header).asText("");
            if (wanted.isEmpty() || !request.header(header).orElse("").equals(wanted)) {
                return unauthorized(ASSETS);
            }
        }
        var status = query.getOrDefault("status", "");
        var list = JsonNodeFactory.instance.arrayNode();
        Market.assets().stream()
                .filter(asset -> status.isEmpty() || asset.status().equals(status))
                .map(Market.Asset::asJson)
                .forEach(list::add);
        return VendorAnswer.data(ASSETS, list);
    }

    /** Status 429: https://docs.alpaca.markets/docs/getting-started-with-trading-api. */
    @Override
    public VendorAnswer tooMany(String function) {
        return VendorAnswer.refusal(function, TOO_MANY, Map.of("Retry-After", "1"), "message", "too many requests.");
    }

    @Override
    public VendorAnswer unauthorized(String function) {
        return VendorAnswer.refusal(function, 401, "message", "request is not authorized");
    }
}
