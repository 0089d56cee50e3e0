package localcloud.service.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.service.projection.Answer;

/** A message as ReceiveMessage shows it: attributes only where they were asked for. */
final class ReceivedMessages {

    private ReceivedMessages() {}

    static ObjectNode projected(Messages.Received message, List<String> system, List<String> own) {
        Answer answer = new Answer()
                .put("MessageId", message.id())
                .put("ReceiptHandle", message.receipt())
                .put("MD5OfBody", Checksums.ofBody(message.body()))
                .put("Body", message.body());
        ObjectNode attributes = Answer.empty();
        systemAttributes(message).forEach((name, value) -> {
            if (system.contains("All") || system.contains(name)) {
                attributes.put(name, value);
            }
        });
        if (!attributes.isEmpty()) {
            answer.put("Attributes", attributes);
        }
        ObjectNode chosen = Answer.empty();
        message.attributes().properties().forEach(attribute -> {
            if (own.stream().anyMatch(pattern -> matches(pattern, attribute.getKey()))) {
                chosen.set(attribute.getKey(), attribute.getValue());
            }
        });
        if (!chosen.isEmpty()) {
            answer.put("MD5OfMessageAttributes", Checksums.ofAttributes(chosen)).put("MessageAttributes", chosen);
        }
        return answer.done();
    }

    private static Map<String, String> systemAttributes(Messages.Received message) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SenderId", message.sender().substring(message.sender().lastIndexOf('/') + 1));
        all.put("SentTimestamp", Long.toString(message.sent().toEpochMilli()));
        all.put("ApproximateReceiveCount", Integer.toString(message.receives()));
        all.put(
                "ApproximateFirstReceiveTimestamp",
                Long.toString(message.first().toEpochMilli()));
        return all;
    }

    /** {@code All}, {@code .*}, a name, or a prefix with {@code .*}. */
    private static boolean matches(String pattern, String name) {
        if (pattern.equals("All") || pattern.equals(".*") || pattern.equals(name)) {
            return true;
        }
        return pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 2));
    }
}
