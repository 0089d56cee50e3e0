package localcloud.service.codedeploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import localcloud.service.AwsError;

/**
 * What a deployment to a function does: the revision that CodeDeploy keeps.
 *
 * @param function the name, as the AppSpec gives it
 * @param hooks name or ARN of a function, by lifecycle event
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html">AppSpec
 *     'resources' section</a>
 */
record AppSpec(String function, String alias, String current, String target, Map<LifecycleEvent, String> hooks) {
    private static final ObjectMapper JSON = new ObjectMapper();

    AppSpec {
        hooks = Map.copyOf(hooks);
    }

    Optional<String> hook(LifecycleEvent event) {
        return Optional.ofNullable(hooks.get(event));
    }

    AppSpec withoutHooks() {
        return new AppSpec(function, alias, current, target, Map.of());
    }

    /** Back again: what a rollback of this revision does. */
    AppSpec reversed() {
        return new AppSpec(function, alias, target, current, hooks);
    }

    /** The file, as JSON. */
    String content() {
        var root = JsonNodeFactory.instance.objectNode().put("version", "0.0");
        root.putArray("Resources")
                .addObject()
                .putObject(function)
                .put("Type", "AWS::Lambda::Function")
                .putObject("Properties")
                .put("Name", function)
                .put("Alias", alias)
                .put("CurrentVersion", current)
                .put("TargetVersion", target);
        if (!hooks.isEmpty()) {
            var list = root.putArray("Hooks");
            new TreeMap<>(hooks).forEach((event, hook) -> list.addObject().put(event.word(), hook));
        }
        return root.toString();
    }

    /** The revision's sha256: of the file, in hexadecimal digits. */
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Reads a file; YAML, which AWS takes too, is refused.
     *
     * @throws AwsError InvalidRevisionException for what is no AppSpec of one function
     */
    static AppSpec of(String content) throws AwsError {
        try {
            var root = JSON.readTree(content);
            var properties = properties(root);
            var hooks = new TreeMap<LifecycleEvent, String>();
            for (var hook : root.path("Hooks")) {
                for (var member : hook.properties()) {
                    var event = LifecycleEvent.of(member.getKey())
                            .orElseThrow(() -> invalid("unknown lifecycle event " + member.getKey()));
                    hooks.put(event, member.getValue().asText());
                }
            }
            return new AppSpec(
                    text(properties, "Name"),
                    text(properties, "Alias"),
                    text(properties, "CurrentVersion"),
                    text(properties, "TargetVersion"),
                    hooks);
        } catch (JsonProcessingException e) {
            throw invalid("The AppSpec file cannot be read as JSON: " + e.getOriginalMessage());
        }
    }

    private static JsonNode properties(JsonNode root) throws AwsError {
        var resources = root.path("Resources");
        if (resources.size() != 1 || resources.path(0).size() != 1) {
            throw invalid("The AppSpec file must have exactly one resource");
        }
        return resources.path(0).elements().next().path("Properties");
    }

    private static String text(JsonNode properties, String member) throws AwsError {
        var value = properties.path(member).asText("");
        if (value.isEmpty()) {
            throw invalid("The AppSpec file lacks " + member);
        }
        return value;
    }

    private static AwsError invalid(String why) {
        return CodeDeployErrors.of("InvalidRevisionException", why);
    }
}
