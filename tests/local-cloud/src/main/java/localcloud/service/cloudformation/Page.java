package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import localcloud.service.AwsError;
import localcloud.service.Operation.Call;

/** One page of a list, and the token of the next. */
final class Page {
    /** As ListStackResources pages. */
    static final int SIZE = 100;

    private static final String MARK = "page:";

    private Page() {}

    static ObjectNode of(String member, List<ObjectNode> all, Call call) throws AwsError {
        int from = start(call.input().path("NextToken").asText(""), all.size());
        int to = Math.min(from + SIZE, all.size());
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray(member).addAll(all.subList(from, to));
        if (to < all.size()) {
            answer.put(
                    "NextToken",
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString((MARK + to).getBytes(StandardCharsets.UTF_8)));
        }
        return answer;
    }

    private static int start(String token, int size) throws AwsError {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int from = text.startsWith(MARK) ? Integer.parseInt(text.substring(MARK.length())) : -1;
            if (from >= 0 && from <= size) {
                return from;
            }
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "ValidationError", "NextToken is invalid: " + e.getMessage());
        }
        throw new AwsError(400, "ValidationError", "NextToken is invalid");
    }
}
