package serin.observation;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An event source mapping, as ListEventSourceMappings answers.
 *
 * @param id its UUID
 * @param state such as {@code Enabled}, {@code Disabled}, {@code Updating}
 * @param functionArn with the qualifier, where it has one
 * @param settings by CloudFormation's property names, such as {@code BatchSize}; lists are sorted, what is not set is not in it
 * @param filters the patterns of its filters, in no order
 */
public record MappingFacts(
        String id, String state, String functionArn, Map<String, String> settings, List<String> filters) {
    public MappingFacts {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(functionArn, "functionArn is null");
        settings = Map.copyOf(settings);
        filters = List.copyOf(filters);
    }
}
