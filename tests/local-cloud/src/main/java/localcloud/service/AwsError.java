package localcloud.service;

import java.util.Objects;

/** An error that AWS answers; the wire writes it in the service's own format. */
public final class AwsError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param status the HTTP status, such as 400
     * @param code the error code as that service writes it, such as {@code ResourceNotFoundException}
     * @param message AWS's wording
     */
    public AwsError(int status, String code, String message) {
        super(Objects.requireNonNull(message, "message is null"));
        this.status = status;
        this.code = Objects.requireNonNull(code, "code is null");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
