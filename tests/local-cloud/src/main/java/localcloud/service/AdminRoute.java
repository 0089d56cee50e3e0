package localcloud.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * A further path of the admin API.
 *
 * @param method such as {@code POST}
 * @param path below the port, such as {@code /_cloud/schedules/{LogicalId}/fire}
 * @param handler makes the answer, always JSON
 */
public record AdminRoute(String method, String path, Handler handler) {
    public AdminRoute {
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(handler, "handler is null");
    }

    /** Answers one call; an {@link AwsError}'s status and message become the admin API's error. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Makes the answer.
         *
         * @param labels the path's labels
         * @param body the request's JSON; a missing node when there is none
         */
        JsonNode answer(Map<String, String> labels, JsonNode body) throws AwsError;
    }
}
