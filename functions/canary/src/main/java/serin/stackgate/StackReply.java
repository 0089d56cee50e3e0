package serin.stackgate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import serin.ledger.Answer;
import serin.text.Line;

/**
 * An answer as CloudFormation takes it (<a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">response objects</a>): at most
 * {@value #LONGEST} bytes of JSON.
 */
final class StackReply {
    static final int LONGEST = 4_096;

    /** What a stack event shows of a reason without cutting it. */
    private static final int LONGEST_REASON = 1_000;

    private static final JsonMapper JSON = new JsonMapper();

    private StackReply() {}

    static byte[] of(StackRequest request, Answer answer, String why) {
        var line = Line.of(why);
        var room = Math.min(line.length(), LONGEST_REASON);
        while (true) {
            var body = bytes(request, answer, cut(line, room));
            if (body.length <= LONGEST) {
                return body;
            }
            // A character may take several bytes, and an escaped one six.
            room = room * 3 / 4;
        }
    }

    /** The same for every request of one resource, as long as CloudFormation tells it none: another one would be a replacement. */
    private static String physicalId(StackRequest request) {
        return request.physicalId().orElseGet(() -> "stack-gate-" + request.logicalId());
    }

    private static String cut(String line, int room) {
        if (line.length() <= room) {
            return line;
        }
        var end = Math.max(0, room - 2);
        // Not between the two halves of a character.
        var whole = end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
        return line.substring(0, whole) + " …";
    }

    private static byte[] bytes(StackRequest request, Answer answer, String reason) {
        var reply = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "Status",
                        switch (answer) {
                            case SUCCEEDED -> "SUCCESS";
                            case FAILED -> "FAILED";
                        })
                .put("Reason", reason.isEmpty() ? "no reason" : reason)
                .put("PhysicalResourceId", physicalId(request))
                .put("StackId", request.stackId())
                .put("RequestId", request.requestId())
                .put("LogicalResourceId", request.logicalId());
        try {
            return JSON.writeValueAsString(reply).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
