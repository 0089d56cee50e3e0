package localcloud.stack;

import localcloud.template.Stack;

/** Tells whoever wants to know that a stack has another status. */
@FunctionalInterface
public interface Announcer {
    /** Tells nobody. */
    Announcer SILENT = (stack, token) -> {};

    void tell(Stack stack, String token);
}
