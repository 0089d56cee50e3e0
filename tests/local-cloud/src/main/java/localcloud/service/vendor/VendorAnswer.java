package localcloud.service.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import localcloud.wire.WireAnswer;

/**
 * What a vendor answers.
 *
 * @param function what was asked for, as the count shows it
 * @param served whether the answer holds data
 */
record VendorAnswer(String function, boolean served, WireAnswer wire) {

    static VendorAnswer data(String function, JsonNode body) {
        return new VendorAnswer(function, true, wire(200, Map.of(), "application/json", body.toString()));
    }

    static VendorAnswer csv(String function, String body) {
        return new VendorAnswer(function, true, wire(200, Map.of(), "application/x-download", body));
    }

    /** One member that says why there is no data. */
    static VendorAnswer refusal(String function, int status, String member, String why) {
        return refusal(function, status, Map.of(), member, why);
    }

    static VendorAnswer refusal(String function, int status, Map<String, String> headers, String member, String why) {
        var body = JsonNodeFactory.instance.objectNode().put(member, why);
        return new VendorAnswer(function, false, wire(status, headers, "application/json", body.toString()));
    }

    private static WireAnswer wire(int status, Map<String, String> headers, String type, String body) {
        var all = new java.util.HashMap<>(headers);
        all.put("Content-Type", type);
        return new WireAnswer(status, all, body.getBytes(StandardCharsets.UTF_8));
    }
}
