package serin.stackgate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import serin.gate.Pause;
import serin.gate.Receipt;

/** Brings the answer to CloudFormation: again where it did not arrive, in bounds. */
final class Delivery {
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Sender sender;
    private final InstantSource clock;
    private final Pause pause;

    Delivery(Sender sender, InstantSource clock, Pause pause) {
        this.sender = sender;
        this.clock = clock;
        this.pause = pause;
    }

    /** @param until no attempt begins after it */
    Receipt deliver(ResponseUrl where, byte[] body, Instant until) {
        var wait = FIRST_PAUSE;
        Receipt last = new Receipt.Undelivered("there was no time left to answer");
        for (var attempt = 1; attempt <= TRIES && clock.instant().isBefore(until); attempt++) {
            var left = Duration.between(clock.instant(), until);
            switch (sender.put(where, body, left.compareTo(LONGEST) < 0 ? left : LONGEST)) {
                case Sender.Sent.Arrived() -> {
                    return new Receipt.Accepted();
                }
                case Sender.Sent.Refused(var status) -> {
                    return new Receipt.NobodyWaits("status " + status + ": it was answered, or has expired");
                }
                case Sender.Sent.Failed(var why) -> last = new Receipt.Undelivered(why);
            }
            if (attempt == TRIES || !clock.instant().plus(wait).isBefore(until) || !slept(wait)) {
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
