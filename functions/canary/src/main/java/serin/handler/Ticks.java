package serin.handler;

import java.time.Instant;
import java.util.Optional;
import serin.observation.Observation;
import serin.observation.StackFacts;
import serin.observation.Stacks;

/** Lets a tick pass that has nothing to do; finding that out costs one call at most. */
final class Ticks {
    private final CloseWatch watch;
    private final String ownStack;

    Ticks(CloseWatch watch, String ownStack) {
        this.watch = watch;
        this.ownStack = ownStack;
    }

    /**
     * Why the tick is let pass; empty when it is a run. It is one as well when it cannot be found out when the stack was changed: the
     * run then says what is wrong.
     */
    Optional<String> passes(Instant tick, Stacks stacks) {
        if (watch.isFullRun(tick)) {
            return Optional.empty();
        }
        return switch (stacks.stack(ownStack)) {
            case Observation.Present<StackFacts>(var facts, var _)
            when facts.status().endsWith("_IN_PROGRESS") ->
                Optional.of("the stack is " + facts.status() + "; when that has ended, a run follows");
            case Observation.Present<StackFacts>(var facts, var _) ->
                facts.changedAt()
                        .filter(changedAt -> !watch.watches(tick, changedAt))
                        .map(changedAt -> "the stack was last changed at " + changedAt + ", more than "
                                + watch.watched().toHours() + " h before; runs are made once an hour, at minute "
                                + watch.fullRunMinute());
            case Observation.Absent<StackFacts> _, Observation.Unreadable<StackFacts> _ -> Optional.empty();
        };
    }
}
