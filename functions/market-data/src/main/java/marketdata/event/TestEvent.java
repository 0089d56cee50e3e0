package marketdata.event;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An event of the canary's: a real-shaped one that bears a nonce in {@code detail.probe.nonce}. It is not to be acted on, only to be
 * acknowledged, however often it comes.
 */
public record TestEvent(String nonce, String detailType) {
    /** No event of the functions' own has it in any of its texts. */
    private static final String MARK = "\"probe\"";

    private static final int LONGEST_NONCE = 256;

    /** The test event that these bytes are; empty for every other event, and for what is no event. */
    public static Optional<TestEvent> of(byte[] event) {
        // An ordinary event is not read twice.
        if (!new String(event, StandardCharsets.UTF_8).contains(MARK)) {
            return Optional.empty();
        }
        try {
            var envelope = Envelope.read(event);
            var nonce = envelope.detail().path("probe").path("nonce");
            return nonce.isTextual()
                            && !nonce.textValue().isEmpty()
                            && nonce.textValue().length() <= LONGEST_NONCE
                    ? Optional.of(new TestEvent(nonce.textValue(), envelope.detailType()))
                    : Optional.empty();
        } catch (BadEvent e) {
            return Optional.empty();
        }
    }
}
