package serin.template;

import java.util.Optional;

/** A text made of parts; one part that is not known makes the whole not known, a secret one before any other. */
final class Concatenation {
    private final StringBuilder text = new StringBuilder();
    private Optional<Value.Unresolved> unknown = Optional.empty();

    void add(String part) {
        if (text.length() <= Budget.TEXT) {
            text.append(part);
        }
    }

    /** @param part a text, or why it is not known */
    void add(Value part) {
        switch (part) {
            case Value.Text(var known) -> add(known);
            case Value.Unresolved unresolved -> {
                if (unknown.isEmpty() || unresolved.kind() == Value.Kind.SECRET) {
                    unknown = Optional.of(unresolved);
                }
            }
            case Value.Numeric _, Value.Bool _, Value.Null(), Value.Sequence _, Value.Mapping _ ->
                throw new IllegalArgumentException("a part of a text must be a text, was " + Values.describe(part));
        }
    }

    Value result() {
        if (unknown.isPresent()) {
            return unknown.get();
        }
        return text.length() > Budget.TEXT ? Budget.tooLong() : DynamicReferences.known(text.toString());
    }
}
