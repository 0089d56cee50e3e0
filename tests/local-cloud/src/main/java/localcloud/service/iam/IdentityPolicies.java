package localcloud.service.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.World;
import localcloud.service.projection.Tags;

/** The identity policies that a role's sessions act under, for whoever evaluates them. */
public final class IdentityPolicies {
    private final Roles roles;
    private final ManagedPolicies managed;

    public IdentityPolicies(World world) {
        this.roles = new Roles(world);
        this.managed = new ManagedPolicies(world);
    }

    /**
     * What a role may do, and what conditions ask about it.
     *
     * @param policies inline and attached policies
     * @param boundary the permissions boundary; empty when there is none
     * @param hasUnknownBoundary whether there is a boundary whose text nobody here knows
     * @param unknown ARNs of attached policies whose text nobody here knows: what they allow is not established
     */
    public record Granted(
            String roleArn,
            String roleId,
            Map<String, String> tags,
            List<Document> policies,
            Optional<Document> boundary,
            boolean hasUnknownBoundary,
            List<String> unknown) {
        public Granted {
            tags = Map.copyOf(tags);
            policies = List.copyOf(policies);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * A policy's text.
     *
     * @param id as SimulatePrincipalPolicy calls its source: a managed policy's name (calls/iam.SimulatePrincipalPolicy/03.json), and
     *     {@code role_<role>_<policy>} for an inline one, which no recording shows
     */
    public record Document(String id, JsonNode text) {}

    /** Of the role with that name; empty when there is no such role. */
    public Optional<Granted> of(String roleName) {
        return roles.find(roleName).map(this::granted);
    }

    /** The ARN of a role, with its path when it is there. */
    public String roleArn(String roleName) {
        return roles.find(roleName).map(roles::arn).orElseGet(() -> roles.arnWithoutPath(roleName));
    }

    /** The trust policy of the role with that name. */
    public Optional<JsonNode> trust(String roleName) {
        return roles.find(roleName).map(role -> role.properties().path("AssumeRolePolicyDocument"));
    }

    private Granted granted(Resource role) {
        List<Document> documents = new ArrayList<>();
        roles.inlinePolicies(role)
                .forEach((name, text) -> documents.add(new Document("role_" + role.physicalId() + "_" + name, text)));
        List<String> unknown = new ArrayList<>();
        for (String arn : roles.attachedPolicies(role)) {
            document(arn).ifPresentOrElse(documents::add, () -> unknown.add(arn));
        }
        String boundary = role.properties().path("PermissionsBoundary").asText("");
        Optional<Document> limit = boundary.isEmpty() ? Optional.empty() : document(boundary);
        boolean lost = !boundary.isEmpty() && limit.isEmpty();
        return new Granted(roles.arn(role), Roles.id(role), Tags.of(role), documents, limit, lost, unknown);
    }

    private Optional<Document> document(String arn) {
        return managed.find(arn).map(policy -> new Document(policy.name(), policy.document()));
    }
}
