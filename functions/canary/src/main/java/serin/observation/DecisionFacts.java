package serin.observation;

import java.util.Objects;
import java.util.Set;

/**
 * What the policy simulator decides of one action on one resource.
 *
 * @param missing context keys that the policies ask for and the simulation did not give: the decision may be another with them
 * @param sources names of the policies whose statements decided
 * @param boundaryAllows whether the permissions boundary allows it; true where the role has none
 * @param organizationAllows whether the organization's policies allow it; true where the answer says nothing of them
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html">EvaluationResult</a>
 */
public record DecisionFacts(
        String action,
        String resource,
        Decision decision,
        Set<String> missing,
        Set<String> sources,
        boolean boundaryAllows,
        boolean organizationAllows) {
    public DecisionFacts {
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(decision, "decision is null");
        missing = Set.copyOf(missing);
        sources = Set.copyOf(sources);
    }

    /** The three answers. */
    public enum Decision {
        ALLOWED,
        EXPLICIT_DENY,
        IMPLICIT_DENY
    }
}
