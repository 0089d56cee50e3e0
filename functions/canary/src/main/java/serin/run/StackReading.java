package serin.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import serin.observation.Observation;
import serin.observation.Observation.Absent;
import serin.observation.Observation.Present;
import serin.observation.Observation.Unreadable;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;
import serin.observation.Stacks;
import serin.template.StackContext;

/** What CloudFormation knows of a stack, read whole or not at all. */
sealed interface StackReading {

    /** Everything that resolution needs. */
    record Complete(StackFacts stack, String template, List<StackResourceFacts> resources, StackContext context)
            implements StackReading {}

    /** CloudFormation answered that there is no such stack. */
    record NoSuchStack(String what) implements StackReading {}

    /** One of the answers is missing, so that nothing can be expected of the stack. */
    record Incomplete(Unreadable<?> unreadable) implements StackReading {}

    /** Reads the stack; the calls go out together. */
    static StackReading of(String stackName, Stacks stacks) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stack = threads.submit(() -> stacks.stack(stackName));
            var template = threads.submit(() -> stacks.template(stackName));
            var resources = threads.submit(() -> stacks.resources(stackName));
            return switch (get(stack)) {
                case Absent<StackFacts>(var what, var _) -> new NoSuchStack(what);
                case Unreadable<StackFacts> unreadable -> new Incomplete(unreadable);
                case Present<StackFacts>(var facts, var _) -> of(facts, get(template), get(resources), stacks);
            };
        }
    }

    private static StackReading of(
            StackFacts stack,
            Observation<String> template,
            Observation<List<StackResourceFacts>> resources,
            Stacks stacks) {
        return switch (template) {
            case Absent<String>(var what, var _) -> new NoSuchStack(what);
            case Unreadable<String> unreadable -> new Incomplete(unreadable);
            case Present<String>(var body, var _) ->
                switch (resources) {
                    case Absent<List<StackResourceFacts>>(var what, var _) -> new NoSuchStack(what);
                    case Unreadable<List<StackResourceFacts>> unreadable -> new Incomplete(unreadable);
                    case Present<List<StackResourceFacts>>(var rows, var _) -> of(stack, body, rows, stacks);
                };
        };
    }

    private static StackReading of(StackFacts stack, String body, List<StackResourceFacts> resources, Stacks stacks) {
        if (!body.contains("ImportValue")) {
            return new Complete(stack, body, resources, context(stack, resources, Map.of()));
        }
        return switch (stacks.exports()) {
            case Present<Map<String, String>>(var exports, var _) ->
                new Complete(stack, body, resources, context(stack, resources, exports));
            // The checks that need an export are Unknown by themselves: its value is unresolved.
            case Absent<Map<String, String>> _, Unreadable<Map<String, String>> _ ->
                new Complete(stack, body, resources, context(stack, resources, Map.of()));
        };
    }

    private static StackContext context(
            StackFacts stack, List<StackResourceFacts> resources, Map<String, String> exports) {
        var arn = StackArn.parse(stack.id());
        var physicalIds = resources.stream()
                .filter(row -> row.physicalId().isPresent())
                .collect(Collectors.toMap(
                        StackResourceFacts::logicalId, row -> row.physicalId().orElseThrow(), (a, _) -> a));
        return new StackContext(
                stack.name(),
                stack.id(),
                arn.region(),
                arn.accountId(),
                arn.partition(),
                stack.parameters(),
                physicalIds,
                exports,
                List.of());
    }

    private static <T> T get(Future<T> future) {
        try {
            return Objects.requireNonNull(future.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the stack", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the stack could not be read", e.getCause());
        }
    }
}
