package localcloud.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.resource.Resources;
import localcloud.service.World;
import localcloud.stack.Deployment;

/** Deploys templates into an empty world. */
final class Deploying {
    private Deploying() {}

    static Deployment.Result deploy(String template) {
        return deploy(template, Map.of());
    }

    static Deployment.Result deploy(String template, Map<String, String> parameters) {
        return Deployment.of(
                "s", template, parameters, new EmptyWorld(new InMemoryResources()), new Stacks(), Map.of());
    }

    static Resource resource(Deployment.Result result, String id) {
        return result.resources().stream()
                .filter(resource -> resource.logicalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The value that an output of this expression has. */
    static String value(String expression, String... sections) {
        var more = sections.length == 0 ? "" : String.join(",", sections) + ",";
        var template = "{" + more + "\"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\":"
                + " {\"QueueName\": \"q\"}}}, \"Outputs\": {\"It\": {\"Value\": " + expression + "}}}";
        return deploy(template).stack().outputs().getFirst().value();
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private record EmptyWorld(Resources resources) implements World {
        @Override
        public Instant now() {
            return Instant.parse("2026-01-02T03:04:05Z");
        }

        @Override
        public String region() {
            return "eu-west-1";
        }

        @Override
        public String accountId() {
            return "111122223333";
        }
    }
}
