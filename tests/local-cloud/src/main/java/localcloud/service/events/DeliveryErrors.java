package localcloud.service.events;

import java.util.Locale;
import localcloud.service.AwsError;

/**
 * A failed delivery in EventBridge's words: the ERROR_CODE of a dead letter, and whether it is worth another attempt.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html">Debugging event delivery</a>
 */
final class DeliveryErrors {

    private DeliveryErrors() {}

    static String code(AwsError error) {
        if (isThrottle(error)) {
            return "THROTTLING";
        }
        if (error.code().equals("InvalidRequestContentException")) {
            return "INVALID_JSON";
        }
        return switch (error.status()) {
            case 401, 403 -> "NO_PERMISSIONS";
            case 404 -> "NO_RESOURCE";
            case 409 -> "RESOURCE_MODIFICATION_COLLISION";
            case 400, 413 -> "INVALID_PARAMETER";
            default -> "ERROR_FROM_TARGET";
        };
    }

    /** Missing permissions and missing resources are not tried again; what may pass by itself is. */
    static boolean isRetriable(AwsError error) {
        return isThrottle(error) || error.status() == 409 || error.status() >= 500;
    }

    private static boolean isThrottle(AwsError error) {
        return error.status() == 429 || error.code().toLowerCase(Locale.ROOT).contains("throttl");
    }
}
