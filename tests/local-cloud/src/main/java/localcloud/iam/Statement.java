package localcloud.iam;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param sid as written; empty when there is none
 * @param index in the policy, from 0
 * @param allows Allow, or Deny
 * @param principal of a resource-based policy
 */
public record Statement(
        String sid,
        int index,
        boolean allows,
        Optional<PrincipalElement> principal,
        Elements actions,
        Elements resources,
        List<Condition> conditions) {
    public Statement {
        conditions = List.copyOf(conditions);
    }

    /** Whether action and resource are covered and every condition holds; the principal aside. */
    boolean covers(Request request) {
        return concerns(request) && conditions.stream().allMatch(condition -> condition.holds(request.context()));
    }

    /** Whether action and resource are covered, whatever the conditions say. */
    boolean concerns(Request request) {
        return actions.coverAction(request.action()) && resources.coverResource(request.resource(), request.context());
    }
}
