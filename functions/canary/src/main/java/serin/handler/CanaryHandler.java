package serin.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import serin.aws.AwsCloud;
import serin.aws.AwsSettings;
import serin.aws.DoorProblem;

/**
 * The Lambda door: takes CodeDeploy's hooks, CloudFormation's custom resource at the end of an update, a scheduled event, a stack status
 * change or a manual request, and answers the report. A CloudWatch dashboard it answers with the widget of the last run
 * ({@link WidgetRequest}). Deployments that begin or end are noted and counted.
 *
 * <p>Where it has a ledger it writes every run down; what a run comes to in numbers it prints as metrics. A tick that has nothing to do
 * ({@link CloseWatch}) answers {@code skipped}.
 *
 * <p>Wires the canary by hand, once for each execution environment. An event that it does not take, and a stack that cannot be
 * validated, are function errors of one line.
 */
public final class CanaryHandler implements RequestStreamHandler {
    private final Instruments with;

    /** Called by Lambda. */
    public CanaryHandler() throws DoorProblem {
        this(System.getenv(), InstantSource.system());
    }

    private CanaryHandler(Map<String, String> environment, InstantSource clock) throws DoorProblem {
        var settings = CanarySettings.of(environment);
        this.with = new Instruments(
                settings,
                Map.copyOf(environment),
                AwsCloud.open(AwsSettings.fromEnvironment(settings.politeness(), clock)),
                clock,
                new PrintedLines(),
                new PrintedMetrics());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var left = Duration.ofMillis(context.getRemainingTimeInMillis());
        var event = input.readAllBytes();
        var answer = PrintedLines.during(context, () -> answer(event, left, context));
        output.write((answer.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode answer(byte[] event, Duration left, Context context) {
        var hook = HookRequest.parse(event);
        if (hook.isPresent()) {
            return new HookInvocation(with).answer(hook.get(), left);
        }
        var stackRequest = StackRequestJson.parse(event, with.aws().endpoint());
        if (stackRequest.isPresent()) {
            return new StackGateInvocation(with).answer(stackRequest.get(), left);
        }
        var widget = WidgetRequest.parse(event);
        if (widget.isPresent()) {
            return TextNode.valueOf(widget(widget.get()));
        }
        return new RunInvocation(with, line -> context.getLogger().log(line + "\n"), context.getAwsRequestId())
                .answer(event, left);
    }

    private String widget(WidgetRequest request) {
        var until = with.clock().instant().plus(RunInvocation.TO_WRITE);
        return new Widget(with.ledger(until), with.settings().ownStack(), with.clock()).answer(request);
    }
}
