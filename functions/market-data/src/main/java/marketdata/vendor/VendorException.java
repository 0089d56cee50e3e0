package marketdata.vendor;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vendor did not answer what was asked. The message names path and reason; no credentials, and nothing of a body. */
public final class VendorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean worthAnotherTry;
    private final @Nullable Duration retryAfter;

    private VendorException(String message, boolean worthAnotherTry, @Nullable Duration retryAfter) {
        super(message);
        this.worthAnotherTry = worthAnotherTry;
        this.retryAfter = retryAfter;
    }

    /** Asking again gives the same. */
    static VendorException forGood(String message) {
        return new VendorException(message, false, null);
    }

    /** Asking again may help. */
    static VendorException forNow(String message, Optional<Duration> retryAfter) {
        return new VendorException(message, true, retryAfter.orElse(null));
    }

    boolean worthAnotherTry() {
        return worthAnotherTry;
    }

    /** What the vendor asked us to wait. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
