package serin.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import serin.aws.AwsCloud;
import serin.aws.AwsSettings;
import serin.aws.DoorProblem;
import serin.check.Checks;
import serin.report.JsonReport;
import serin.run.Clouds;

/**
 * The Lambda door: takes a scheduled event, a stack status change or a manual request, and answers the report.
 *
 * <p>Wires the canary by hand, once for each execution environment. An event that it does not take, and a stack that cannot be
 * validated, are function errors of one line.
 */
public final class CanaryHandler implements RequestStreamHandler {
    /** Kept of the time that Lambda gives, for writing the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final AwsCloud aws;
    private final InstantSource clock;
    private final String ownStack;

    /** Called by Lambda. */
    public CanaryHandler() throws DoorProblem {
        this(System.getenv(), InstantSource.system());
    }

    private CanaryHandler(Map<String, String> environment, InstantSource clock) throws DoorProblem {
        this.aws = AwsCloud.open(AwsSettings.fromEnvironment(clock));
        this.clock = clock;
        this.ownStack = Optional.ofNullable(environment.get("SERIN_STACK_NAME"))
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> new CannotValidate(
                        "SERIN_STACK_NAME is not set: set it to the stack that the canary lives in"));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var limit = limit(Duration.ofMillis(context.getRemainingTimeInMillis()));
        var canary = new Canary(Checks.ALL, this::look, clock, ownStack);
        var run = canary.answer(input.readAllBytes(), limit);
        output.write(new JsonReport().render(run).getBytes(StandardCharsets.UTF_8));
    }

    private Clouds.Look look(Instant deadline) {
        var run = aws.run(deadline);
        return new Clouds.Look(run.cloud(), run.calls()::attempts);
    }

    /** The time left without the reserve, which is at most half of it. */
    private static Duration limit(Duration left) {
        var half = left.dividedBy(2);
        return left.minus(RESERVE.compareTo(half) < 0 ? RESERVE : half);
    }
}
