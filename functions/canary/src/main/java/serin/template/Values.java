package serin.template;

import java.util.Map;
import java.util.Optional;

/** Small helpers on values. */
final class Values {
    private Values() {}

    /** A value that could not be resolved from what the stack answered. */
    static Value.Unresolved unknown(String reason) {
        return new Value.Unresolved(Value.Kind.UNRESOLVABLE, MalformedDocument.oneLine(reason));
    }

    /** A value that nobody may know. */
    static Value.Unresolved secret(String reason) {
        return new Value.Unresolved(Value.Kind.SECRET, MalformedDocument.oneLine(reason));
    }

    /** The string that CloudFormation makes of a scalar where it wants a string; empty for any other value. */
    static Optional<String> scalar(Value value) {
        return switch (value) {
            case Value.Text(var text) -> Optional.of(text);
            case Value.Numeric(var number) -> Optional.of(number.toPlainString());
            case Value.Bool(var bool) -> Optional.of(String.valueOf(bool));
            case Value.Null(), Value.Sequence _, Value.Mapping _, Value.Unresolved _ -> Optional.empty();
        };
    }

    /** The only entry of an object that has one entry, which is how a function is written. */
    static Optional<Map.Entry<String, Value>> single(Value value) {
        return value instanceof Value.Mapping(var entries) && entries.size() == 1
                ? Optional.of(entries.entrySet().iterator().next())
                : Optional.empty();
    }

    /** What kind of value it is, for a message. */
    static String describe(Value value) {
        return switch (value) {
            case Value.Text _ -> "a string";
            case Value.Numeric _ -> "a number";
            case Value.Bool _ -> "a boolean";
            case Value.Null() -> "null";
            case Value.Sequence _ -> "a list";
            case Value.Mapping _ -> "an object";
            case Value.Unresolved _ -> "not known";
        };
    }
}
