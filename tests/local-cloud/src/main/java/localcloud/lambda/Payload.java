package localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that go into a function or come out of it; usually JSON, which nobody checks on the way. */
public final class Payload {

    /** What AWS hands to a function that is invoked with an empty body. */
    public static final Payload EMPTY_OBJECT = of("{}");

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    /** The text in UTF-8. */
    public static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** In bytes. */
    public int size() {
        return bytes.length;
    }

    /** Read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
