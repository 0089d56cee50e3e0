package localcloud.service.cloudformation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.stack.Change;
import localcloud.stack.Wish;
import localcloud.template.Stack;

/**
 * A change set.
 *
 * @param id its ARN
 * @param creates whether it is of type CREATE
 * @param reason why it has this status; empty when there is nothing to say
 * @param execution such as {@code AVAILABLE}
 * @param shown the parameters as DescribeChangeSet shows them
 * @param wish what it stands for; empty before it has been worked out, and when that failed
 */
record ChangeSet(
        String name,
        String id,
        String stackName,
        String stackId,
        boolean creates,
        String description,
        Instant created,
        String status,
        String reason,
        String execution,
        Stack.Settings settings,
        boolean deletesOnFailure,
        String original,
        Map<String, String> shown,
        List<Change> changes,
        Optional<Wish> wish) {
    ChangeSet {
        changes = List.copyOf(changes);
    }

    /** It has been worked out. */
    ChangeSet ready(Wish what, Map<String, String> parameters, List<Change> worked) {
        return new ChangeSet(
                name,
                id,
                stackName,
                stackId,
                creates,
                description,
                created,
                "CREATE_COMPLETE",
                "",
                "AVAILABLE",
                settings,
                deletesOnFailure,
                original,
                parameters,
                worked,
                Optional.of(what));
    }

    /** It could not be worked out, or nothing would change. */
    ChangeSet failed(String why) {
        return with("FAILED", why, "UNAVAILABLE");
    }

    ChangeSet with(String otherStatus, String otherReason, String otherExecution) {
        return new ChangeSet(
                name,
                id,
                stackName,
                stackId,
                creates,
                description,
                created,
                otherStatus,
                otherReason,
                otherExecution,
                settings,
                deletesOnFailure,
                original,
                shown,
                changes,
                wish);
    }
}
