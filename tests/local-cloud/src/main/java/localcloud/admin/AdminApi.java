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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final int METHOD_NOT_ALLOWED = 405;

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
        var allowed = new TreeSet<String>();
        try {
            return json(200, perform(request, allowed));
        } catch (AwsError e) {
            var answer = error(e.status(), String.valueOf(e.getMessage()));
            return e.status() == METHOD_NOT_ALLOWED ? allowing(allowed, answer) : answer;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.rawPath() + " failed", e);
            return error(500, "internal error: " + e);
        }
    }

    /** @param methods what the path takes is added, when it does not take the request's */
    private JsonNode perform(WireRequest request, Set<String> methods) throws AwsError {
        for (var way : ways) {
            var labels = way.path().match(request.rawPath());
            if (labels.isPresent()) {
                if (way.route().method().equals(request.method())) {
                    if (!request.rawQuery().isEmpty()) {
                        throw Answers.bad("no path of the admin API takes a query, was ?" + request.rawQuery());
                    }
                    return way.route().handler().answer(labels.get(), body(request));
                }
                methods.add(way.route().method());
            }
        }
        if (methods.isEmpty()) {
            throw Answers.absent("there is nothing at " + request.rawPath());
        }
        throw new AwsError(
                METHOD_NOT_ALLOWED,
                "MethodNotAllowed",
                request.rawPath() + " takes " + methods + ", not " + request.method());
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

    /** RFC 9110, 15.5.6: such an answer must have this header. */
    private static WireAnswer allowing(Set<String> methods, WireAnswer answer) {
        var headers = new HashMap<>(answer.headers());
        headers.put("Allow", String.join(", ", methods));
        return new WireAnswer(answer.status(), headers, answer.body());
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
