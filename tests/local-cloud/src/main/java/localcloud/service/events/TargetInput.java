package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import localcloud.service.World;
import localcloud.service.projection.Answer;

/**
 * What a target gets of an event: its Input, the part at its InputPath, its InputTransformer's text, or the whole event.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html">Target</a>
 */
final class TargetInput {

    private TargetInput() {}

    static String of(JsonNode target, RuleName rule, ObjectNode event, World world) {
        if (Answer.isThere(target.path("Input"))) {
            return Answer.compact(target.path("Input"));
        }
        if (Answer.isThere(target.path("InputPath"))) {
            // A path that leads nowhere gives null; no recording shows it.
            JsonNode found = EventPath.find(target.path("InputPath").asText(), event);
            return found.isMissingNode() ? "null" : found.toString();
        }
        if (target.path("InputTransformer").isObject()) {
            return new InputTransformer(rule.rule(), rule.arn(world), world.now())
                    .apply(target.path("InputTransformer"), event);
        }
        return event.toString();
    }
}
