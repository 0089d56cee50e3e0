package localcloud.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import localcloud.service.Service;

/** A service whose operations are found by HTTP method and path, such as Lambda (AWS's restJson1 protocol). */
public interface RestService extends Service {

    /** Each way into an operation of {@link #operations()}. */
    List<Route> routes();

    /**
     * A way into an operation.
     *
     * @param method such as {@code GET}
     * @param path as in the API reference, such as {@code /2015-03-31/functions/{FunctionName}/aliases/{Name}}; a label's name is
     *     the input member's; {@code {Name+}} takes several segments
     * @param operation such as {@code GetAlias}
     * @param status of a good answer, such as 200 or 204 (an answer with 204 has no body)
     * @param query name in the query string to the input member's name; any other parameter is refused. One that is given twice
     *     becomes an array
     * @param headers header name to the input member's name, any case; absent headers make no member
     * @param payload the member that takes the whole body as it is, as a binary node; empty: the body is a JSON object whose
     *     members are merged into the input
     */
    record Route(
            String method,
            String path,
            String operation,
            int status,
            Map<String, String> query,
            Map<String, String> headers,
            String payload) {
        public Route {
            Objects.requireNonNull(method, "method is null");
            Objects.requireNonNull(path, "path is null");
            Objects.requireNonNull(operation, "operation is null");
            query = Map.copyOf(query);
            headers = Map.copyOf(headers);
            Objects.requireNonNull(payload, "payload is null");
        }

        /** A route that answers 200 and takes no headers; each query parameter is called as its member. */
        public static Route of(String method, String path, String operation, String... query) {
            var members = new HashMap<String, String>();
            for (var name : query) {
                members.put(name, name);
            }
            return new Route(method, path, operation, 200, members, Map.of(), "");
        }

        /** The same route with another status for a good answer. */
        public Route answering(int other) {
            return new Route(method, path, operation, other, query, headers, payload);
        }
    }
}
