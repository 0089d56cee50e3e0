package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills a target's template. Inside quotes a variable is text, and what is no text loses its own quotes; outside it is JSON. A variable
 * whose path leads nowhere is empty text. All this as recorded (recorded-answers/snapshots/events_inputs.json).
 *
 * @param ruleName for {@code aws.events.rule-name}
 * @param ruleArn for {@code aws.events.rule-arn}
 * @param ingested for {@code aws.events.event.ingestion-time}
 */
record InputTransformer(String ruleName, String ruleArn, Instant ingested) {
    private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9._-]+)>");

    String apply(JsonNode transformer, ObjectNode event) {
        String template = transformer.path("InputTemplate").asText();
        JsonNode paths = transformer.path("InputPathsMap");
        StringBuilder filled = new StringBuilder();
        Matcher variables = VARIABLE.matcher(template);
        int from = 0;
        boolean quoted = false;
        while (variables.find()) {
            quoted ^= flips(template, from, variables.start());
            filled.append(template, from, variables.start());
            JsonNode value = value(variables.group(1), paths, event);
            filled.append(quoted ? asText(value) : value.toString());
            from = variables.end();
        }
        return filled.append(template, from, template.length()).toString();
    }

    private JsonNode value(String variable, JsonNode paths, ObjectNode event) {
        JsonNode value = switch (variable) {
            case "aws.events.rule-arn" -> TextNode.valueOf(ruleArn);
            case "aws.events.rule-name" -> TextNode.valueOf(ruleName);
            case "aws.events.event.ingestion-time" -> TextNode.valueOf(ingested.toString());
            case "aws.events.event.json" -> event;
            case "aws.events.event" -> withoutDetail(event);
            default -> EventPath.find(paths.path(variable).asText(), event);
        };
        return value.isMissingNode() || value.isNull() ? TextNode.valueOf("") : value;
    }

    /** The recording shows it without the detail, with the member detailType, and with the time of ingestion. */
    private ObjectNode withoutDetail(ObjectNode event) {
        ObjectNode shown = event.deepCopy();
        shown.remove("detail");
        JsonNode type = shown.remove("detail-type");
        shown.set("detailType", type == null ? TextNode.valueOf("") : type);
        return shown.put("time", ingested.toString());
    }

    private static String asText(JsonNode value) {
        if (value.isTextual()) {
            String written = value.toString();
            return written.substring(1, written.length() - 1);
        }
        return value.toString().replace("\"", "");
    }

    /** Whether the quotes between two places, those that are escaped aside, change inside into outside. */
    private static boolean flips(String template, int from, int to) {
        boolean flips = false;
        for (int i = from; i < to; i++) {
            if (template.charAt(i) == '\\') {
                i++;
            } else if (template.charAt(i) == '"') {
                flips = !flips;
            }
        }
        return flips;
    }
}
