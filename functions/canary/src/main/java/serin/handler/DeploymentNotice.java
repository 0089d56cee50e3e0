package serin.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import serin.ledger.LedgerKey;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.metric.DeploymentEvent.Phase;

/**
 * An event that says that a deployment has begun or ended.
 *
 * @param event without its duration, which no event tells
 * @param startsRun whether the stack is to be validated now: CloudFormation has brought it to a good end
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-status-change.html">Stack status
 *     change</a>
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html">Deployment state change</a>
 */
record DeploymentNotice(DeploymentEvent event, boolean startsRun) {
    private static final String OF_CODE_DEPLOY = "CodeDeploy Deployment State-change Notification";
    private static final String OF_CLOUD_FORMATION = "CloudFormation Stack Status Change";

    /**
     * Reads an event; empty for any other, and for a state on the way that is neither begin nor end.
     *
     * @param ownStack whose application CodeDeploy's events are of
     * @throws MalformedEvent when it is one of these, and lacks what they all have
     */
    static Optional<DeploymentNotice> parse(byte[] payload, String ownStack) {
        return EventJson.tryRead(payload)
                .flatMap(event -> switch (event.path("detail-type").asText()) {
                    case OF_CODE_DEPLOY -> ofCodeDeploy(event, ownStack);
                    case OF_CLOUD_FORMATION -> ofCloudFormation(event);
                    default -> Optional.empty();
                });
    }

    private static Optional<DeploymentNotice> ofCodeDeploy(JsonNode event, String ownStack) {
        var phase = switch (event.path("detail").path("state").asText()) {
            case "SUCCESS" -> Optional.of(Phase.SUCCEEDED);
            case "FAILURE", "STOP" -> Optional.of(Phase.FAILED);
            default -> Optional.<Phase>empty();
        };
        return phase.map(end -> new DeploymentNotice(
                new DeploymentEvent(
                        LedgerKey.name(ownStack),
                        ComponentKind.FUNCTION_DEPLOYMENT,
                        text(event.path("detail").path("deploymentId"), "detail.deploymentId"),
                        time(event),
                        end,
                        Optional.empty()),
                false));
    }

    private static Optional<DeploymentNotice> ofCloudFormation(JsonNode event) {
        var status = event.path("detail").path("status-details").path("status").asText();
        return phase(status)
                .map(phase -> new DeploymentNotice(
                        new DeploymentEvent(
                                LedgerKey.name(text(event.path("detail").path("stack-id"), "detail.stack-id")),
                                ComponentKind.DEPLOYMENT,
                                text(event.path("id"), "id"),
                                time(event),
                                phase,
                                Optional.empty()),
                        phase == Phase.SUCCEEDED));
    }

    /** <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html">Stack status codes</a>. */
    private static Optional<Phase> phase(String status) {
        return switch (status) {
            case "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS" -> Optional.of(Phase.BEGUN);
            case "CREATE_COMPLETE", "UPDATE_COMPLETE" -> Optional.of(Phase.SUCCEEDED);
            case "CREATE_FAILED",
                    "ROLLBACK_COMPLETE",
                    "ROLLBACK_FAILED",
                    "UPDATE_FAILED",
                    "UPDATE_ROLLBACK_COMPLETE",
                    "UPDATE_ROLLBACK_FAILED" -> Optional.of(Phase.FAILED);
            default -> Optional.empty();
        };
    }

    private static Instant time(JsonNode event) {
        try {
            return Instant.parse(text(event.path("time"), "time"));
        } catch (DateTimeException e) {
            throw new MalformedEvent("time must be an instant");
        }
    }

    private static String text(JsonNode value, String name) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new MalformedEvent(name + " must be a text");
        }
        return value.textValue();
    }
}
