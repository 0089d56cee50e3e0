package serin.aws;

import static serin.aws.MalformedAnswer.required;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import serin.observation.DryRunFacts;
import serin.observation.InvocationFacts;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Lambda's Invoke (<a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>).
 *
 * <p>A probe is repeated only when Lambda turned it away (429), so that it ran at most once; a dry run does nothing, and is
 * repeated like any read.
 */
final class AwsInvocations {
    private static final String PAYLOAD = "{\"serin\": \"probe\"}";

    /** Lambda's limit for a ClientContext, in bytes of base64. */
    private static final int LONGEST_CONTEXT = 3_583;

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final LambdaClient dryRunner;
    private final LambdaClient invoker;
    private final AwsReader reader;
    private final ObjectMapper json = new ObjectMapper();
    private final SingleFlight<Qualified, DryRunFacts> dryRuns = new SingleFlight<>(Operation.INVOKE);
    private final SingleFlight<Probe, InvocationFacts> probes = new SingleFlight<>(Operation.INVOKE);

    /** @param invoker a client that never repeats a call */
    AwsInvocations(LambdaClient dryRunner, LambdaClient invoker, AwsReader reader) {
        this.dryRunner = dryRunner;
        this.invoker = invoker;
        this.reader = reader;
    }

    Observation<DryRunFacts> dryRun(Qualified function) {
        return dryRuns.look(
                function,
                () -> reader.read(
                        Operation.INVOKE,
                        function.toString(),
                        limits -> dryRunner.invoke(r -> r.functionName(function.function())
                                .qualifier(function.qualifier())
                                .invocationType(InvocationType.DRY_RUN)
                                .overrideConfiguration(limits)),
                        response -> new DryRunFacts(required(response.statusCode(), "StatusCode"))));
    }

    Observation<InvocationFacts> probe(Qualified function, Map<String, String> custom, Duration timeout) {
        var context = clientContext(custom);
        return probes.look(new Probe(function, Map.copyOf(custom)), () -> {
            var pause = FIRST_PAUSE;
            var answer = invoke(function, context, timeout);
            for (int tries = 1; tries < TRIES && isThrottled(answer) && canPause(pause); tries++) {
                pause = pause.multipliedBy(2);
                answer = invoke(function, context, timeout);
            }
            return answer;
        });
    }

    private Observation<InvocationFacts> invoke(Qualified function, String context, Duration timeout) {
        return reader.read(
                Operation.INVOKE,
                timeout,
                function.toString(),
                limits -> invoker.invoke(r -> r.functionName(function.function())
                        .qualifier(function.qualifier())
                        .invocationType(InvocationType.REQUEST_RESPONSE)
                        .clientContext(context)
                        .payload(SdkBytes.fromUtf8String(PAYLOAD))
                        .overrideConfiguration(limits)),
                AwsInvocations::facts);
    }

    private static InvocationFacts facts(InvokeResponse response) {
        return new InvocationFacts(
                required(response.statusCode(), "StatusCode"),
                Optional.ofNullable(response.functionError()),
                Optional.ofNullable(response.executedVersion()),
                // Decoded leniently: what the function answers is its own affair, and a probe's answer is judged
                // elsewhere.
                Optional.ofNullable(response.payload())
                        .map(payload -> new String(payload.asByteArrayUnsafe(), StandardCharsets.UTF_8))
                        .orElse(""));
    }

    private static boolean isThrottled(Observation<?> answer) {
        return answer instanceof Observation.Unreadable<?> unreadable && unreadable.reason() == Reason.THROTTLED;
    }

    private boolean canPause(Duration pause) {
        if (reader.remaining().compareTo(pause) <= 0) {
            return false;
        }
        try {
            reader.pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String clientContext(Map<String, String> custom) {
        try {
            var context = Base64.getEncoder().encodeToString(json.writeValueAsBytes(Map.of("custom", custom)));
            if (context.length() > LONGEST_CONTEXT) {
                throw new IllegalArgumentException("the probe's ClientContext must be at most " + LONGEST_CONTEXT
                        + " bytes of base64, was " + context.length());
            }
            return context;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the probe's ClientContext cannot be written as JSON", e);
        }
    }

    private record Probe(Qualified function, Map<String, String> custom) {}
}
