package localcloud.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The lines that Lambda itself writes around an invocation, as text or as JSON
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html). Each ends in a line feed.
 */
final class PlatformLog {
    private final FunctionVersion function;

    PlatformLog(FunctionVersion function) {
        this.function = function;
    }

    String start(Instant at, String requestId) {
        if (function.logging().json()) {
            var facts = record(requestId).put("version", function.version());
            return json(at, "platform.start", facts);
        }
        return "START RequestId: " + requestId + " Version: " + function.version() + "\n";
    }

    /** The end of an invocation; {@code init} is zero unless it made the environment. */
    String report(Instant at, String requestId, String status, Duration took, Duration init) {
        var millis = took.toNanos() / 1_000_000.0;
        var billed = (long) Math.ceil(millis);
        if (function.logging().json()) {
            var facts = record(requestId).put("status", status);
            var metrics = facts.putObject("metrics")
                    .put("durationMs", millis)
                    .put("billedDurationMs", billed)
                    .put("memorySizeMB", function.memoryMib());
            if (!init.isZero()) {
                metrics.put("initDurationMs", init.toNanos() / 1_000_000.0);
            }
            return json(at, "platform.report", facts);
        }
        var line = new StringBuilder("END RequestId: " + requestId + "\n");
        line.append(String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB\t",
                requestId,
                millis,
                billed,
                function.memoryMib()));
        if (!init.isZero()) {
            line.append(String.format(Locale.ROOT, "Init Duration: %.2f ms\t", init.toNanos() / 1_000_000.0));
        }
        if (!status.equals("success")) {
            line.append("Status: ").append(status);
        }
        return line.append("\n").toString();
    }

    /** The line that a time-out adds before the report; JSON logs have none. */
    String timedOut(Instant at, String requestId) {
        if (function.logging().json()) {
            return "";
        }
        return at + " " + requestId + " " + FunctionErrors.timedOutAfter(function.timeout()) + "\n\n";
    }

    private static ObjectNode record(String requestId) {
        return JsonNodeFactory.instance.objectNode().put("requestId", requestId);
    }

    private static String json(Instant at, String type, ObjectNode facts) {
        var line =
                JsonNodeFactory.instance.objectNode().put("time", at.toString()).put("type", type);
        line.set("record", facts);
        return line + "\n";
    }
}
