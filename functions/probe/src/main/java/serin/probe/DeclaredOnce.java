package serin.probe;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a function declares, asked for by the first probe and kept. One that throws is asked again by the next. */
final class DeclaredOnce {
    private final Supplier<Declaration> source;
    private @Nullable Declaration declared;

    DeclaredOnce(Supplier<Declaration> source) {
        this.source = source;
    }

    synchronized Declaration get() {
        var known = declared;
        if (known == null) {
            known = Objects.requireNonNull(source.get(), "the function's declaration is null");
            declared = known;
        }
        return known;
    }
}
