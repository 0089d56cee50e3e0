package localcloud.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer as it leaves. */
public final class WireAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    public WireAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
    }

    static WireAnswer text(int status, Map<String, String> headers, String body) {
        return new WireAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer with one more header. */
    WireAnswer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WireAnswer(status, more, body);
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

    /** The body as text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
