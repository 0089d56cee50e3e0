package serin.cli;

import org.jspecify.annotations.Nullable;

/** Which stack is meant. */
final class StackName {

    private StackName() {}

    /** The option's, else the environment's. */
    static String of(@Nullable String option, Surroundings surroundings) {
        var name = option == null ? surroundings.environment().get("SERIN_STACK_NAME") : option;
        if (name == null || name.isBlank()) {
            throw new Problem(ExitCode.USAGE, "no stack was named: give --stack-name, or set SERIN_STACK_NAME");
        }
        return name;
    }
}
