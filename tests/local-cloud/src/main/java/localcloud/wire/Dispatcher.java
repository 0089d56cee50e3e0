package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import localcloud.service.Authorizer;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Principals;
import localcloud.service.Service;

/** Answers AWS calls: finds the operation, knows the caller, lets faults strike, authorizes, and hands over. */
public final class Dispatcher {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final String ANONYMOUS = "anonymous";
    /** The caller's token takes the place of a signature: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
    private static final Set<String> UNSIGNED = Set.of("sts:AssumeRoleWithWebIdentity");

    private final List<Service> services;
    private final Locator locator;
    private final Principals principals;
    private final List<Authorizer> authorizers;
    private final Faults faults;
    private final Calls calls;
    private final InstantSource clock;

    public Dispatcher(
            List<Service> services,
            Principals principals,
            List<Authorizer> authorizers,
            Faults faults,
            Calls calls,
            InstantSource clock) {
        this.services = List.copyOf(services);
        this.locator = new Locator(services);
        this.principals = principals;
        this.authorizers = List.copyOf(authorizers);
        this.faults = faults;
        this.calls = calls;
        this.clock = clock;
    }

    /** Answers one call, whatever it is; never throws. */
    public WireAnswer answer(WireRequest request) {
        var requestId = UUID.randomUUID().toString();
        Optional<Signature> signature;
        Target target;
        try {
            signature = Signature.of(request);
            target = locator.find(request, signature);
        } catch (AwsError e) {
            record(ANONYMOUS, "unknown", request.method() + " " + request.rawPath(), e.status());
            return RestProtocol.NOWHERE.error(e, requestId);
        }
        var caller = signature.flatMap(signed -> principals.arnOf(signed.accessKeyId()));
        WireAnswer answer;
        try {
            answer = perform(request, target, signature, caller, requestId);
        } catch (AwsError e) {
            tell(request, target, e);
            answer = target.protocol().error(e, requestId);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, target.service() + ":" + target.operationName() + " failed", e);
            answer = target.protocol().error(asError(target.profile().internal()), requestId);
        }
        record(caller.orElse(ANONYMOUS), target.service(), target.operationName(), answer.status());
        return answer;
    }

    private void tell(WireRequest request, Target target, AwsError error) {
        ObjectNode input;
        try {
            input = target.protocol().read(request);
        } catch (AwsError e) {
            input = JsonNodeFactory.instance.objectNode();
        }
        for (var service : services) {
            if (service.prefix().equals(target.service())) {
                service.refused(target.operationName(), input, error);
            }
        }
    }

    private WireAnswer perform(
            WireRequest request,
            Target target,
            Optional<Signature> signature,
            Optional<String> caller,
            String requestId)
            throws AwsError {
        var protocol = target.protocol();
        var needsNone = UNSIGNED.contains(target.service() + ":" + target.operationName());
        if (signature.isEmpty() && !needsNone) {
            throw protocol.unsigned();
        }
        var principal = signature.isEmpty() ? ANONYMOUS : caller.orElseThrow(protocol::unknownKey);
        var operation = target.operation()
                .orElseThrow(() -> protocol.unknownOperation(target.profile(), target.operationName()));
        letFaultsStrike(target, principal);
        var input = protocol.read(request);
        refuseUnknownParameters(
                protocol,
                operation,
                input.properties().stream().map(member -> member.getKey()).toList());
        var call = new Operation.Call(principal, input);
        for (var authorizer : authorizers) {
            var denial = authorizer.denial(target.service(), operation.name(), call);
            if (denial.isPresent()) {
                throw protocol.denied(target.profile(), denial.get());
            }
        }
        var answer = operation.handler().answer(call);
        return whole(answer)
                .map(raw -> asAnswer(raw, requestId))
                .orElseGet(() -> protocol.write(operation.name(), answer, requestId));
    }

    private void letFaultsStrike(Target target, String principal) throws AwsError {
        var profile = target.profile();
        for (var fault : faults.striking(target.service(), target.operationName(), principal)) {
            switch (fault.kind()) {
                case DELAY -> fault.pause();
                case THROTTLE -> throw asError(profile.throttled());
                case ERROR -> throw asError(profile.internal());
                case DENY -> {
                    var action = target.service() + ":" + IamActions.of(target.service(), target.operationName());
                    throw target.protocol()
                            .denied(
                                    profile,
                                    "User: " + principal + " is not authorized to perform: " + action
                                            + " on resource: * because no identity-based policy allows the " + action
                                            + " action");
                }
            }
        }
    }

    private static void refuseUnknownParameters(Protocol protocol, Operation operation, List<String> given)
            throws AwsError {
        for (var name : given) {
            if (!operation.parameters().contains(name)) {
                throw protocol.invalid("Unknown parameter '" + name + "' for operation " + operation.name()
                        + "; known are " + new TreeSet<>(operation.parameters()));
            }
        }
    }

    private static Optional<RestAnswer> whole(JsonNode answer) {
        return answer instanceof POJONode pojo && pojo.getPojo() instanceof RestAnswer raw
                ? Optional.of(raw)
                : Optional.empty();
    }

    private static WireAnswer asAnswer(RestAnswer raw, String requestId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("x-amzn-RequestId", requestId);
        headers.putAll(raw.headers());
        return new WireAnswer(raw.status(), headers, raw.body());
    }

    private static AwsError asError(Profile.Fault fault) {
        return new AwsError(fault.status(), fault.code(), fault.message());
    }

    private void record(String principal, String service, String operation, int status) {
        calls.add(new Calls.Call(clock.instant(), principal, service, operation, status));
    }
}
