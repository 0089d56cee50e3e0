package localcloud.service.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.World;

/** The identity policies that a role's sessions act under, for whoever evaluates them. */
public final class IdentityPolicies {
    private final Roles roles;
    private final ManagedPolicies managed;

    public IdentityPolicies(World world) {
        this.roles = new Roles(world);
        this.managed = new ManagedPolicies(world);
    }

    /**
     * What a role may do.
     *
     * @param policies documents of inline and attached policies
     * @param boundary the permissions boundary's document; empty when there is none
     * @param unknown ARNs of attached policies whose text nobody here knows: what they allow is not established
     */
    public record Granted(List<JsonNode> policies, Optional<JsonNode> boundary, List<String> unknown) {
        public Granted {
            policies = List.copyOf(policies);
            unknown = List.copyOf(unknown);
        }
    }

    /** Of the role with that name; empty when there is no such role. */
    public Optional<Granted> of(String roleName) {
        return roles.find(roleName).map(this::granted);
    }

    private Granted granted(Resource role) {
        List<JsonNode> documents = new ArrayList<>(roles.inlinePolicies(role).values());
        List<String> unknown = new ArrayList<>();
        for (String arn : roles.attachedPolicies(role)) {
            managed.find(arn).ifPresentOrElse(policy -> documents.add(policy.document()), () -> unknown.add(arn));
        }
        String boundary = role.properties().path("PermissionsBoundary").asText("");
        Optional<JsonNode> limit = Optional.empty();
        if (!boundary.isEmpty()) {
            limit = managed.find(boundary).map(ManagedPolicies.ManagedPolicy::document);
            if (limit.isEmpty()) {
                unknown.add(boundary);
            }
        }
        return new Granted(documents, limit, unknown);
    }
}
