package serin.run;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import serin.observation.Observation.Unreadable;
import serin.observation.Stacks;
import serin.template.Resolution;
import serin.template.ResolvedResource;
import serin.template.TemplateReader;
import serin.template.Value;

/** Finds what the functions of a stack are given in an environment variable, in the stack's own template. */
public final class EnvironmentLookup {

    private EnvironmentLookup() {}

    /** What came of looking. */
    public sealed interface Result {

        /** The functions that have it have this value. */
        record Found(String value) implements Result {}

        /** No function has it. */
        record NotDeclared() implements Result {}

        /** It is declared, and what it is cannot be told. */
        record Unclear(String why) implements Result {}

        /** There is no such stack. */
        record NoSuchStack(String what) implements Result {}

        /** The stack could not be read. */
        record NotReadable(Unreadable<?> unreadable) implements Result {}
    }

    /**
     * Looks in every function of the stack.
     *
     * @throws serin.template.MalformedTemplate when the stack's template cannot be read as one
     */
    public static Result find(String stackName, String variable, Stacks stacks) {
        return switch (StackReading.of(stackName, stacks)) {
            case StackReading.NoSuchStack(var what) -> new Result.NoSuchStack(what);
            case StackReading.Incomplete(var unreadable) -> new Result.NotReadable(unreadable);
            case StackReading.Complete complete -> {
                var template = new Resolution(TemplateReader.read(complete.template()), complete.context()).resolve();
                var values = new TreeSet<String>();
                var unclear = Optional.<String>empty();
                for (var resource : template.resources().values()) {
                    switch (declared(resource, variable)) {
                        case Value.Text(var text) -> values.add(text);
                        case Value.Unresolved(var _, var why) ->
                            unclear = Optional.of(resource.logicalId() + ": " + why);
                        case Value.Null _ -> {}
                        case Value.Numeric _, Value.Bool _, Value.Sequence _, Value.Mapping _ ->
                            unclear = Optional.of(resource.logicalId() + ": it is no text");
                    }
                }
                yield result(values, unclear);
            }
        };
    }

    private static Result result(SortedSet<String> values, Optional<String> unclear) {
        if (values.size() == 1) {
            return new Result.Found(values.first());
        }
        if (values.size() > 1) {
            return new Result.Unclear("the functions do not agree: " + String.join(", ", values));
        }
        return unclear.<Result>map(Result.Unclear::new).orElseGet(Result.NotDeclared::new);
    }

    /** The value; {@code Null} where there is none. */
    private static Value declared(ResolvedResource resource, String variable) {
        return resource.type().equals("AWS::Lambda::Function")
                ? member(member(member(resource.properties(), "Environment"), "Variables"), variable)
                : new Value.Null();
    }

    private static Value member(Value value, String name) {
        return value instanceof Value.Mapping(var entries)
                ? Optional.ofNullable(entries.get(name)).orElseGet(Value.Null::new)
                : value instanceof Value.Unresolved ? value : new Value.Null();
    }
}
