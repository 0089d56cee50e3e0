package serin.probe;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A kind of event that the function takes.
 *
 * @param detailType as in the event, such as {@code Scheduled Event}
 * @param reader the function's own way to read it; throws for anything else
 */
public record EventType(String detailType, Reader reader) {
    public EventType {
        Words.name("a detail-type", detailType);
        Objects.requireNonNull(reader, "reader is null");
    }

    /** Reads an event and forgets it. */
    @FunctionalInterface
    public interface Reader {
        void read(InputStream event) throws IOException;
    }
}
