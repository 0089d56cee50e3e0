package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.Map;

/** An answer that a handler of a {@link RestService} writes itself, bytes and headers, such as that of Lambda's Invoke. */
public final class RestAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param status the HTTP status
     * @param headers beside those that the wire adds (Date, request id); Content-Type is application/json unless it is here
     * @param body as it travels
     */
    public RestAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    /** What an {@link localcloud.service.Operation.Handler} returns. */
    public JsonNode asNode() {
        return new POJONode(this);
    }
}
