package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import localcloud.service.AwsError;

/** Lambda's paging: MaxItems and Marker in, NextMarker out. */
final class Pages {
    private Pages() {}

    /**
     * One page.
     *
     * @param member the list's name in the answer
     * @param largest most that one page holds, whatever MaxItems says
     */
    static ObjectNode page(ObjectNode input, String member, int largest, List<? extends JsonNode> all) throws AwsError {
        var size = input.has("MaxItems") ? maxItems(Values.member(input, "MaxItems")) : largest;
        var start = start(Values.member(input, "Marker"));
        var end = (int) Math.min(all.size(), (long) start + Math.min(size, largest));
        var answer = JsonNodeFactory.instance.objectNode();
        var items = answer.putArray(member);
        all.subList(Math.min(start, all.size()), end).forEach(items::add);
        if (end < all.size()) {
            answer.put("NextMarker", encode(end));
        }
        return answer;
    }

    private static int maxItems(String given) throws AwsError {
        try {
            var number = Integer.parseInt(given);
            if (number >= 1 && number <= 10_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number out of range.
        }
        throw new AwsError(
                400,
                "ValidationException",
                "1 validation error detected: Value '" + given + "' at 'maxItems' failed to satisfy constraint:"
                        + " Member must have value between 1 and 10000");
    }

    private static String encode(int start) {
        return Base64.getUrlEncoder().encodeToString(("from:" + start).getBytes(StandardCharsets.US_ASCII));
    }

    private static int start(String marker) throws AwsError {
        if (marker.isEmpty()) {
            return 0;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.US_ASCII);
            if (text.startsWith("from:")) {
                return Integer.parseUnsignedInt(text.substring("from:".length()));
            }
        } catch (IllegalArgumentException e) {
            // The same answer as for a marker of another list.
        }
        throw LambdaErrors.invalidParameter("Invalid Marker: " + marker);
    }
}
