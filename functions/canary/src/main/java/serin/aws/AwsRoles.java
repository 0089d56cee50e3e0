package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import serin.observation.DecisionFacts;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.RoleFacts;
import serin.observation.Roles;
import serin.observation.Simulation;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** IAM roles through the SDK. */
final class AwsRoles implements Roles {
    /** The most that a page may hold; https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html */
    private static final int MOST_ITEMS = 1_000;

    private final IamClient client;
    private final AwsReader reader;
    private final SingleFlight<String, RoleFacts> roles = new SingleFlight<>(Operation.GET_ROLE);
    private final SingleFlight<String, List<String>> attached =
            new SingleFlight<>(Operation.LIST_ATTACHED_ROLE_POLICIES);
    private final SingleFlight<String, Map<String, String>> inline = new SingleFlight<>(Operation.LIST_ROLE_POLICIES);
    private final SingleFlight<String, String> managed = new SingleFlight<>(Operation.GET_MANAGED_POLICY);
    private final SingleFlight<Simulation, List<DecisionFacts>> simulations =
            new SingleFlight<>(Operation.SIMULATE_PRINCIPAL_POLICY);

    AwsRoles(IamClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    @Override
    public Observation<RoleFacts> role(String role) {
        return roles.look(
                role,
                () -> reader.read(
                        Operation.GET_ROLE,
                        "role " + role,
                        limits -> client.getRole(r -> r.roleName(role).overrideConfiguration(limits)),
                        AwsRoles::facts));
    }

    @Override
    public Observation<List<String>> attachedPolicies(String role) {
        return attached.look(
                role,
                () -> reader.readAll(
                        Operation.LIST_ATTACHED_ROLE_POLICIES,
                        "role " + role,
                        (limits, marker) -> client.listAttachedRolePolicies(
                                r -> r.roleName(role).marker(marker).overrideConfiguration(limits)),
                        response ->
                                listed(response.hasAttachedPolicies(), response.attachedPolicies(), "AttachedPolicies")
                                        .stream()
                                        .map(policy -> required(policy.policyArn(), "AttachedPolicies.PolicyArn"))
                                        .toList(),
                        ListAttachedRolePoliciesResponse::marker));
    }

    @Override
    public Observation<Map<String, String>> inlinePolicies(String role) {
        return inline.look(role, () -> switch (names(role)) {
            case Observation.Present<List<String>>(var names, var evidence) -> documents(role, names, evidence);
            case Observation.Absent<List<String>>(var what, var evidence) -> new Observation.Absent<>(what, evidence);
            case Observation.Unreadable<List<String>>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        });
    }

    @Override
    public Observation<String> managedPolicy(String arn) {
        return managed.look(arn, () -> switch (defaultVersion(arn)) {
            case Observation.Present<String> version -> version(arn, version.facts());
            case Observation.Absent<String> absent -> absent;
            case Observation.Unreadable<String> unreadable -> unreadable;
        });
    }

    @Override
    public Observation<List<DecisionFacts>> simulate(Simulation simulation) {
        return simulations.look(
                simulation,
                () -> reader.readAll(
                        Operation.SIMULATE_PRINCIPAL_POLICY,
                        "role " + simulation.role(),
                        (limits, marker) -> client.simulatePrincipalPolicy(r -> r.policySourceArn(simulation.roleArn())
                                .actionNames(sorted(simulation.actions()))
                                .resourceArns(sorted(simulation.resources()))
                                .applyMutation(request -> {
                                    // An empty list would go out as an empty text, which IAM takes for no list at all.
                                    if (!simulation.context().isEmpty()) {
                                        request.contextEntries(SimulatedAnswer.context(simulation.context()));
                                    }
                                })
                                .maxItems(MOST_ITEMS)
                                .marker(marker)
                                .overrideConfiguration(limits)),
                        SimulatedAnswer::decisions,
                        SimulatePrincipalPolicyResponse::marker));
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }

    private Observation<String> defaultVersion(String arn) {
        return reader.read(
                Operation.GET_MANAGED_POLICY,
                "policy " + arn,
                limits -> client.getPolicy(r -> r.policyArn(arn).overrideConfiguration(limits)),
                response -> required(required(response.policy(), "Policy").defaultVersionId(), "DefaultVersionId"));
    }

    private Observation<String> version(String arn, String version) {
        return reader.read(
                Operation.GET_POLICY_VERSION,
                "version " + version + " of policy " + arn,
                limits -> client.getPolicyVersion(
                        r -> r.policyArn(arn).versionId(version).overrideConfiguration(limits)),
                response -> decoded(required(
                        required(response.policyVersion(), "PolicyVersion").document(), "PolicyVersion.Document")));
    }

    private Observation<List<String>> names(String role) {
        return reader.readAll(
                Operation.LIST_ROLE_POLICIES,
                "role " + role,
                (limits, marker) -> client.listRolePolicies(
                        r -> r.roleName(role).marker(marker).overrideConfiguration(limits)),
                response -> listed(response.hasPolicyNames(), response.policyNames(), "PolicyNames"),
                ListRolePoliciesResponse::marker);
    }

    private Observation<Map<String, String>> documents(String role, List<String> names, Evidence evidence) {
        var documents = new HashMap<String, String>();
        for (var name : names) {
            switch (document(role, name)) {
                case Observation.Present<String> present -> documents.put(name, present.facts());
                // It was deleted after it was listed: it is not among the role's policies.
                case Observation.Absent<String> _ -> {}
                case Observation.Unreadable<String>(var action, var reason, var detail) -> {
                    return new Observation.Unreadable<>(action, reason, detail);
                }
            }
        }
        var rest = names.isEmpty() ? evidence : Evidence.of(Operation.GET_ROLE_POLICY.api());
        return new Observation.Present<>(Map.copyOf(documents), rest);
    }

    private Observation<String> document(String role, String policy) {
        return reader.read(
                Operation.GET_ROLE_POLICY,
                "policy " + policy + " of role " + role,
                limits -> client.getRolePolicy(
                        r -> r.roleName(role).policyName(policy).overrideConfiguration(limits)),
                response -> decoded(required(response.policyDocument(), "PolicyDocument")));
    }

    private static RoleFacts facts(GetRoleResponse response) {
        var role = required(response.role(), "Role");
        return new RoleFacts(
                required(role.roleName(), "Role.RoleName"),
                required(role.arn(), "Role.Arn"),
                decoded(required(role.assumeRolePolicyDocument(), "Role.AssumeRolePolicyDocument")),
                Optional.ofNullable(role.permissionsBoundary())
                        .map(boundary -> required(
                                boundary.permissionsBoundaryArn(), "PermissionsBoundary.PermissionsBoundaryArn")));
    }

    /** IAM encodes policies by RFC 3986, where a plus sign stands for itself; Java's decoder would make a blank of it. */
    private static String decoded(String document) {
        try {
            return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswer(
                    "a policy document is not URL-encoded: " + OneLine.of(String.valueOf(e.getMessage())));
        }
    }
}
