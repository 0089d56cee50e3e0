package localcloud;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import localcloud.admin.AdminApi;
import localcloud.admin.DeliveryAdmin;
import localcloud.admin.FaultAdmin;
import localcloud.admin.Passage;
import localcloud.admin.RecordedInvocations;
import localcloud.admin.ResourceAdmin;
import localcloud.admin.RunAdmin;
import localcloud.admin.StackAdmin;
import localcloud.objects.ObjectStore;
import localcloud.resource.CloudClock;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resources;
import localcloud.service.AdminRoute;
import localcloud.service.Authorizer;
import localcloud.service.Ground;
import localcloud.service.Metrics;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.service.World;
import localcloud.service.authorization.JudgedDeliveries;
import localcloud.service.cloudformation.CloudFormationService;
import localcloud.service.cloudformation.StackStatusChanges;
import localcloud.service.delivery.Background;
import localcloud.service.delivery.Courier;
import localcloud.service.delivery.DeliveryRecord;
import localcloud.stack.Actors;
import localcloud.stack.Engine;
import localcloud.stack.Lifecycle;
import localcloud.stack.Lifecycles;
import localcloud.stack.Wish;
import localcloud.template.Stack;
import localcloud.template.StackEvent;
import localcloud.template.Stacks;
import localcloud.template.Template;
import localcloud.template.TemplateException;
import localcloud.wire.Calls;
import localcloud.wire.Dispatcher;
import localcloud.wire.Faults;
import localcloud.wire.Front;
import localcloud.wire.KnownPrincipals;

/** A running cloud: one account, one region, one port on loopback; wired by hand here and in {@link Parts}. */
public final class LocalCloud implements AutoCloseable {
    public static final String REGION = "eu-west-1";
    public static final String ACCOUNT_ID = "111122223333";
    /** The example keys of AWS's documentation: a secret scanner knows them. */
    public static final String ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";

    public static final String SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private static final String ADMIN = "arn:aws:iam::" + ACCOUNT_ID + ":user/admin";
    /** Fixed, so that a fault with a probability strikes the same calls of the same sequence. */
    private static final long SEED = 20_260_101;

    private final InMemoryResources resources = new InMemoryResources();
    private final Stacks stacks = new Stacks();
    private final Faults faults = new Faults(new Random(SEED));
    private final Calls calls = new Calls();
    private final RecordedInvocations invocations = new RecordedInvocations();
    private final DeliveryRecord deliveries = new DeliveryRecord();
    private final Background background = new Background();
    private final Courier courier;
    private final Baseline baseline = new Baseline();
    private final CloudClock clock;
    private final World world;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Part.InitialState> initialStates = new LinkedHashMap<>();
    private final Actors actors;
    private final Engine engine;
    private final CloudFormationService cloudFormation;
    private final Front front;

    /**
     * How a cloud starts.
     *
     * @param port 0 for any that is free
     * @param project the root below which {@code Code.S3Key} names a jar
     * @param machine the time that the cloud's clock follows
     * @param variants the directory with other versions of the functions' code, one overlay each
     * @param pythons commands that may have SAM's translator, tried in that order
     */
    public record Options(
            int port,
            Path project,
            InstantSource machine,
            List<Part.Factory> parts,
            Path variants,
            List<String> pythons) {
        public Options {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port must be in [0, 65535], was " + port);
            }
            parts = List.copyOf(parts);
            pythons = List.copyOf(pythons);
        }

        /** With the Pythons on the PATH. */
        public Options(int port, Path project, InstantSource machine, List<Part.Factory> parts, Path variants) {
            this(port, project, machine, parts, variants, List.of("python3", "python"));
        }

        /** With the variants that the project builds. */
        public Options(int port, Path project, InstantSource machine, List<Part.Factory> parts) {
            this(port, project, machine, parts, project.resolve("tests/variants/target/overlays"));
        }

        /** Any free port, the machine's time, every part. */
        public static Options of(Path project) {
            return new Options(0, project, InstantSource.system(), Parts.all());
        }

        public Options on(int otherPort) {
            return new Options(otherPort, project, machine, parts, variants, pythons);
        }

        /** With one Python, that and no other; without when it is empty. */
        public Options translatingBy(List<String> otherPythons) {
            return new Options(port, project, machine, parts, variants, otherPythons);
        }
    }

    private LocalCloud(Options options) throws IOException {
        this.clock = new CloudClock(options.machine());
        this.world = new OneWorld(resources, clock);
        this.courier = new Courier(world, new JudgedDeliveries(world), faults, deliveries);
        var principals = new KnownPrincipals(ACCESS_KEY_ID, ADMIN);
        var endpoint = new AtomicReference<Optional<URI>>(Optional.empty());
        var ground = new Ground(
                world,
                principals,
                invocations,
                options.project(),
                () -> endpoint.get().orElseThrow(() -> new IllegalStateException("the cloud has not started yet")),
                courier,
                background,
                new Metrics(),
                faults,
                stacks,
                new ObjectStore(),
                options.variants());
        try {
            options.parts().forEach(factory -> parts.add(factory.build(ground)));
            var lifecycles = new HashMap<String, Lifecycle>();
            parts.forEach(part -> {
                lifecycles.putAll(part.lifecycles());
                initialStates.putAll(part.initialStates());
            });
            var statuses = new StackStatusChanges(world, stacks, courier);
            this.actors = new Actors(world);
            this.engine = new Engine(
                    world,
                    stacks,
                    new Lifecycles(lifecycles, actors::judged),
                    initialStates,
                    background,
                    statuses,
                    this::refresh);
            this.cloudFormation = new CloudFormationService(ground, engine, actors, options.pythons());
            var services = new ArrayList<Service>(List.of(cloudFormation));
            var authorizers = new ArrayList<Authorizer>();
            var sites = new HashMap<String, Front.Answering>();
            for (var part : parts) {
                services.addAll(part.services());
                authorizers.addAll(part.authorizers());
                sites.putAll(part.sites());
            }
            for (var part : parts) {
                resources.putAll(part.foundations());
                baseline.add(part.foundations());
            }
            sites.put("/_cloud/", new AdminApi(adminRoutes()));
            this.front = Front.open(
                    options.port(),
                    new Dispatcher(services, principals, authorizers, faults, calls, clock)::answer,
                    sites,
                    clock);
        } catch (IOException | RuntimeException e) {
            closeParts();
            throw e;
        }
        endpoint.set(Optional.of(front.endpoint()));
    }

    /**
     * Starts a cloud with no stack in it.
     *
     * @throws java.net.BindException when the port is in use
     */
    public static LocalCloud start(Options options) throws IOException {
        return new LocalCloud(options);
    }

    private List<AdminRoute> adminRoutes() {
        var routes = new ArrayList<AdminRoute>();
        routes.addAll(new ResourceAdmin(world, initialStates).routes());
        routes.addAll(new FaultAdmin(faults).routes());
        var timetables =
                parts.stream().flatMap(part -> part.timetable().stream()).toList();
        var passage = new Passage(clock, background, timetables, () -> parts.forEach(Part::tick));
        routes.addAll(new RunAdmin(clock, calls, invocations, passage, this::reset).routes());
        routes.addAll(new DeliveryAdmin(deliveries, background).routes());
        routes.addAll(new StackAdmin(stacks, new StackStatusChanges(world, stacks, courier), this::deploy).routes());
        parts.forEach(part -> routes.addAll(part.adminRoutes()));
        return routes;
    }

    /** Such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return front.endpoint();
    }

    /** The live resources. */
    public Resources resources() {
        return resources;
    }

    /**
     * Waits until nothing is under way that an answer promised: deliveries, retries, asynchronous invocations.
     *
     * @return false when that took longer than {@code longest}
     */
    public boolean awaitQuiet(Duration longest) throws InterruptedException {
        return background.awaitQuiet(longest);
    }

    /**
     * Deploys a processed template as a stack of its own; a reset brings it back to this moment.
     *
     * @param parameters those that differ from the template's defaults
     * @throws localcloud.template.TemplateException when it cannot be deployed; nothing has changed then
     */
    public synchronized Stack deploy(String stackName, String templateJson, Map<String, String> parameters) {
        try {
            var stack = engine.createNow(stackName, templateJson, parameters);
            baseline.add(
                    stack,
                    stack.resources().stream()
                            .flatMap(member -> resources.find(member.key()).stream())
                            .toList(),
                    stacks.journal().of(stack.id()));
            refresh();
            return stack;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the stack " + stackName + " was deployed", e);
        }
    }

    /**
     * Updates a stack as ExecuteChangeSet does; what follows goes on in the background.
     *
     * @param parameters those that differ from the template's defaults
     * @return the stack when its update has begun
     * @throws localcloud.template.TemplateException when it cannot be carried out; nothing has changed then
     */
    public Stack update(String stackName, String templateJson, Map<String, String> parameters) {
        var stack = stacks.find(stackName)
                .orElseThrow(() -> new TemplateException("Stack [" + stackName + "] does not exist"));
        return engine.update(
                stack,
                new Wish(
                        templateJson,
                        Template.read(templateJson),
                        parameters,
                        stack.settings(),
                        UUID.randomUUID().toString()));
    }

    /** A stack as CloudFormation remembers it; empty when there is none. */
    public Optional<Stack> stack(String stackName) {
        return stacks.find(stackName);
    }

    /** What has happened to a stack, oldest first. */
    public List<StackEvent> events(String stackName) {
        return stacks.find(stackName)
                .map(stack -> stacks.journal().of(stack.id()))
                .orElse(List.of());
    }

    private void refresh() {
        parts.forEach(Part::refresh);
    }

    /** Back to the moment after the stacks' first deployment: resources, faults, clock, what was recorded. */
    public synchronized void reset() {
        background.drop();
        var struck = faults.struck();
        parts.forEach(part -> part.reset(struck));
        faults.reset();
        clock.reset();
        resources.restore(baseline.resources());
        // What has been due since the first deployment is not due after a reset.
        stacks.restore(baseline.stacks(clock.instant()));
        engine.forget();
        cloudFormation.forget();
        actors.forget();
        calls.clear();
        invocations.clear();
        deliveries.clear();
        refresh();
    }

    /** Closes the port, drops what is under way, then closes the parts in reverse order. */
    @Override
    public void close() {
        front.close();
        closeParts();
    }

    private void closeParts() {
        background.close();
        parts.reversed().forEach(Part::close);
    }

    /** The world of one account in one region. */
    private record OneWorld(Resources resources, InstantSource clock) implements World {
        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public String region() {
            return REGION;
        }

        @Override
        public String accountId() {
            return ACCOUNT_ID;
        }
    }
}
