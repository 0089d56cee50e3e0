package serin.observation;

import java.util.List;
import java.util.Map;

/** IAM roles. {@code role} is the role's name. */
public interface Roles {

    /** {@code iam:GetRole}. */
    Observation<RoleFacts> role(String role);

    /** {@code iam:ListAttachedRolePolicies}, all pages: the ARNs. */
    Observation<List<String>> attachedPolicies(String role);

    /** {@code iam:ListRolePolicies} and {@code iam:GetRolePolicy} of each: decoded policy document by name. */
    Observation<Map<String, String>> inlinePolicies(String role);

    /** {@code iam:GetPolicy} and {@code iam:GetPolicyVersion} of its default version: the decoded document. */
    Observation<String> managedPolicy(String arn);

    /** {@code iam:SimulatePrincipalPolicy}, all pages. */
    Observation<List<DecisionFacts>> simulate(Simulation simulation);
}
