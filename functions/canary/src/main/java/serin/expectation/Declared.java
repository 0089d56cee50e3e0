package serin.expectation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a template says about one property.
 *
 * <p>A property that the template omits is not compared, one that nobody may know is skipped and counted as unverified, one
 * that we failed to resolve is Unknown: four cases that a null would fold into one.
 */
public sealed interface Declared<T> {

    /** The template gives this value. */
    record Known<T>(T value) implements Declared<T> {
        public Known {
            Objects.requireNonNull(value, "value is null");
        }
    }

    /** The template does not declare the property. */
    record Omitted<T>() implements Declared<T> {}

    /** The template gives a value that nobody may know, such as a NoEcho parameter. */
    record Secret<T>(String reason) implements Declared<T> {}

    /** The template gives a value that could not be resolved. */
    record Unresolved<T>(String reason) implements Declared<T> {}

    /** The same declaration of another value. */
    default <R> Declared<R> map(Function<? super T, ? extends R> f) {
        return switch (this) {
            case Known<T>(var value) -> new Known<>(f.apply(value));
            case Omitted<T>() -> new Omitted<>();
            case Secret<T>(var reason) -> new Secret<>(reason);
            case Unresolved<T>(var reason) -> new Unresolved<>(reason);
        };
    }

    /** What {@code f} makes of a known value; any other declaration stays what it is. */
    default <R> Declared<R> flatMap(Function<? super T, Declared<R>> f) {
        return switch (this) {
            case Known<T>(var value) -> f.apply(value);
            case Omitted<T>() -> new Omitted<>();
            case Secret<T>(var reason) -> new Secret<>(reason);
            case Unresolved<T>(var reason) -> new Unresolved<>(reason);
        };
    }

    /** The known value; empty for every other declaration. */
    default Optional<T> known() {
        return this instanceof Known<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    /** This declaration, or {@code value} where the template omits the property and AWS's documented default is a promise. */
    default Declared<T> orDefault(T value) {
        return this instanceof Omitted<T> ? new Known<>(value) : this;
    }
}
