package localcloud.iam;

import java.util.List;
import java.util.Locale;

/**
 * {@code Action} or {@code NotAction}, {@code Resource} or {@code NotResource}.
 *
 * @param negated whether it is the {@code Not…} form
 */
record Elements(boolean negated, List<Template> listed) {
    Elements {
        listed = List.copyOf(listed);
    }

    /** Action names are case-insensitive and know no variables. */
    boolean coverAction(String action) {
        var lower = action.toLowerCase(Locale.ROOT);
        for (var each : listed) {
            if (each.in(Context.EMPTY).filter(pattern -> pattern.matches(lower)).isPresent()) {
                return !negated;
            }
        }
        return negated;
    }

    /** A variable with no value matches no resource. */
    boolean coverResource(String resource, Context context) {
        for (var each : listed) {
            if (each.in(context).filter(pattern -> pattern.matches(resource)).isPresent()) {
                return !negated;
            }
        }
        return negated;
    }
}
