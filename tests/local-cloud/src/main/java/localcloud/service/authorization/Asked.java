package localcloud.service.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a call asks for, as far as permissions go.
 *
 * @param action that the operation needs, such as {@code lambda:InvokeFunction}
 * @param input by the API's own member names
 */
record Asked(String action, JsonNode input) {

    /** A text member that is not empty. */
    Optional<String> text(String member) {
        var value = input.path(member);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    /** Needed on one resource; on all of them when the call names none, which the operation itself will refuse. */
    List<Need> on(Optional<String> resource) {
        return List.of(Need.of(action, resource.orElse(Need.ALL)));
    }
}
