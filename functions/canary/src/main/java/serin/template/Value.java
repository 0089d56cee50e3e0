package serin.template;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A value in a resolved template.
 *
 * <p>Every intrinsic function has been replaced by what it stands for. What it stands for may be unknowable here: that is
 * {@link Unresolved}, a value of its own, never null and never a guess. It may stand anywhere inside a sequence or mapping.
 */
public sealed interface Value {

    /** A string. */
    record Text(String text) implements Value {
        public Text {
            Objects.requireNonNull(text, "text is null");
        }
    }

    /** A number, exactly as written. */
    record Numeric(BigDecimal number) implements Value {
        public Numeric {
            Objects.requireNonNull(number, "number is null");
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Value {}

    /** An explicit {@code null} in the template. */
    record Null() implements Value {}

    /** A list, in the template's order. */
    record Sequence(List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** An object, in the template's order. */
    record Mapping(Map<String, Value> entries) implements Value {
        public static final Mapping EMPTY = new Mapping(Map.of());

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /**
     * A value that is not known, and why.
     *
     * @param kind whether nobody may know it, or we could not resolve it
     * @param reason one sentence for a reader of the report; never holds a secret
     */
    record Unresolved(Kind kind, String reason) implements Value {
        public Unresolved {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(reason, "reason is null");
        }
    }

    /** Why a value is not known. */
    enum Kind {
        /** Nobody may know it: a NoEcho parameter, a dynamic reference to a secret. Counted as unverified. */
        SECRET,
        /** It could not be resolved from what the stack answered. */
        UNRESOLVABLE
    }
}
