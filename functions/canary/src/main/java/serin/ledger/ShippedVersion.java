package serin.ledger;

import java.util.Objects;

/**
 * The version of a function that a deployment ships, as the deployment's AppSpec names it.
 *
 * @param function the function's name
 * @param alias such as {@code live}
 * @param current the version that the alias is to leave
 * @param target the version that the alias is to go to
 */
public record ShippedVersion(String function, String alias, String current, String target) {
    public ShippedVersion {
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(alias, "alias is null");
        Objects.requireNonNull(current, "current is null");
        Objects.requireNonNull(target, "target is null");
    }
}
