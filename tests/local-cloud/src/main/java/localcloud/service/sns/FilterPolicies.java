package localcloud.service.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import localcloud.service.projection.Answer;
import software.amazon.event.ruler.Machine;

/**
 * Whether a message passes a subscription's filter policy, by AWS's own engine.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html">Message filtering</a>
 */
final class FilterPolicies {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean pass(Subscription subscription, Notification notification) {
        JsonNode policy = subscription.properties().path("FilterPolicy");
        if (!Answer.isThere(policy)) {
            return true;
        }
        boolean ofBody =
                subscription.properties().path("FilterPolicyScope").asText().equals("MessageBody");
        Machine machine = Machine.builder().build();
        try {
            machine.addRule("filter", Answer.compact(policy));
            JsonNode seen = ofBody ? JSON.readTree(notification.message()) : attributes(notification);
            return seen.isObject() && !machine.rulesForJSONEvent(seen).isEmpty();
        } catch (IOException | IllegalArgumentException e) {
            // A body that is no JSON passes no filter of bodies, and a policy that AWS would not have taken lets
            // nothing through.
            return false;
        }
    }

    private static ObjectNode attributes(Notification notification) throws JsonProcessingException {
        ObjectNode seen = Answer.empty();
        for (var attribute : notification.attributes().properties()) {
            String value = attribute.getValue().path("StringValue").asText();
            switch (attribute.getValue().path("DataType").asText()) {
                case "Number" -> seen.put(attribute.getKey(), new BigDecimal(value));
                case "String.Array" -> seen.set(attribute.getKey(), JSON.readTree(value));
                case "Binary" -> {
                    // Filters never see it.
                }
                default -> seen.put(attribute.getKey(), value);
            }
        }
        return seen;
    }
}
