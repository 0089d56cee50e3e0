package serin.check.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import serin.check.Context;
import serin.finding.ResourceRef;
import serin.observation.Observation;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;

/** When CloudFormation last changed something. The run has read both answers already. */
public final class Changed {

    private Changed() {}

    /** When the resource was last changed; where that is not told, the stack. Empty when neither is. */
    public static Optional<Instant> at(ResourceRef resource, Context context) {
        return resource(resource, context).or(() -> stack(context));
    }

    /** When the resource itself was last changed; empty when that is not told. */
    public static Optional<Instant> resource(ResourceRef resource, Context context) {
        return switch (context.cloud().stacks().resources(stackName(context))) {
            case Observation.Present<List<StackResourceFacts>>(var rows, var _) ->
                rows.stream()
                        .filter(row -> row.logicalId().equals(resource.logicalId()))
                        .flatMap(row -> row.updatedAt().stream())
                        .findFirst();
            case Observation.Absent<List<StackResourceFacts>> _, Observation.Unreadable<List<StackResourceFacts>> _ ->
                Optional.empty();
        };
    }

    private static Optional<Instant> stack(Context context) {
        return switch (context.cloud().stacks().stack(stackName(context))) {
            case Observation.Present<StackFacts>(var facts, var _) -> facts.changedAt();
            case Observation.Absent<StackFacts> _, Observation.Unreadable<StackFacts> _ -> Optional.empty();
        };
    }

    private static String stackName(Context context) {
        return context.stack().resource().logicalId();
    }
}
