package serin.observation;

import java.util.Objects;
import java.util.Set;

/**
 * What the policy simulator is asked about one role: every action on every resource, under one context.
 *
 * @param role the role's name, for what is said of it
 * @param roleArn whose policies are simulated
 * @param actions each by its full name, since the simulator takes no wildcards
 * @param resources ARNs, or {@code *} alone for actions that take no resource
 * @param context at most one value for a key
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
public record Simulation(
        String role, String roleArn, Set<String> actions, Set<String> resources, Set<ContextValue> context) {
    public Simulation {
        Objects.requireNonNull(role, "role is null");
        Objects.requireNonNull(roleArn, "roleArn is null");
        actions = Set.copyOf(actions);
        resources = Set.copyOf(resources);
        context = Set.copyOf(context);
    }

    /** The value that a condition key has in a simulated request. */
    public record ContextValue(String key, String value, Type type) {
        public ContextValue {
            Objects.requireNonNull(key, "key is null");
            Objects.requireNonNull(value, "value is null");
            Objects.requireNonNull(type, "type is null");
        }
    }

    /** The types of context keys, as far as a condition's operator tells them. */
    public enum Type {
        STRING,
        STRING_LIST,
        NUMERIC,
        BOOLEAN,
        IP,
        DATE
    }
}
