package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;

/** Code that gets in without a gate: published, and the alias on it at once. */
final class VersionAdmin {
    private static final Set<String> MEMBERS = Set.of("variant", "jar");

    private final VersionPublisher publisher;

    VersionAdmin(VersionPublisher publisher) {
        this.publisher = publisher;
    }

    List<AdminRoute> routes() {
        return List.of(new AdminRoute("POST", "/_cloud/functions/{LogicalId}/versions", this::publish));
    }

    private JsonNode publish(Map<String, String> labels, JsonNode body) throws AwsError {
        for (var member : body.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw new AwsError(400, "BadRequest", "unknown member '" + member.getKey() + "'");
            }
        }
        var published = publisher.publish(labels.getOrDefault("LogicalId", ""), NewCode.of(body));
        publisher.pointAliases(published);
        return JsonNodeFactory.instance
                .objectNode()
                .put("logicalId", published.logicalId())
                .put("function", published.functionName())
                .put("version", published.version())
                .put("codeSha256", published.after().state().path("CodeSha256").asText());
    }
}
