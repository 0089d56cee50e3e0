package serin.check.canary;

import java.util.List;
import serin.check.Check;

/** Every check of the stack's own canary, in the order in which a report shows them. */
public final class CanaryChecks {
    public static final List<Check<?>> ALL = List.of(new CanaryPermitted(), new CanaryVersionCurrent());

    private CanaryChecks() {}
}
