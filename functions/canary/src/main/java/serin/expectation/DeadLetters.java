package serin.expectation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import serin.template.ResolvedTemplate;
import serin.template.Value;

/**
 * Where a stack puts what it could not deliver or handle: the dead-letter queues of rules, schedules, subscriptions, functions and queues, and
 * the OnFailure destinations of functions.
 */
final class DeadLetters {
    /** Under what a template names such a place, and the member that holds its ARN. */
    private static final Map<String, Set<String>> PLACES = Map.of(
            "DeadLetterConfig", Set.of("Arn", "TargetArn"),
            "RedrivePolicy", Set.of("deadLetterTargetArn"),
            "OnFailure", Set.of("Destination"));

    private DeadLetters() {}

    /** The ARNs that are known. */
    static Set<String> arns(ResolvedTemplate template) {
        var arns = new HashSet<String>();
        template.resources().values().forEach(resource -> collect(resource.properties(), arns));
        return arns;
    }

    private static void collect(Value value, Set<String> arns) {
        switch (value) {
            case Value.Mapping(var entries) ->
                entries.forEach((name, inner) -> {
                    if (inner instanceof Value.Mapping(var place)) {
                        PLACES.getOrDefault(name, Set.of()).forEach(member -> {
                            if (place.get(member) instanceof Value.Text(var arn)) {
                                arns.add(arn);
                            }
                        });
                    }
                    collect(inner, arns);
                });
            case Value.Sequence(var items) -> items.forEach(item -> collect(item, arns));
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _, Value.Unresolved _ -> {}
        }
    }
}
