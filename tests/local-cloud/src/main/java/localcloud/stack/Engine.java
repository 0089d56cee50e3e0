package localcloud.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import localcloud.resource.Resource;
import localcloud.service.Part;
import localcloud.service.World;
import localcloud.service.delivery.Background;
import localcloud.stack.StackOperation.Suspended;
import localcloud.template.Evaluation;
import localcloud.template.Stack;
import localcloud.template.Stacks;
import localcloud.template.Template;
import localcloud.template.TemplateException;

/** Creates, updates, rolls back and deletes stacks: at once, or in the background as CloudFormation's operations do. */
public final class Engine {
    private static final String NAME = "[a-zA-Z][-a-zA-Z0-9]{0,127}";

    private final World world;
    private final Stacks stacks;
    private final Lifecycles lifecycles;
    private final Tools tools;
    private final Runnable afterwards;
    private final Map<String, Suspended> suspended = new ConcurrentHashMap<>();

    /**
     * Of one cloud.
     *
     * @param initialStates by type, what services add to a fresh resource
     * @param announcer is told of every status of a stack
     * @param afterwards is called when an operation has ended
     */
    public Engine(
            World world,
            Stacks stacks,
            Lifecycles lifecycles,
            Map<String, Part.InitialState> initialStates,
            Background background,
            Announcer announcer,
            Runnable afterwards) {
        this.world = world;
        this.stacks = stacks;
        this.lifecycles = lifecycles;
        this.afterwards = afterwards;
        this.tools = new Tools(world, stacks, lifecycles, new Documents(world, initialStates), background, announcer);
    }

    /** Refuses a name that CloudFormation refuses. */
    public static void requireName(String stackName) {
        if (!stackName.matches(NAME)) {
            throw new TemplateException("1 validation error detected: Value '" + stackName
                    + "' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [a-zA-Z][-a-zA-Z0-9]*");
        }
    }

    /**
     * Creates a stack at once, and tells nobody.
     *
     * @throws TemplateException when it cannot be created; nothing of it is there then
     */
    public Stack createNow(String stackName, String processed, Map<String, String> given) throws InterruptedException {
        requireName(stackName);
        if (stacks.find(stackName).isPresent()) {
            throw new TemplateException("Stack [" + stackName + "] already exists");
        }
        var wish = new Wish(
                processed,
                Template.read(processed),
                given,
                Stack.Settings.USUAL,
                UUID.randomUUID().toString());
        var stack = fresh(stackName);
        plan(stack, wish);
        var before = keys();
        var operation = new StackOperation(stack, wish.token(), tools.silent());
        operation.beginCreation(wish);
        var failure = operation.create();
        if (failure.isPresent()) {
            var reason = stacks.journal().of(stack.id()).stream()
                    .filter(event -> event.status().equals("CREATE_FAILED"))
                    .findFirst()
                    .map(event -> event.reason())
                    .orElse(failure.get());
            stacks.forget(operation.stack());
            // What the template says is to be retained, too.
            keys().stream().filter(key -> !before.contains(key)).forEach(world.resources()::remove);
            throw new TemplateException(reason);
        }
        return operation.stack();
    }

    private Set<String> keys() {
        return world.resources().all().stream().map(Resource::logicalId).collect(Collectors.toSet());
    }

    private Stack fresh(String stackName) {
        return new Stack(
                stackName,
                stacks.newId(stackName, world),
                "REVIEW_IN_PROGRESS",
                "",
                world.now(),
                Optional.empty(),
                Optional.empty(),
                Stack.Source.NONE,
                Stack.Settings.USUAL,
                List.of(),
                List.of());
    }

    /** A stack that is to be created by a change set: there, but empty. */
    public Stack review(String stackName, String token) {
        requireName(stackName);
        var operation = new StackOperation(fresh(stackName), token, tools);
        operation.review();
        return operation.stack();
    }

    /**
     * What a wish would change; nothing is changed.
     *
     * @throws TemplateException when it cannot be carried out
     */
    public Plan plan(Stack stack, Wish wish) {
        return Plan.of(stack, wish, world, stacks, lifecycles);
    }

    /**
     * Begins to create a stack; what follows goes on in the background.
     *
     * @param deleteOnFailure whether a creation that has failed, and been rolled back, ends with the stack's deletion
     */
    public Stack create(Stack stack, Wish wish, boolean deleteOnFailure) {
        plan(stack, wish);
        var operation = new StackOperation(stack, wish.token(), tools);
        operation.beginCreation(wish);
        start(() -> {
            if (operation.create().isPresent() && deleteOnFailure) {
                operation.beginDeletion();
                operation.delete(List.of());
            }
        });
        return operation.stack();
    }

    /** The parameters of a wish, as DescribeChangeSet shows them. */
    public Map<String, String> shown(Stack stack, Wish wish) {
        return new Evaluation(stack.name(), stack.id(), wish.template(), wish.given(), world, stacks)
                .parameters()
                .shown();
    }

    /**
     * Begins to create a stack that nobody has reviewed.
     *
     * @param beforehand is given its id before anything is made
     */
    public Stack create(String stackName, Wish wish, boolean deleteOnFailure, Consumer<String> beforehand) {
        requireName(stackName);
        var stack = fresh(stackName);
        beforehand.accept(stack.id());
        return create(stack, wish, deleteOnFailure);
    }

    /** Begins to update a stack; what follows goes on in the background. */
    public Stack update(Stack stack, Wish wish) {
        plan(stack, wish);
        var stable = Optional.ofNullable(suspended.remove(stack.id())).orElseGet(() -> Suspended.of(stack));
        var operation = new StackOperation(stack, wish.token(), tools);
        operation.beginUpdate(wish);
        start(() -> operation.update(stable).ifPresent(left -> suspended.put(stack.id(), left)));
        return operation.stack();
    }

    /**
     * Begins to take back what has failed: a creation or an update without rollback, or a rollback.
     *
     * @return false when there is nothing to take back
     */
    public boolean rollBack(Stack stack, String token) {
        var operation = new StackOperation(stack, token, tools);
        if (stack.status().equals("CREATE_FAILED")) {
            start(() -> operation.rollBackCreation(""));
            return true;
        }
        var stable = suspended.remove(stack.id());
        if (stable == null) {
            return false;
        }
        start(() ->
                operation.rollBackUpdate(stable, "User Initiated").ifPresent(left -> suspended.put(stack.id(), left)));
        return true;
    }

    /**
     * Begins to delete a stack; what follows goes on in the background.
     *
     * @param retained logical ids of resources that stay
     */
    public void delete(Stack stack, List<String> retained, String token) {
        suspended.remove(stack.id());
        var operation = new StackOperation(stack, token, tools);
        operation.beginDeletion();
        start(() -> operation.delete(retained));
    }

    /** Forgets what was under way, as a reset does. */
    public void forget() {
        suspended.clear();
    }

    private void start(Background.Task task) {
        Background.Task whole = () -> {
            try {
                task.run();
            } finally {
                afterwards.run();
            }
        };
        if (!tools.background().start(whole)) {
            throw new IllegalStateException("too much is under way for another operation on a stack");
        }
    }
}
