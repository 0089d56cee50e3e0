package localcloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import localcloud.lambda.FunctionOutput.Outcome;
import localcloud.lambda.RuntimeApi.Delivery;
import localcloud.lambda.RuntimeApi.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One child JVM for one function version: it runs one invocation at a time, and is used again until it fails, times out or ends
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html).
 */
final class ExecutionEnvironment implements AutoCloseable {
    /**
     * What an initialisation gets before the function's Timeout begins to count: AWS allows 10 s, and then starts over within the
     * Timeout. This host does not start over; it allows the sum.
     */
    private static final Duration INIT_PHASE = Duration.ofSeconds(10);

    /**
     * The share of MemorySize that is heap. AWS's Java runtime was seen to give 85 % to the heap and the rest to metaspace and code
     * (https://stackoverflow.com/questions/35298616/aws-lambda-and-inaccurate-memory-allocation/40469970); those two are not
     * limited here, since the sizes that were seen belong to Java 8.
     */
    private static final double HEAP_SHARE = 0.85;

    private final FunctionVersion function;
    private final InstantSource clock;
    private final RuntimeApi api;
    private final ChildLog log;
    private final PlatformLog platform;
    private final Process process;
    private final Instant startedAt;
    private final SessionKeys sessions;
    private final SessionKeys.Keys keys;
    private boolean initialised;

    ExecutionEnvironment(
            FunctionVersion function, RuntimeFiles files, SessionKeys sessions, URI endpoint, InstantSource clock) {
        this.function = function;
        this.clock = clock;
        this.sessions = sessions;
        this.keys = sessions.issue(function);
        this.log = new ChildLog(files.newLog());
        this.platform = new PlatformLog(function);
        this.startedAt = clock.instant();
        try {
            this.api = new RuntimeApi();
            this.process = start(files, endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the child can take one more invocation: it is there, and it asks for one or soon will. */
    boolean usable() {
        return process.isAlive() && !api.initError().isDone();
    }

    /** Waits until the child has finished what it did before; false when it ended instead. */
    boolean awaitIdle() throws InterruptedException {
        return awaitIdle(INIT_PHASE);
    }

    /** Waits for that at most so long; false when it takes longer. */
    boolean awaitIdle(Duration longest) throws InterruptedException {
        var first = CompletableFuture.anyOf(api.waiting(), process.onExit());
        return isDoneWithin(first, longest) && api.waiting().isDone() && usable();
    }

    /** What the child has written since its last answer goes into no log. */
    void forgetOutput() {
        log.readNew();
    }

    /** Runs one invocation; only one at a time. */
    FunctionOutput run(FunctionInput input) throws InterruptedException {
        var requestId = UUID.randomUUID().toString();
        var init = Duration.ZERO;
        if (!initialised) {
            initialised = true;
            var failed = awaitInit(requestId);
            if (failed != null) {
                close();
                return failed;
            }
            init = Duration.between(startedAt, clock.instant());
        }
        var begun = clock.instant();
        var text = new StringBuilder(log.readNew()).append(platform.start(begun, requestId));
        var reply = new CompletableFuture<Reply>();
        var deadline = begun.plus(function.timeout()).toEpochMilli();
        api.deliver(new Delivery(requestId, input, deadline, traceId(begun, requestId), reply));
        var ended = process.onExit();
        var inTime = isDoneWithin(CompletableFuture.anyOf(reply, ended), function.timeout());
        var took = Duration.between(begun, clock.instant());
        Outcome outcome;
        Payload payload;
        if (reply.isDone()) {
            outcome = reply.join().error() ? Outcome.ERROR : Outcome.OK;
            payload = reply.join().payload();
        } else if (inTime) {
            outcome = Outcome.ERROR;
            payload = FunctionErrors.exited(requestId, ended.join().exitValue());
        } else {
            outcome = Outcome.TIMEOUT;
            payload = FunctionErrors.timedOut(requestId, function.timeout());
            close();
        }
        text.append(log.readNew());
        return output(requestId, outcome, payload, text, took, init);
    }

    @Override
    public void close() {
        sessions.forget(keys);
        process.destroyForcibly();
        api.close();
    }

    /** Waits for the first request for an event; answers the failed invocation when there is none. */
    private @Nullable FunctionOutput awaitInit(String requestId) throws InterruptedException {
        var limit = INIT_PHASE.plus(function.timeout());
        var ended = process.onExit();
        var done = isDoneWithin(CompletableFuture.anyOf(api.waiting(), api.initError(), ended), limit);
        if (api.waiting().isDone()) {
            return null;
        }
        var text = new StringBuilder(platform.start(clock.instant(), requestId)).append(log.readNew());
        var took = Duration.between(startedAt, clock.instant());
        if (api.initError().isDone()) {
            return output(requestId, Outcome.ERROR, api.initError().join(), text, took, Duration.ZERO);
        }
        if (done) {
            var payload = FunctionErrors.exited(requestId, ended.join().exitValue());
            return output(requestId, Outcome.ERROR, payload, text, took, Duration.ZERO);
        }
        var payload = FunctionErrors.timedOut(requestId, function.timeout());
        return output(requestId, Outcome.TIMEOUT, payload, text, took, Duration.ZERO);
    }

    private FunctionOutput output(
            String requestId, Outcome outcome, Payload payload, StringBuilder text, Duration took, Duration init) {
        var now = clock.instant();
        if (outcome == Outcome.TIMEOUT) {
            text.append(platform.timedOut(now, requestId));
        }
        var status = switch (outcome) {
            case OK -> "success";
            case ERROR -> "error";
            case TIMEOUT -> "timeout";
        };
        text.append(platform.report(now, requestId, status, took, init));
        return new FunctionOutput(requestId, outcome, payload, text.toString(), took);
    }

    private Process start(RuntimeFiles files, URI endpoint) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var heapMib = (int) (function.memoryMib() * HEAP_SHARE);
        var command = List.of(
                java,
                "-Xmx" + heapMib + "m",
                // What AWS's runtime uses too (java25 runs with C1 only), and the quickest start.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                        + files.nativeLibrary(),
                "-cp",
                files.classPath(function.jar()),
                ChildMain.class.getName(),
                function.handler());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        builder.environment().clear();
        builder.environment()
                .putAll(ChildEnvironment.of(function, keys, api.address(), endpoint, logStream(startedAt)));
        return builder.start();
    }

    /** Such as {@code 2026/07/01/[$LATEST]0f3b…}. */
    private String logStream(Instant at) {
        var day = at.toString().substring(0, 10).replace('-', '/');
        var id = UUID.randomUUID().toString().replace("-", "");
        return day + "/[" + function.version() + "]" + id;
    }

    /** Sampled, so that functions trace; they send to a port of loopback where nobody listens, unless their environment names another. */
    private static String traceId(Instant at, String requestId) {
        var hex = requestId.replace("-", "");
        var seconds = HexFormat.of().toHexDigits((int) at.getEpochSecond());
        return "Root=1-" + seconds + "-" + hex.substring(0, 24) + ";Parent=" + hex.substring(16) + ";Sampled=1";
    }

    private static boolean isDoneWithin(CompletableFuture<?> future, Duration limit) throws InterruptedException {
        try {
            future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a future that cannot fail has failed", e);
        }
    }
}
