package serin.expectation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import serin.template.Value;

/**
 * Reads declared properties by the type that CloudFormation gives them.
 *
 * <p>CloudFormation takes {@code 300} and {@code "300"} for a number, and {@code true} and {@code "true"} for a boolean; so does
 * this. A value of another shape is Unresolved, never a guess.
 */
public record Properties(Value.Mapping mapping) {
    private static final int MAX_SCALE = 400;

    public Properties {
        Objects.requireNonNull(mapping, "mapping is null");
    }

    public Declared<String> text(String name) {
        return read(name, "a string", Properties::asText);
    }

    public Declared<Integer> integer(String name) {
        return read(name, "a whole number", value -> asText(value).flatMap(Properties::parseInteger));
    }

    public Declared<Boolean> bool(String name) {
        return read(name, "true or false", value -> asText(value).flatMap(Properties::parseBool));
    }

    /** A list of strings; a single string is a list of one. */
    public Declared<List<String>> texts(String name) {
        return mapping.entries().get(name) instanceof Value.Sequence(var items)
                ? texts(name, items)
                : text(name).map(List::of);
    }

    /** The property as it stands, for values of a shape of their own; it may hold {@link Value.Unresolved} deeper inside. */
    public Declared<Value> value(String name) {
        return switch (mapping.entries().get(name)) {
            case null -> new Declared.Omitted<>();
            case Value.Unresolved(var kind, var reason) -> unresolved(name, kind, reason);
            case Value value -> new Declared.Known<>(value);
        };
    }

    /** The properties of a nested object; empty ones where it is omitted. */
    public Declared<Properties> nested(String name) {
        return read(
                name,
                "an object",
                value ->
                        value instanceof Value.Mapping nested ? Optional.of(new Properties(nested)) : Optional.empty());
    }

    /** A list of objects. */
    public Declared<List<Properties>> objects(String name) {
        return value(name).flatMap(value -> switch (value) {
            case Value.Sequence(var items) -> objects(name, items);
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _, Value.Mapping _, Value.Unresolved _ ->
                new Declared.Unresolved<>(name + " must be a list of objects");
        });
    }

    /** The names and texts of an object of strings, such as environment variables; each may be unknown by itself. */
    public Declared<Map<String, Declared<String>>> textsByName(String name) {
        return nested(name).map(properties -> {
            var texts = new LinkedHashMap<String, Declared<String>>();
            properties.mapping().entries().keySet().forEach(key -> texts.put(key, properties.text(key)));
            return Collections.unmodifiableMap(texts);
        });
    }

    /** A property of a nested object: {@code within("TracingConfig", p -> p.text("Mode"))}. */
    public <T> Declared<T> within(String name, Function<Properties, Declared<T>> inner) {
        return switch (nested(name)) {
            case Declared.Known<Properties>(var properties) -> inner.apply(properties);
            case Declared.Omitted<Properties>() -> new Declared.Omitted<>();
            case Declared.Secret<Properties>(var reason) -> new Declared.Secret<>(reason);
            case Declared.Unresolved<Properties>(var reason) -> new Declared.Unresolved<>(reason);
        };
    }

    private Declared<List<String>> texts(String name, List<Value> items) {
        var texts = new ArrayList<String>();
        for (var item : items) {
            if (item instanceof Value.Unresolved(var kind, var reason)) {
                return unresolved(name, kind, reason);
            }
            var text = asText(item);
            if (text.isEmpty()) {
                return new Declared.Unresolved<>(name + " must be a list of strings");
            }
            texts.add(text.get());
        }
        return new Declared.Known<>(List.copyOf(texts));
    }

    private static Declared<List<Properties>> objects(String name, List<Value> items) {
        var objects = new ArrayList<Properties>();
        for (var item : items) {
            switch (item) {
                case Value.Mapping object -> objects.add(new Properties(object));
                case Value.Unresolved(var kind, var reason) -> {
                    return unresolved(name, kind, reason);
                }
                case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _, Value.Sequence _ -> {
                    return new Declared.Unresolved<>(name + " must be a list of objects");
                }
            }
        }
        return new Declared.Known<>(List.copyOf(objects));
    }

    private <T> Declared<T> read(String name, String shape, Function<Value, Optional<T>> convert) {
        return switch (value(name)) {
            case Declared.Known<Value>(var value) ->
                convert.apply(value)
                        .<Declared<T>>map(Declared.Known::new)
                        .orElseGet(() -> new Declared.Unresolved<>(name + " must be " + shape));
            case Declared.Omitted<Value>() -> new Declared.Omitted<>();
            case Declared.Secret<Value>(var reason) -> new Declared.Secret<>(reason);
            case Declared.Unresolved<Value>(var reason) -> new Declared.Unresolved<>(reason);
        };
    }

    private static <T> Declared<T> unresolved(String name, Value.Kind kind, String reason) {
        return switch (kind) {
            case SECRET -> new Declared.Secret<>(name + ": " + reason);
            case UNRESOLVABLE -> new Declared.Unresolved<>(name + ": " + reason);
        };
    }

    private static Optional<String> asText(Value value) {
        return switch (value) {
            case Value.Text(var text) -> Optional.of(text);
            case Value.Numeric(var number) -> Optional.of(text(number));
            case Value.Bool(var bool) -> Optional.of(String.valueOf(bool));
            case Value.Null(), Value.Sequence _, Value.Mapping _, Value.Unresolved _ -> Optional.empty();
        };
    }

    /** As CloudFormation passes it on; with an exponent where a hostile one would stand for gigabytes of zeros. */
    private static String text(BigDecimal number) {
        return Math.abs(number.scale()) <= MAX_SCALE ? number.toPlainString() : number.toString();
    }

    private static Optional<Integer> parseInteger(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> parseBool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
