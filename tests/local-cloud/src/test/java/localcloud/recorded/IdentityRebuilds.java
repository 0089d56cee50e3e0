package localcloud.recorded;

import static localcloud.recorded.Scene.object;
import static localcloud.recorded.Scene.pick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** IAM, STS and KMS. */
final class IdentityRebuilds {
    private IdentityRebuilds() {}

    static Map<String, Rebuild> iam() {
        return Map.of(
                "GetRole", IdentityRebuilds::getRole,
                "ListRoles", IdentityRebuilds::listRoles,
                "ListRolePolicies", IdentityRebuilds::rolePolicies,
                "GetRolePolicy", IdentityRebuilds::rolePolicy,
                "ListAttachedRolePolicies", IdentityRebuilds::attached,
                "GetPolicy", IdentityRebuilds::policy,
                "GetPolicyVersion", IdentityRebuilds::policyVersion,
                "SimulatePrincipalPolicy", IdentityRebuilds::simulation);
    }

    static Map<String, Rebuild> sts() {
        return Map.of("GetCallerIdentity", IdentityRebuilds::identity);
    }

    static Map<String, Rebuild> kms() {
        return Map.of(
                "DescribeKey", IdentityRebuilds::describeKey,
                "GetKeyPolicy", IdentityRebuilds::keyPolicy,
                "GetKeyRotationStatus", IdentityRebuilds::rotation);
    }

    private static ObjectNode identity(Scene scene, JsonNode answer) {
        String arn = answer.path("Arn").asText();
        String id = answer.path("UserId").asText();
        if (arn.contains(":assumed-role/")) {
            String path = arn.substring(arn.indexOf(":assumed-role/") + ":assumed-role/".length());
            scene.put(
                    "AWS::IAM::Role",
                    path.substring(0, path.indexOf('/')),
                    object(),
                    object().put("RoleId", id.substring(0, id.indexOf(':'))));
        }
        return object();
    }

    private static ObjectNode getRole(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("RoleName", Rebuild.named(answer, "role with name (\\S+) cannot"));
        }
        putRole(scene, answer.path("Role"));
        return pick(answer.path("Role"), "RoleName");
    }

    private static ObjectNode listRoles(Scene scene, JsonNode answer) {
        answer.path("Roles").forEach(role -> putRole(scene, role));
        return object();
    }

    private static void putRole(Scene scene, JsonNode role) {
        ObjectNode properties = pick(role, "Path", "MaxSessionDuration", "Description", "Tags");
        properties.set("AssumeRolePolicyDocument", Compared.parsed(role.path("AssumeRolePolicyDocument")));
        if (role.has("PermissionsBoundary")) {
            properties.set(
                    "PermissionsBoundary",
                    role.path("PermissionsBoundary")
                            .path("PermissionsBoundaryArn")
                            .deepCopy());
        }
        scene.put(
                "AWS::IAM::Role",
                role.path("RoleName").asText(),
                properties,
                pick(role, "RoleId", "CreateDate", "RoleLastUsed"));
    }

    private static ObjectNode rolePolicies(Scene scene, JsonNode answer) {
        ObjectNode properties = object();
        var policies = properties.putArray("Policies");
        answer.path("PolicyNames")
                .forEach(name ->
                        policies.addObject().put("PolicyName", name.asText()).putObject("PolicyDocument"));
        scene.put("AWS::IAM::Role", "role", properties, object());
        return object().put("RoleName", "role");
    }

    private static ObjectNode rolePolicy(Scene scene, JsonNode answer) {
        scene.put("AWS::IAM::Role", answer.path("RoleName").asText(), object(), object());
        ObjectNode properties = pick(answer, "RoleName", "PolicyName");
        properties.set("PolicyDocument", Compared.parsed(answer.path("PolicyDocument")));
        scene.put("AWS::IAM::RolePolicy", "policy", properties, object());
        return pick(answer, "RoleName", "PolicyName");
    }

    private static ObjectNode attached(Scene scene, JsonNode answer) {
        ObjectNode properties = object();
        var arns = properties.putArray("ManagedPolicyArns");
        answer.path("AttachedPolicies")
                .forEach(policy -> arns.add(policy.path("PolicyArn").asText()));
        scene.put("AWS::IAM::Role", "role", properties, object());
        return object().put("RoleName", "role");
    }

    private static ObjectNode policy(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("PolicyArn", Rebuild.named(answer, "Policy (\\S+) was not found"));
        }
        JsonNode policy = answer.path("Policy");
        if (!policy.path("Arn").asText().startsWith("arn:aws:iam::aws:policy/AdministratorAccess")) {
            scene.put(
                    "AWS::IAM::ManagedPolicy",
                    policy.path("Arn").asText(),
                    pick(policy, "Description", "Path", "Tags"),
                    pick(policy, "CreateDate", "UpdateDate", "PolicyId", "DefaultVersionId"));
        }
        for (int i = 0; i < policy.path("AttachmentCount").asInt(); i++) {
            ObjectNode role = object();
            role.putArray("ManagedPolicyArns").add(policy.path("Arn").asText());
            scene.put("AWS::IAM::Role", "role" + i, role, object());
        }
        return object().put("PolicyArn", policy.path("Arn").asText());
    }

    private static ObjectNode policyVersion(Scene scene, JsonNode answer) {
        JsonNode version = answer.path("PolicyVersion");
        String arn = "arn:aws:iam::" + scene.accountId() + ":policy/policy";
        ObjectNode properties = object();
        properties.set("PolicyDocument", Compared.parsed(version.path("Document")));
        scene.put("AWS::IAM::ManagedPolicy", arn, properties, pick(version, "CreateDate"));
        ObjectNode input = pick(version, "VersionId");
        return input.put("PolicyArn", arn);
    }

    /** The policies that the answer names, each with the one statement that it says has matched. */
    private static ObjectNode simulation(Scene scene, JsonNode answer) {
        ObjectNode input = object().put("PolicySourceArn", "arn:aws:iam::" + scene.accountId() + ":role/role");
        if (answer.has("Error")) {
            input.putArray("ActionNames").add("iam:GetUser");
            return input;
        }
        JsonNode result = answer.path("EvaluationResults").path(0);
        String action = result.path("EvalActionName").asText();
        ObjectNode role = object();
        var attached = role.putArray("ManagedPolicyArns");
        for (JsonNode matched : result.path("MatchedStatements")) {
            boolean limits = matched.path("SourcePolicyType").asText("").startsWith("Permissions Boundary");
            String arn = "arn:aws:iam::" + scene.accountId() + ":policy/"
                    + matched.path("SourcePolicyId").asText();
            putPolicy(scene, arn, limits ? "Deny" : "Allow", action);
            if (limits) {
                role.put("PermissionsBoundary", arn);
            } else {
                attached.add(arn);
            }
        }
        if (result.path("PermissionsBoundaryDecisionDetail")
                .path("AllowedByPermissionsBoundary")
                .asBoolean()) {
            String arn = "arn:aws:iam::" + scene.accountId() + ":policy/Boundary";
            putPolicy(scene, arn, "Allow", action);
            role.put("PermissionsBoundary", arn);
        }
        scene.put("AWS::IAM::Role", "role", role, object());
        input.putArray("ActionNames").add(action);
        input.putArray("ResourceArns").add(result.path("EvalResourceName").asText());
        return input;
    }

    private static void putPolicy(Scene scene, String arn, String effect, String action) {
        ObjectNode properties = object();
        ObjectNode document = properties.putObject("PolicyDocument").put("Version", "2012-10-17");
        document.putArray("Statement")
                .addObject()
                .put("Effect", effect)
                .put("Action", action)
                .put("Resource", "*");
        scene.put("AWS::IAM::ManagedPolicy", arn, properties, object());
    }

    private static ObjectNode describeKey(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            String alias = Rebuild.named(answer, "Alias (\\S+) is not found");
            String region = Rebuild.named(answer, "Invalid arn (\\S+)");
            String id = Rebuild.named(answer, "'([^']*)'");
            return object().put(
                            "KeyId",
                            !alias.isEmpty()
                                    ? alias
                                    : region.isEmpty()
                                            ? id
                                            : "arn:aws:kms:" + region
                                                    + ":111122223333:key/11111111-2222-3333-4444-555555555555");
        }
        JsonNode key = answer.has("KeyMetadata") ? answer.path("KeyMetadata") : answer;
        scene.put(
                "AWS::KMS::Key",
                key.path("KeyId").asText(),
                pick(key, "Description", "KeyUsage", "KeySpec", "Origin", "MultiRegion"),
                pick(
                        key,
                        "KeyState",
                        "CreationDate",
                        "DeletionDate",
                        "KeyManager",
                        "CurrentKeyMaterialId",
                        "ExpirationModel",
                        "MultiRegionConfiguration"));
        return pick(key, "KeyId");
    }

    private static ObjectNode keyPolicy(Scene scene, JsonNode answer) {
        ObjectNode properties = object();
        properties.set("KeyPolicy", Compared.parsed(answer.path("Policy")));
        return key(scene, properties);
    }

    private static ObjectNode rotation(Scene scene, JsonNode answer) {
        ObjectNode properties = pick(answer, "RotationPeriodInDays");
        properties.set("EnableKeyRotation", answer.path("KeyRotationEnabled").deepCopy());
        return key(scene, properties);
    }

    private static ObjectNode key(Scene scene, ObjectNode properties) {
        String id = "11111111-2222-3333-4444-555555555555";
        scene.put("AWS::KMS::Key", id, properties, object().put("CreationDate", "2026-01-01T00:00:00Z"));
        return object().put("KeyId", id);
    }
}
