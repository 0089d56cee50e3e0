package localcloud.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Service;
import org.jspecify.annotations.Nullable;

/** Finds what a request calls: by CBOR's path, X-Amz-Target, Action, or method and path. */
final class Locator {
    private static final Pattern CBOR_PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");
    private static final String UNKNOWN = "unknown";
    private static final String S3 = "s3";

    private final Map<String, Map<String, Operation>> operations = new LinkedHashMap<>();
    private final Map<String, Profile> byTarget = new HashMap<>();
    private final Map<String, Profile> bySigningName = new HashMap<>();
    private final Map<String, List<Way>> ways = new LinkedHashMap<>();

    /** A route with its path, read. */
    private record Way(RestService.Route route, PathTemplate path) {}

    Locator(List<Service> services) {
        for (var service : services) {
            var profile = Profiles.of(service.prefix());
            var named = operations.computeIfAbsent(service.prefix(), _ -> new HashMap<>());
            for (var operation : service.operations()) {
                if (named.put(operation.name(), operation) != null) {
                    throw new IllegalArgumentException(
                            "two operations of " + service.prefix() + " are called " + operation.name());
                }
            }
            profile.targets().forEach(target -> byTarget.put(target, profile));
            bySigningName.put(profile.signingName(), profile);
            if (service instanceof RestService rest) {
                ways.put(
                        service.prefix(),
                        rest.routes().stream()
                                .map(route -> new Way(route, new PathTemplate(route.path())))
                                .toList());
            }
        }
    }

    Target find(WireRequest request, Optional<Signature> signature) throws AwsError {
        if (signature.filter(signed -> signed.service().equals(S3)).isPresent()) {
            return s3(request);
        }
        var cbor = CBOR_PATH.matcher(request.rawPath());
        if (cbor.matches()) {
            return target(byTarget.get(cbor.group(1)), CborProtocol::new, cbor.group(1), cbor.group(2));
        }
        var header = request.header("X-Amz-Target");
        if (header.isPresent()) {
            int dot = header.get().lastIndexOf('.');
            var type = request.header("Content-Type").filter(given -> given.startsWith("application/x-amz-json-1."));
            return target(
                    byTarget.get(dot < 0 ? "" : header.get().substring(0, dot)),
                    profile -> new JsonProtocol(profile, type.orElse("application/x-amz-json-1.1")),
                    header.get().substring(0, Math.max(dot, 0)),
                    header.get().substring(dot + 1));
        }
        var named = signature.map(scope -> bySigningName.get(scope.service()));
        boolean rest = named.isPresent() && ways.containsKey(named.get().prefix());
        if (!rest && request.rawPath().equals("/")) {
            var parameters = QueryProtocol.parameters(request);
            var action = parameters.get("Action");
            if (action != null) {
                return query(
                        named,
                        action.getFirst(),
                        parameters.getOrDefault("Version", List.of("")).getFirst());
            }
        }
        return rest(request, named);
    }

    private Target s3(WireRequest request) throws AwsError {
        var path = S3Path.of(request.rawPath());
        var protocol = new S3Protocol(path, request.rawPath());
        return target(Profiles.of(S3), _ -> protocol, S3, S3Routes.operation(request, path));
    }

    private Target query(Optional<Profile> named, String action, String version) {
        var profile = named.filter(Profile::speaksQuery)
                .or(() -> Profiles.byQueryVersion(version))
                .orElse(Profiles.of(UNKNOWN));
        boolean served = operations.containsKey(profile.prefix());
        return new Target(
                profile,
                new QueryProtocol(profile),
                served ? profile.prefix() : UNKNOWN,
                action,
                Optional.ofNullable(
                        operations.getOrDefault(profile.prefix(), Map.of()).get(action)));
    }

    private Target rest(WireRequest request, Optional<Profile> named) throws AwsError {
        for (var entry : ways.entrySet()) {
            if (named.isEmpty() || named.get().prefix().equals(entry.getKey())) {
                for (var way : entry.getValue()) {
                    var labels = way.path().match(request.rawPath());
                    if (way.route().method().equals(request.method()) && labels.isPresent()) {
                        return target(
                                Profiles.of(entry.getKey()),
                                _ -> new RestProtocol(way.route(), labels.get()),
                                entry.getKey(),
                                way.route().operation());
                    }
                }
            }
        }
        var where = request.method() + " " + request.rawPath();
        return new Target(
                named.orElse(Profiles.of(UNKNOWN)),
                RestProtocol.NOWHERE,
                named.map(Profile::prefix).orElse(UNKNOWN),
                where,
                Optional.empty());
    }

    /** A profile's way of making its protocol. */
    @FunctionalInterface
    private interface Speaking {
        Protocol as(Profile profile);
    }

    private Target target(@Nullable Profile profile, Speaking speaking, String called, String operation) {
        if (profile == null) {
            var stranger = Profiles.of(called.isEmpty() ? UNKNOWN : called);
            return new Target(stranger, speaking.as(stranger), UNKNOWN, operation, Optional.empty());
        }
        return new Target(
                profile,
                speaking.as(profile),
                profile.prefix(),
                operation,
                Optional.ofNullable(
                        operations.getOrDefault(profile.prefix(), Map.of()).get(operation)));
    }
}
