package serin.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import serin.stackgate.ResponseUrl;
import serin.stackgate.StackRequest;

/** Tells CloudFormation's requests to a custom resource from every other event. */
final class StackRequestJson {
    private static final String TYPE = "RequestType";
    private static final String URL = "ResponseURL";

    private StackRequestJson() {}

    /**
     * The request that the event is; empty when it is something else.
     *
     * @param endpoint what stands in for AWS; empty for AWS itself
     * @throws MalformedEvent when it is a request, and a member cannot be meant
     */
    static Optional<StackRequest> parse(byte[] payload, Optional<URI> endpoint) {
        var read = EventJson.tryRead(payload).filter(event -> event.has(TYPE) || event.has(URL));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var event = read.get();
        try {
            return Optional.of(new StackRequest(
                    StackRequest.Type.of(text(event, TYPE))
                            .orElseThrow(() -> new MalformedEvent(TYPE + " must be Create, Update or Delete")),
                    ResponseUrl.of(text(event, URL), endpoint),
                    text(event, "StackId"),
                    text(event, "RequestId"),
                    text(event, "LogicalResourceId"),
                    maybe(event, "PhysicalResourceId"),
                    maybe(event.path("ResourceProperties"), "BuildId").filter(id -> !id.isBlank())));
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent(String.valueOf(e.getMessage()));
        }
    }

    private static String text(JsonNode event, String name) {
        return maybe(event, name).orElseThrow(() -> new MalformedEvent(name + " must be a text"));
    }

    private static Optional<String> maybe(JsonNode event, String name) {
        var text = event.path(name);
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        if (!text.isTextual()) {
            throw new MalformedEvent(name + " must be a text");
        }
        return Optional.of(text.textValue());
    }
}
