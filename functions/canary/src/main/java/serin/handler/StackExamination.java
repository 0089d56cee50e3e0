package serin.handler;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import serin.check.Check;
import serin.run.Clouds;
import serin.run.Nonces;
import serin.run.Run;
import serin.run.StackValidation;
import serin.run.Steps;
import serin.run.Underway;
import serin.stackgate.StackGate;

/** Validates the canary's own stack at the end of an update, by every check but the one that the stack is not being updated. */
final class StackExamination implements StackGate.Examination {
    /** Never true while the gate is asked. */
    private static final String NOT_UNDER_WAY = "stack.status-complete";

    private final StackValidation validation;
    private final String ownStack;

    StackExamination(List<Check<?>> catalogue, Clouds clouds, InstantSource clock, Steps steps, String ownStack) {
        this.validation = new StackValidation(
                catalogue.stream()
                        .filter(check -> !check.info().id().equals(NOT_UNDER_WAY))
                        .toList(),
                clouds,
                clock,
                Nonces.random(),
                steps);
        this.ownStack = ownStack;
    }

    @Override
    public Run of(Underway update, Duration limit) {
        return switch (validation.validate(ownStack, update, limit)) {
            case StackValidation.Result.Examined(var run) -> run;
            case StackValidation.Result.NotReadable(var _, var run) -> run;
            case StackValidation.Result.NoSuchStack(var what) -> throw new CannotValidate(what);
        };
    }
}
