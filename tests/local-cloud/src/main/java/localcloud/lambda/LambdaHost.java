package localcloud.lambda;

import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs functions: finds or starts an environment for the version and hands the event to it. Safe for concurrent use; the caller waits
 * for the answer.
 */
public final class LambdaHost implements AutoCloseable {
    /** Environments of one version at a time; AWS's own limit is the account's concurrency, this one is the machine's memory. */
    private static final int MOST_PER_VERSION = 4;

    private final Fleet fleet;
    private final FunctionLogs logs;
    private @Nullable RuntimeFiles files;

    /**
     * @param sessions where the functions' keys come from
     * @param endpoint of the cloud, asked for when the first function starts
     * @param clock the machine's, since a function compares its deadline with that one
     * @param logs where the functions' output goes
     */
    public LambdaHost(SessionKeys sessions, Supplier<URI> endpoint, InstantSource clock, FunctionLogs logs) {
        this.logs = logs;
        this.fleet = new Fleet(
                MOST_PER_VERSION,
                function -> new ExecutionEnvironment(function, files(), sessions, endpoint.get(), clock));
    }

    /** Runs one invocation to its end. */
    public FunctionOutput invoke(FunctionVersion function, FunctionInput input) throws InterruptedException {
        var environment = fleet.lease(function);
        try {
            var output = environment.run(input);
            logs.add(function.functionName(), output.log());
            return output;
        } finally {
            fleet.release(function, environment);
        }
    }

    /** Ends the environments that are in the middle of an invocation. */
    public void endBusy() {
        fleet.endBusy();
    }

    /**
     * Ends the idle environments of these callers, and those that have not finished what they did last.
     *
     * @param callers ARNs of sessions
     */
    public void settle(Set<String> callers) throws InterruptedException {
        fleet.settle(callers);
    }

    /** Ends the idle environments of other versions than these, which stay warm. */
    public void keep(Set<FunctionVersion> versions) {
        fleet.keep(versions);
    }

    /** Ends every child, busy or not. */
    @Override
    public void close() {
        fleet.close();
        synchronized (this) {
            if (files != null) {
                files.close();
                files = null;
            }
        }
    }

    /** Made when the first function starts: most clouds that tests make never run one. */
    private synchronized RuntimeFiles files() {
        var present = files;
        if (present == null) {
            present = new RuntimeFiles();
            files = present;
        }
        return present;
    }
}
