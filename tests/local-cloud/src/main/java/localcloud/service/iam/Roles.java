package localcloud.service.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import localcloud.resource.Resource;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Ids;
import localcloud.service.projection.Tags;

/** Roles and what is attached to them, from the role's own document and from those that name it. */
final class Roles {
    static final String TYPE = "AWS::IAM::Role";
    private static final List<String> INLINE_TYPES = List.of("AWS::IAM::Policy", "AWS::IAM::RolePolicy");

    private final World world;

    Roles(World world) {
        this.world = world;
    }

    /** In the order of their names. */
    List<Resource> all() {
        return world.resources().ofType(TYPE).stream()
                .sorted(Comparator.comparing(Resource::physicalId))
                .toList();
    }

    Optional<Resource> find(String name) {
        return all().stream().filter(role -> role.physicalId().equals(name)).findFirst();
    }

    String arn(Resource role) {
        return "arn:aws:iam::" + world.accountId() + ":role" + path(role) + role.physicalId();
    }

    String arnWithoutPath(String name) {
        return "arn:aws:iam::" + world.accountId() + ":role/" + name;
    }

    static String path(Resource role) {
        return role.properties().path("Path").asText("/");
    }

    static String id(Resource role) {
        return role.state().path("RoleId").asText(Ids.unique("AROA", role.physicalId()));
    }

    /** Inline policies by name, in the order of their names. */
    SequencedMap<String, JsonNode> inlinePolicies(Resource role) {
        TreeMap<String, JsonNode> policies = new TreeMap<>();
        for (JsonNode policy : role.properties().path("Policies")) {
            policies.put(policy.path("PolicyName").asText(), policy.path("PolicyDocument"));
        }
        for (String type : INLINE_TYPES) {
            for (Resource policy : world.resources().ofType(type)) {
                if (names(policy.properties(), role.physicalId())) {
                    policies.put(
                            policy.properties().path("PolicyName").asText(),
                            policy.properties().path("PolicyDocument"));
                }
            }
        }
        return Collections.unmodifiableSequencedMap(policies);
    }

    /** The ARNs of attached managed policies: those of the role in its order, then those that name it. */
    List<String> attachedPolicies(Resource role) {
        List<String> arns = new ArrayList<>();
        role.properties().path("ManagedPolicyArns").forEach(arn -> arns.add(arn.asText()));
        TreeSet<String> others = new TreeSet<>();
        for (Resource policy : world.resources().ofType(ManagedPolicies.TYPE)) {
            if (names(policy.properties(), role.physicalId()) && !arns.contains(policy.physicalId())) {
                others.add(policy.physicalId());
            }
        }
        arns.addAll(others);
        return List.copyOf(arns);
    }

    /** As ListRoles shows it: without tags, boundary and last use. */
    ObjectNode summary(Resource role) {
        return new Answer()
                .put("Path", path(role))
                .put("RoleName", role.physicalId())
                .put("RoleId", id(role))
                .put("Arn", arn(role))
                .time("CreateDate", role.state().path("CreateDate"))
                .put(
                        "AssumeRolePolicyDocument",
                        Documents.encoded(role.properties().path("AssumeRolePolicyDocument")))
                .text("Description", role.properties().path("Description"))
                .number("MaxSessionDuration", sessionDuration(role))
                .done();
    }

    /** As GetRole shows it. */
    ObjectNode details(Resource role) {
        ObjectNode details = summary(role);
        JsonNode boundary = role.properties().path("PermissionsBoundary");
        if (Answer.isThere(boundary)) {
            details.putObject("PermissionsBoundary")
                    .put("PermissionsBoundaryType", "Policy")
                    .put("PermissionsBoundaryArn", boundary.asText());
        }
        List<ObjectNode> tags = Tags.list(Tags.of(role), "Key", "Value");
        if (!tags.isEmpty()) {
            details.set("Tags", Answer.array(tags));
        }
        details.set(
                "RoleLastUsed",
                new Answer()
                        .time("LastUsedDate", role.state().path("RoleLastUsed").path("LastUsedDate"))
                        .text("Region", role.state().path("RoleLastUsed").path("Region"))
                        .done());
        return details;
    }

    private static JsonNode sessionDuration(Resource role) {
        JsonNode duration = role.properties().path("MaxSessionDuration");
        return Answer.isThere(duration)
                ? duration
                : Answer.empty().put("default", 3600).path("default");
    }

    private static boolean names(JsonNode properties, String role) {
        if (properties.path("RoleName").asText().equals(role)) {
            return true;
        }
        for (JsonNode each : properties.path("Roles")) {
            if (each.asText().equals(role)) {
                return true;
            }
        }
        return false;
    }
}
