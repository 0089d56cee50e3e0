package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import localcloud.lambda.CodeStore;
import localcloud.lambda.CodeStore.MissingCodeException;
import localcloud.lambda.FunctionInput;
import localcloud.lambda.FunctionOutput;
import localcloud.lambda.FunctionVersion;
import localcloud.lambda.LambdaHost;
import localcloud.lambda.Payload;
import localcloud.service.AwsError;
import localcloud.service.Invocations;
import localcloud.service.Invocations.Invocation;
import localcloud.service.Metrics;

/**
 * Invokes functions for whoever calls: the Invoke operation and other parts, such as a rule that fires. Every invocation is recorded.
 */
public final class Invoker {
    private static final String PROBE_MARKER = "serin.probe";

    private final Functions functions;
    private final CodeStore code;
    private final LambdaHost host;
    private final Invocations invocations;
    private final FunctionMetrics metrics;
    private final DoubleSupplier random;
    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();

    /**
     * @param random draws from [0, 1), for an alias that sends a share of its traffic elsewhere
     */
    Invoker(
            Functions functions,
            CodeStore code,
            LambdaHost host,
            Invocations invocations,
            Metrics metrics,
            DoubleSupplier random) {
        this.functions = functions;
        this.code = code;
        this.host = host;
        this.invocations = invocations;
        this.metrics = new FunctionMetrics(functions, metrics);
        this.random = random;
    }

    /**
     * What to invoke.
     *
     * @param caller an ARN, or a service such as {@code events.amazonaws.com}
     * @param functionName name, partial ARN or ARN, with or without qualifier
     * @param qualifier empty when there is none, or when it is in the name
     * @param type {@code RequestResponse} or {@code Event}, as the record shows it
     * @param payload the event
     * @param clientContext decoded; a missing node when there is none
     */
    public record Order(
            String caller,
            String functionName,
            String qualifier,
            String type,
            Payload payload,
            JsonNode clientContext) {
        public Order {
            Objects.requireNonNull(caller, "caller is null");
            Objects.requireNonNull(functionName, "functionName is null");
            Objects.requireNonNull(qualifier, "qualifier is null");
            Objects.requireNonNull(type, "type is null");
            Objects.requireNonNull(payload, "payload is null");
            Objects.requireNonNull(clientContext, "clientContext is null");
        }
    }

    /**
     * What came of it.
     *
     * @param version that ran
     */
    public record Result(String version, FunctionOutput output) {}

    /** The function's reserved concurrency is used up, or is 0. */
    static final class Throttled extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Runs the function to its end; one that has no concurrency left answers AWS's TooManyRequestsException. */
    public Result invoke(Order order) throws AwsError {
        try {
            return run(order);
        } catch (Throttled e) {
            throw new AwsError(429, "TooManyRequestsException", "Rate Exceeded.");
        }
    }

    /** The version that an invocation would run, with all reasons why it could not. */
    ObjectNode resolve(Order order) throws AwsError {
        var reference = FunctionReference.of(order.functionName(), order.qualifier(), functions.world());
        var configuration = functions.configuration(reference, weights -> random.getAsDouble());
        var state = configuration.path("State").asText("Active");
        var code = configuration.path("StateReasonCode").asText("");
        if (code.equals("InvalidZipFileException")) {
            throw new AwsError(502, code, configuration.path("StateReason").asText("the code cannot be read"));
        }
        if (!state.equals("Active")) {
            throw new AwsError(
                    409,
                    "ResourceConflictException",
                    "The operation cannot be performed at this time. The function is currently in the following state: "
                            + state);
        }
        return configuration;
    }

    Result run(Order order) throws AwsError, Throttled {
        var world = functions.world();
        var reference = FunctionReference.of(order.functionName(), order.qualifier(), world);
        var configuration = resolve(order);
        var version = version(configuration);
        var at = world.now();
        var count = running.computeIfAbsent(reference.name(), name -> new AtomicInteger());
        var reserved = functions.get(reference).properties().path("ReservedConcurrentExecutions");
        try {
            var concurrent = count.incrementAndGet();
            if (concurrent > Values.number(reserved, Integer.MAX_VALUE)) {
                record(order, reference, version.version(), at, "throttled", Duration.ZERO);
                metrics.throttled(reference, version.version(), at);
                throw new Throttled();
            }
            var context = order.clientContext().isMissingNode() ? "" : InvokeOperation.oneLine(order.clientContext());
            var output = host.invoke(version, new FunctionInput(order.payload(), context, reference.arn()));
            var outcome = switch (output.outcome()) {
                case OK -> "ok";
                case ERROR -> "error";
                case TIMEOUT -> "timeout";
            };
            record(order, reference, version.version(), at, outcome, output.duration());
            metrics.ran(
                    reference,
                    version.version(),
                    at,
                    output.outcome() != FunctionOutput.Outcome.OK,
                    output.duration(),
                    concurrent);
            return new Result(version.version(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsError(500, "ServiceException", "The cloud is shutting down.");
        } finally {
            count.decrementAndGet();
        }
    }

    /** Every version that there is now, as the host knows it; one that cannot run is none. */
    Set<FunctionVersion> versions() {
        var versions = new HashSet<FunctionVersion>();
        for (var function : functions.all()) {
            var configurations = new ArrayList<>(List.of(FunctionConfiguration.ofLatest(function)));
            functions
                    .versions(function)
                    .forEach(number -> functions.frozen(function, number).ifPresent(configurations::add));
            for (var configuration : configurations) {
                try {
                    versions.add(version(configuration));
                } catch (AwsError e) {
                    // Its code is not there, so no environment of it is worth keeping.
                }
            }
        }
        return versions;
    }

    /** How many invocations have not been answered and recorded. */
    int underWay() {
        return running.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Puts a DryRun into the record. */
    void recordDryRun(Order order, ObjectNode configuration) throws AwsError {
        var world = functions.world();
        var reference = FunctionReference.of(order.functionName(), order.qualifier(), world);
        var version = configuration.path("Version").asText();
        record(order, reference, version, world.now(), "ok", Duration.ZERO);
    }

    private void record(
            Order order, FunctionReference reference, String version, Instant at, String outcome, Duration took) {
        var probe = order.clientContext().path("custom").has(PROBE_MARKER);
        invocations.add(new Invocation(
                at,
                order.caller(),
                reference.name(),
                reference.qualifier(),
                version,
                order.type(),
                probe,
                outcome,
                took.toMillis()));
    }

    private FunctionVersion version(ObjectNode configuration) throws AwsError {
        var world = functions.world();
        var place = configuration.path(FunctionConfiguration.CODE);
        var logging = configuration.path("LoggingConfig");
        var variables = new HashMap<String, String>();
        for (var variable : configuration.path("Environment").path("Variables").properties()) {
            variables.put(variable.getKey(), variable.getValue().asText());
        }
        try {
            var found = code.kept(
                    Values.text(place.path("S3Bucket"), ""),
                    Values.text(place.path("S3Key"), ""),
                    configuration.path("CodeSha256").asText(""));
            return new FunctionVersion(
                    world.region(),
                    world.accountId(),
                    configuration.path("FunctionName").asText(),
                    configuration.path("Version").asText(),
                    configuration.path("Runtime").asText(""),
                    configuration.path("Handler").asText(""),
                    Values.number(configuration.path("MemorySize"), 128),
                    Duration.ofSeconds(Values.number(configuration.path("Timeout"), 3)),
                    configuration.path("Role").asText(""),
                    variables,
                    new FunctionVersion.Logging(
                            logging.path("LogGroup").asText(""),
                            logging.path("LogFormat").asText("").equals("JSON"),
                            logging.path("ApplicationLogLevel").asText("INFO")),
                    found.jar(),
                    found.sha256());
        } catch (MissingCodeException e) {
            throw new AwsError(502, "InvalidZipFileException", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // What a fault can make of a document, and AWS would not have taken.
            throw LambdaErrors.invalidParameter(String.valueOf(e.getMessage()));
        }
    }
}
