package serin.check.stack;

import java.util.List;
import serin.check.Check;

/** The checks on a stack as CloudFormation sees it. */
public final class StackChecks {
    public static final List<Check<?>> ALL = List.of(new StackStatusComplete(), new ResourcesExist());

    private StackChecks() {}

    /** Whether CloudFormation is at work, so that what is seen may be half done. */
    public static boolean inProgress(String status) {
        return status.endsWith("_IN_PROGRESS");
    }
}
