package localcloud.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.wire.Front;
import localcloud.wire.PathTemplate;
import localcloud.wire.WireAnswer;
import localcloud.wire.WireRequest;

/** Answers the paths below {@code /_cloud/}: JSON in, JSON out; {@code {"error": reason}} with 4xx or 500. */
public final class AdminApi implements Front.Answering {
    private static final System.Logger LOG = System.getLogger(AdminApi.class.getName());
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<Way> ways;

    /** A route with its path, read. */
    private record Way(AdminRoute route, PathTemplate path) {}

    public AdminApi(List<AdminRoute> routes) {
        this.ways = routes.stream()
                .map(route -> new Way(route, new PathTemplate(route.path())))
                .toList();
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        try {
            return json(200, perform(request));
        } catch (AwsError e) {
            return error(e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.rawPath() + " failed", e);
            return error(500, "internal error: " + e);
        }
    }

    private JsonNode perform(WireRequest request) throws AwsError {
        var methods = new TreeSet<String>();
        for (var way : ways) {
            var labels = way.path().match(request.rawPath());
            if (labels.isPresent()) {
                if (way.route().method().equals(request.method())) {
                    return way.route().handler().answer(labels.get(), body(request));
                }
                methods.add(way.route().method());
            }
        }
        if (methods.isEmpty()) {
            throw Answers.absent("there is nothing at " + request.rawPath());
        }
        throw new AwsError(
                405, "MethodNotAllowed", request.rawPath() + " takes " + methods + ", not " + request.method());
    }

    private static JsonNode body(WireRequest request) throws AwsError {
        if (request.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw Answers.bad("the body is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WireAnswer error(int status, String reason) {
        return json(status, Answers.NODES.objectNode().put("error", reason));
    }

    private static WireAnswer json(int status, JsonNode body) {
        try {
            return new WireAnswer(status, Map.of("Content-Type", "application/json"), MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
