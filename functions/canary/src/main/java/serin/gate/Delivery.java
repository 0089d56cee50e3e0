package serin.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import serin.ledger.Answer;
import serin.observation.HookAnswerFacts;
import serin.observation.Observation;
import serin.run.Clouds;

/** Brings the answer to CodeDeploy: again where it did not arrive, in bounds. */
final class Delivery {
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Clouds clouds;
    private final InstantSource clock;
    private final Pause pause;

    Delivery(Clouds clouds, InstantSource clock, Pause pause) {
        this.clouds = clouds;
        this.clock = clock;
        this.pause = pause;
    }

    /** @param until no attempt begins after it */
    Receipt deliver(HookEvent event, Answer answer, Instant until) {
        var wait = FIRST_PAUSE;
        Receipt last = new Receipt.Undelivered("there was no time left to answer");
        for (var attempt = 1; attempt <= TRIES && clock.instant().isBefore(until); attempt++) {
            var look = clouds.open(until);
            var given = look.cloud().deployments().answer(event.deploymentId(), event.executionId(), answer.word());
            switch (given) {
                case Observation.Present<HookAnswerFacts>(HookAnswerFacts(var completed), var _) -> {
                    return completed ? new Receipt.AlreadyCompleted() : new Receipt.Accepted();
                }
                case Observation.Absent<HookAnswerFacts>(var what, var _) -> {
                    return new Receipt.NobodyWaits(what);
                }
                case Observation.Unreadable<HookAnswerFacts>(var action, var _, var detail) ->
                    last = new Receipt.Undelivered(action + ": " + detail);
            }
            if (!clock.instant().plus(wait).isBefore(until) || !slept(wait)) {
                return last;
            }
            wait = wait.multipliedBy(2);
        }
        return last;
    }

    private boolean slept(Duration time) {
        try {
            pause.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
