package localcloud.service.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import localcloud.resource.Resource;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.service.FaultPoint;
import localcloud.service.Ground;
import localcloud.service.Part;
import localcloud.service.World;
import localcloud.wire.Front;
import localcloud.wire.WireAnswer;
import localcloud.wire.WireRequest;

/**
 * The vendors below {@code /_vendor/}, and their secrets, which are there before any stack is. Faults strike them by the vendor's
 * name: {@code throttle} in the vendor's own words, {@code deny} as a wrong key, {@code error} as status 500.
 */
public final class VendorPart implements Part {
    private static final String ROOT = "/_vendor/";
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;

    private final World world;
    private final FaultPoint faults;
    private final List<Vendor> vendors;
    private final Requests requests = new Requests();

    public VendorPart(Ground ground) {
        this.world = ground.world();
        this.faults = ground.faults();
        this.vendors = List.of(new Alpaca(), new AlphaVantage(world::now));
    }

    /** The parameters of the market-data stack that make its functions come here. */
    public static Map<String, String> parameters(URI endpoint) {
        return Map.of(
                "AlpacaBaseUrl", endpoint + ROOT + "alpaca",
                "AlphaVantageBaseUrl", endpoint + ROOT + "alphavantage");
    }

    @Override
    public Map<String, Front.Answering> sites() {
        return Map.of(ROOT, this::answer);
    }

    @Override
    public List<Resource> foundations() {
        return vendors.stream().map(this::secret).toList();
    }

    @Override
    public List<AdminRoute> adminRoutes() {
        return List.of(new AdminRoute("GET", "/_cloud/vendor", (_, _) -> counts()));
    }

    @Override
    public void reset() {
        requests.clear();
    }

    private JsonNode counts() {
        var list = JsonNodeFactory.instance.arrayNode();
        requests.all()
                .forEach(request -> list.addObject()
                        .put("vendor", request.vendor())
                        .put("function", request.function())
                        .put("count", request.count())
                        .put("refused", request.refused()));
        return list;
    }

    private WireAnswer answer(WireRequest request) {
        for (var vendor : vendors) {
            var base = ROOT + vendor.name();
            if (request.rawPath().startsWith(base + "/")) {
                var answer = answer(vendor, request, request.rawPath().substring(base.length()));
                requests.count(vendor.name(), answer.function(), answer.served());
                return answer.wire();
            }
        }
        return VendorAnswer.refusal("unknown", 404, "message", "there is no such vendor")
                .wire();
    }

    private VendorAnswer answer(Vendor vendor, WireRequest request, String path) {
        var query = query(request.rawQuery());
        var function = vendor.function(request, query);
        try {
            faults.strike(vendor.name(), function, "vendor");
        } catch (AwsError e) {
            return switch (e.status()) {
                case TOO_MANY -> vendor.tooMany(function);
                case FORBIDDEN -> vendor.unauthorized(function);
                default -> VendorAnswer.refusal(function, e.status(), "message", "internal server error");
            };
        }
        return vendor.answer(request, path, query, credentials(vendor));
    }

    /** What the vendor's secret holds now; a missing node when it is gone, or holds no JSON. */
    private JsonNode credentials(Vendor vendor) {
        return world.resources().ofType(SECRET).stream()
                .filter(secret -> secret.properties().path("Name").asText().equals(vendor.secretName()))
                .findFirst()
                .map(secret -> tree(secret.properties().path("SecretString").asText()))
                .orElse(MissingNode.getInstance());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private Resource secret(Vendor vendor) {
        var held = JsonNodeFactory.instance.objectNode();
        vendor.credentials().forEach(held::put);
        var properties = JsonNodeFactory.instance
                .objectNode()
                .put("Name", vendor.secretName())
                .put("Description", "What " + vendor.name() + " knows its customer by")
                .put("SecretString", held.toString());
        var arn = "arn:aws:secretsmanager:" + world.region() + ":" + world.accountId() + ":secret:"
                + vendor.secretName() + "-a1B2c3";
        var state = JsonNodeFactory.instance
                .objectNode()
                .put("ARN", arn)
                .put("Name", vendor.secretName())
                .put("CreatedDate", world.now().toString())
                .put("LastChangedDate", world.now().toString());
        state.putObject("VersionIdsToStages")
                .putArray("7d1f3a52-5a0e-4a6c-9d35-0d2f6f3f2b10")
                .add("AWSCURRENT");
        var id = "Vendor" + vendor.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + vendor.name().substring(1);
        return new Resource(id + "Secret", SECRET, arn, properties, state);
    }

    private static Map<String, String> query(String rawQuery) {
        var query = new HashMap<String, String>();
        for (var pair : rawQuery.split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
