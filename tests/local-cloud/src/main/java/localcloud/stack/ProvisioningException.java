package localcloud.stack;

import java.util.Optional;

/** A resource that could not be made, changed or taken away; the message is the reason that the stack event gives. */
public final class ProvisioningException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String physicalId;

    public ProvisioningException(String reason) {
        this(reason, "");
    }

    /**
     * @param physicalId of what is there nevertheless, and has to be deleted in a rollback; empty when nothing is
     */
    public ProvisioningException(String reason, String physicalId) {
        super(reason);
        this.physicalId = physicalId;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    Optional<String> physicalId() {
        return Optional.of(physicalId).filter(id -> !id.isEmpty());
    }
}
