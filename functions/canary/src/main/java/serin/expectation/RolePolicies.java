package serin.expectation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import serin.policy.PolicyDocument;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;

/** Gathers the policies of one role: its own, and those that other resources of the template attach to it. */
final class RolePolicies {
    private static final String MANAGED = "AWS::IAM::ManagedPolicy";
    private static final String POLICY = "AWS::IAM::Policy";
    private static final String ROLE_POLICY = "AWS::IAM::RolePolicy";

    private final ResolvedResource role;
    private final ResolvedTemplate template;

    RolePolicies(ResolvedResource role, ResolvedTemplate template) {
        this.role = role;
        this.template = template;
    }

    Declared<Set<String>> attached() {
        return new Properties(role.properties())
                .texts("ManagedPolicyArns")
                .orDefault(List.of())
                .flatMap(own -> {
                    Declared<Set<String>> all = new Declared.Known<>(new LinkedHashSet<>(own));
                    for (var policy : of(MANAGED).toList()) {
                        all = all.flatMap(arns -> names(policy, "Roles")
                                .flatMap(roles -> isNamed(roles) ? with(arns, policy) : known(arns)));
                    }
                    return all;
                });
    }

    Declared<Map<String, Declared<PolicyDocument>>> inline() {
        var own = new Properties(role.properties()).objects("Policies").orDefault(List.of());
        return own.flatMap(policies -> {
            Declared<Map<String, Declared<PolicyDocument>>> all = known(Map.of());
            for (var policy : policies) {
                all = all.flatMap(documents -> with(documents, policy));
            }
            for (var policy : of(POLICY).toList()) {
                all = attach(all, policy, names(policy, "Roles"));
            }
            for (var policy : of(ROLE_POLICY).toList()) {
                all = attach(all, policy, names(policy, "RoleName"));
            }
            return all;
        });
    }

    /** The documents of the managed policies that the template declares, by the ARN under which CloudFormation knows them. */
    Map<String, Declared<PolicyDocument>> managed() {
        var documents = new LinkedHashMap<String, Declared<PolicyDocument>>();
        of(MANAGED)
                .forEach(policy -> policy.physicalId()
                        .ifPresent(arn -> documents.put(
                                arn, DeclaredPolicy.of(new Properties(policy.properties()), "PolicyDocument"))));
        return documents;
    }

    private Declared<Map<String, Declared<PolicyDocument>>> attach(
            Declared<Map<String, Declared<PolicyDocument>>> all,
            ResolvedResource policy,
            Declared<List<String>> roles) {
        return all.flatMap(documents -> roles.flatMap(
                names -> isNamed(names) ? with(documents, new Properties(policy.properties())) : known(documents)));
    }

    /** The roles that a policy names; an unresolved name may be this role's, so it makes the whole unresolved. */
    private static Declared<List<String>> names(ResolvedResource policy, String property) {
        return new Properties(policy.properties()).texts(property).orDefault(List.of());
    }

    private boolean isNamed(List<String> roles) {
        return role.physicalId().filter(roles::contains).isPresent();
    }

    private Stream<ResolvedResource> of(String type) {
        return template.resources().values().stream()
                .filter(resource -> resource.type().equals(type));
    }

    /** CloudFormation calls a managed policy by its ARN. */
    private static Declared<Set<String>> with(Set<String> arns, ResolvedResource policy) {
        if (policy.physicalId().isEmpty()) {
            return new Declared.Unresolved<>(policy.logicalId() + " has no physical id");
        }
        var more = new LinkedHashSet<>(arns);
        more.add(policy.physicalId().get());
        return known(Collections.unmodifiableSet(more));
    }

    private static Declared<Map<String, Declared<PolicyDocument>>> with(
            Map<String, Declared<PolicyDocument>> documents, Properties policy) {
        return policy.text("PolicyName").flatMap(name -> {
            var more = new LinkedHashMap<>(documents);
            more.put(name, DeclaredPolicy.of(policy, "PolicyDocument"));
            return known(Collections.unmodifiableMap(more));
        });
    }

    private static <T> Declared<T> known(T value) {
        return new Declared.Known<>(value);
    }
}
