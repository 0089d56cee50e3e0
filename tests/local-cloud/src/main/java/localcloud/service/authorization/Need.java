package localcloud.service.authorization;

import java.util.Objects;
import localcloud.iam.Context;

/**
 * One permission that a call needs.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource an ARN, or {@code *}
 * @param shown how a denial names the resource
 * @param context the condition keys of this action
 * @param fresh whether the resource is yet to be made, so that it has no policy of its own to be looked up
 */
record Need(String action, String resource, String shown, Context context, boolean fresh) {
    static final String ALL = "*";

    Need {
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(shown, "shown is null");
        Objects.requireNonNull(context, "context is null");
    }

    static Need of(String action, String resource) {
        return new Need(action, resource, resource, Context.EMPTY, false);
    }

    Need shown(String other) {
        return new Need(action, resource, other, context, fresh);
    }

    Need with(String key, String value) {
        return new Need(action, resource, shown, context.with(key, value), fresh);
    }

    Need with(Context more) {
        return new Need(action, resource, shown, context.and(more), fresh);
    }

    /** The same on a resource that is yet to be made. */
    Need onFresh() {
        return new Need(action, resource, shown, context, true);
    }
}
