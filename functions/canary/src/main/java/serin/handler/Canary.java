package serin.handler;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import serin.check.Check;
import serin.run.Clouds;
import serin.run.Nonces;
import serin.run.Progress;
import serin.run.Run;
import serin.run.StackValidation;
import serin.run.Steps;
import serin.template.MalformedTemplate;

/** Answers one invocation: reads the event, validates the stack, and gives back the run. */
final class Canary {
    private final List<Check<?>> catalogue;
    private final StackValidation validation;
    private final String ownStack;

    /** @param ownStack the stack that the canary lives in */
    Canary(List<Check<?>> catalogue, Clouds clouds, InstantSource clock, Steps steps, String ownStack) {
        this.catalogue = List.copyOf(catalogue);
        this.validation = new StackValidation(catalogue, clouds, clock, Nonces.random(), steps);
        this.ownStack = ownStack;
    }

    /**
     * @param limit how long the run may take
     * @throws MalformedEvent when the event is none that the canary takes
     * @throws CannotValidate when there is no such stack, or its template is malformed
     */
    Run answer(byte[] event, Duration limit) {
        var request = CanaryRequest.parse(event);
        var unmatched = request.selection()
                .unmatched(catalogue.stream().map(Check::info).toList());
        if (!unmatched.isEmpty()) {
            throw new MalformedEvent("no check matches " + String.join(", ", unmatched));
        }
        try {
            return switch (validation.validate(
                    request.stack().orElse(ownStack), request.selection(), request.trigger(), limit, Progress.NONE)) {
                case StackValidation.Result.Examined(var run) -> run;
                case StackValidation.Result.NotReadable(var _, var run) -> run;
                case StackValidation.Result.NoSuchStack(var what) -> throw new CannotValidate(what);
            };
        } catch (MalformedTemplate e) {
            throw new CannotValidate("malformed template: " + e.getMessage());
        }
    }
}
