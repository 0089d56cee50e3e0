package serin.check.iam;

import java.util.Optional;
import java.util.regex.Pattern;
import serin.policy.Statement;

/**
 * How wide a statement is.
 *
 * <p>Too wide: {@code *} or {@code service:*} as an action, all but some actions, all but some resources, and every resource for an
 * action that takes one. A prefix such as {@code s3:Get*} names what it is for, and is no wildcard in that sense; but no such
 * prefix may have every resource, unless the condition asks for a resource's tag.
 */
sealed interface Width {

    /** It names what it allows. */
    record Named() implements Width {}

    /** It allows what it does not name. */
    record TooWide(String why) implements Width {}

    /** It has every resource for an action of which nobody here knows whether it takes one. */
    record Doubtful(String action) implements Width {}

    // Each finds the first wildcard in one way only: a policy may be ten thousand characters of them.
    Pattern ANY_ACTION = Pattern.compile("[*?:]+|[^:*?]*[*?][^:]*:.*|[^:*?]+:[*?]+");
    Pattern ANY_RESOURCE = Pattern.compile("[*?:]+|arn:[*?:]+|arn:aws[a-z-]*:[*?:]+");

    static Width of(Statement statement) {
        if (!statement.allows()) {
            return new Named();
        }
        if (statement.actions().negated()) {
            return new TooWide("every action but some");
        }
        if (statement.resources().negated()) {
            return new TooWide("every resource but some");
        }
        for (var action : statement.actions().values()) {
            if (ANY_ACTION.matcher(action.written()).matches()) {
                return new TooWide("action " + action);
            }
        }
        return statement.resources().values().stream()
                        .anyMatch(resource -> ANY_RESOURCE.matcher(resource).matches())
                ? everywhere(statement)
                : new Named();
    }

    private static Width everywhere(Statement statement) {
        if (statement.conditions().stream()
                .anyMatch(condition -> condition.key().lower().contains(":resourcetag/"))) {
            return new Named();
        }
        var actions = KnownActions.all();
        Optional<Width> doubtful = Optional.empty();
        for (var action : statement.actions().values()) {
            var written = action.written();
            if (actions.takesResource(written) || written.contains("*") || written.contains("?")) {
                return new TooWide(written + " on every resource");
            }
            if (!actions.takesNone(written)) {
                doubtful = doubtful.or(() -> Optional.of(new Doubtful(written)));
            }
        }
        return doubtful.orElseGet(Named::new);
    }
}
