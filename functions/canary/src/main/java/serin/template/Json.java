package serin.template;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** JSON text as a value and back, for policy documents, event patterns and {@code Fn::ToJsonString}. */
public final class Json {
    private Json() {}

    /**
     * The value that a JSON text stands for.
     *
     * <p>At most 1 MiB, 128 levels deep, 1,000 digits a number, no key twice in one object.
     *
     * @throws MalformedDocument with the position, when the text is not that
     */
    public static Value parse(String text) {
        return JsonReader.read(text);
    }

    /**
     * The value as canonical JSON: keys sorted, no white space, numbers in their shortest plain form ({@code 1.0} is {@code 1}).
     *
     * <p>Two values are the same JSON document when, and only when, this text is the same.
     *
     * @throws IllegalArgumentException when part of the value is unresolved; ask {@link #unresolved} first
     */
    public static String text(Value value) {
        var text = new StringBuilder();
        write(value, true, text);
        return text.toString();
    }

    /**
     * The value as JSON in the template's own order and spelling of numbers, without white space.
     *
     * @throws IllegalArgumentException when part of the value is unresolved; ask {@link #unresolved} first
     */
    public static String textInOrder(Value value) {
        var text = new StringBuilder();
        write(value, false, text);
        return text.toString();
    }

    /** The part of the value that is not known; a secret one before any other; empty when all is known. */
    public static Optional<Value.Unresolved> unresolved(Value value) {
        return switch (value) {
            case Value.Unresolved unresolved -> Optional.of(unresolved);
            case Value.Sequence(var items) -> worst(items);
            case Value.Mapping(var entries) -> worst(entries.values());
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null() -> Optional.empty();
        };
    }

    private static Optional<Value.Unresolved> worst(Iterable<Value> values) {
        Optional<Value.Unresolved> worst = Optional.empty();
        for (var value : values) {
            var found = unresolved(value);
            if (found.isPresent() && found.get().kind() == Value.Kind.SECRET) {
                return found;
            }
            worst = worst.or(() -> found);
        }
        return worst;
    }

    private static void write(Value value, boolean canonical, StringBuilder out) {
        switch (value) {
            case Value.Text(var text) -> quote(text, out);
            case Value.Numeric(var number) -> out.append(canonical ? shortest(number) : number.toPlainString());
            case Value.Bool(var bool) -> out.append(bool);
            case Value.Null() -> out.append("null");
            case Value.Sequence(var items) -> {
                var separator = '[';
                for (var item : items) {
                    out.append(separator);
                    write(item, canonical, out);
                    separator = ',';
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            case Value.Mapping(var entries) ->
                writeObject(canonical ? new TreeMap<>(entries) : entries, canonical, out);
            case Value.Unresolved unknown ->
                throw new IllegalArgumentException(
                        "has no JSON text, since part of it is not known: " + unknown.reason());
        }
    }

    private static void writeObject(Map<String, Value> entries, boolean canonical, StringBuilder out) {
        var separator = '{';
        for (var entry : entries.entrySet()) {
            out.append(separator);
            quote(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), canonical, out);
            separator = ',';
        }
        out.append(entries.isEmpty() ? "{}" : "}");
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }

    private static String shortest(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
