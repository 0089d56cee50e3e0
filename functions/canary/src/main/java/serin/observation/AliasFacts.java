package serin.observation;

import java.util.Map;
import java.util.Objects;

/**
 * An alias, as GetAlias answers.
 *
 * @param version the version that it points at
 * @param weights share of the traffic, 0 to 1, by additional version; empty when all goes to {@code version}
 */
public record AliasFacts(String arn, String name, String version, Map<String, Double> weights) {
    public AliasFacts {
        Objects.requireNonNull(arn, "arn is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(version, "version is null");
        weights = Map.copyOf(weights);
    }
}
