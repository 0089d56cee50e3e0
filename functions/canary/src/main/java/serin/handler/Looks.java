package serin.handler;

import java.time.Instant;
import java.util.Optional;
import serin.aws.AwsCloud;
import serin.observation.Cloud;
import serin.run.Clouds;

/** Opens AWS for each run, and knows what the last one saw. */
final class Looks implements Clouds {
    private final AwsCloud aws;
    private Optional<Cloud> last = Optional.empty();

    Looks(AwsCloud aws) {
        this.aws = aws;
    }

    @Override
    public Look open(Instant deadline) {
        var run = aws.run(deadline);
        last = Optional.of(run.cloud());
        return new Look(run.cloud(), run.calls()::attempts, run.calls()::throttled);
    }

    Cloud last() {
        return last.orElseThrow(() -> new IllegalStateException("there was no run"));
    }
}
