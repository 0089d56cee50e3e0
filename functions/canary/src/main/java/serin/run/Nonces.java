package serin.run;

import java.util.UUID;
import java.util.function.Supplier;

/** Texts that were never used before. */
public final class Nonces {

    private Nonces() {}

    /** 122 random bits each, in hexadecimal digits and hyphens. */
    public static Supplier<String> random() {
        return () -> UUID.randomUUID().toString();
    }
}
