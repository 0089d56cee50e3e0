package localcloud.service.lambda;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import localcloud.lambda.CodeStore;
import localcloud.lambda.FunctionLogs;
import localcloud.lambda.LambdaHost;
import localcloud.lambda.LogFile;
import localcloud.lambda.SessionKeys;
import localcloud.service.AdminRoute;
import localcloud.service.Ground;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.stack.Lifecycle;

/** What Lambda brings to the cloud: its service, the host of the functions, and the state of its resources. */
public final class LambdaPart implements Part {
    /** Endings 10 ms apart: what waits for an environment may start one more while others end. */
    private static final int MOST_ENDINGS = 500;

    private final FunctionLogs logs = new FunctionLogs();
    private final LambdaHost host;
    private final Invoker invoker;
    private final LambdaService service;
    private final InitialStates states;
    private final Map<String, Lifecycle> lifecycles;
    private final VersionAdmin versions;

    public LambdaPart(Ground ground) {
        var random = new SecureRandom();
        var functions = new Functions(ground.world());
        var code = new CodeStore(ground.project(), ground.objects());
        // The machine's clock, not the cloud's: a function compares its deadline with the clock that it sees itself.
        host = new LambdaHost(
                new SessionKeys(ground.principals(), random), ground.endpoint(), InstantSource.system(), logs);
        invoker = new Invoker(functions, code, host, ground.invocations(), ground.metrics(), random::nextDouble);
        logs.subscribe(new EmbeddedMetrics(ground.metrics(), ground.world()::now, InstantSource.system()));
        Optional.ofNullable(System.getProperty("localcloud.logs"))
                .map(Path::of)
                .map(LogFile::new)
                .ifPresent(logs::subscribe);
        var queue = new EventQueue(functions, invoker, ground);
        service = new LambdaService(functions, new InvokeOperation(invoker, queue));
        ground.courier().register("lambda", new ArrivingEvents(functions, invoker, queue));
        states = new InitialStates(code);
        lifecycles = Map.of(
                Functions.FUNCTION,
                new FunctionLifecycle(code),
                VersionLifecycle.TYPE,
                new VersionLifecycle(functions));
        versions = new VersionAdmin(new VersionPublisher(ground));
    }

    /** For parts that invoke functions. */
    public Invoker invoker() {
        return invoker;
    }

    /** What the functions write. */
    public FunctionLogs logs() {
        return logs;
    }

    @Override
    public List<Service> services() {
        return List.of(service);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return states.all();
    }

    @Override
    public Map<String, Lifecycle> lifecycles() {
        return lifecycles;
    }

    @Override
    public List<AdminRoute> adminRoutes() {
        var routes = new ArrayList<>(versions.routes());
        routes.add(new AdminRoute("GET", "/_cloud/logs", (_, _) -> logs.tree()));
        return routes;
    }

    /**
     * Ends what runs, and waits for the end, so that none of it is told of afterwards. What is idle stays warm, as it does on AWS
     * between two invocations; {@link #refresh} ends what nobody can invoke any more.
     */
    @Override
    public void reset(Set<String> struck) {
        try {
            for (int i = 0; i < MOST_ENDINGS && invoker.underWay() > 0; i++) {
                host.endBusy();
                TimeUnit.MILLISECONDS.sleep(10);
            }
            host.settle(struck);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        logs.clear();
    }

    @Override
    public void refresh() {
        host.keep(invoker.versions());
    }

    @Override
    public void close() {
        host.close();
    }
}
