package localcloud.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Set;

/**
 * One operation of a service, apart from how it travels.
 *
 * @param name as in the API, such as {@code DescribeTable}
 * @param parameters the top-level input members that it knows; any other is refused, never ignored
 * @param handler makes the answer, by the API's own member names; how it is written as JSON, XML or CBOR is the wire's business
 */
public record Operation(String name, Set<String> parameters, Handler handler) {
    public Operation {
        Objects.requireNonNull(name, "name is null");
        parameters = Set.copyOf(parameters);
        Objects.requireNonNull(handler, "handler is null");
    }

    /** Answers one call. */
    @FunctionalInterface
    public interface Handler {

        /**
         * By the API's own member names. A time is a POJONode that holds an {@link java.time.Instant}: the wire writes it as its
         * protocol does (epoch seconds in JSON and CBOR, ISO 8601 in XML). For a Query service an array becomes
         * {@code <member>} elements, and a map is written as {@code {"entry": [{"key", "value"}, …]}}, whose array is flattened.
         */
        JsonNode answer(Call call) throws AwsError;
    }

    /**
     * One call.
     *
     * @param principal the ARN of the caller
     * @param input by the API's own member names; empty object when there is none
     */
    public record Call(String principal, ObjectNode input) {
        public Call {
            Objects.requireNonNull(principal, "principal is null");
            Objects.requireNonNull(input, "input is null");
        }
    }
}
