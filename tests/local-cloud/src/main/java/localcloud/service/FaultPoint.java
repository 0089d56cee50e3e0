package localcloud.service;

/** Where faults of an API strike a call that did not come over the wire. */
@FunctionalInterface
public interface FaultPoint {

    /** Without faults. */
    FaultPoint NONE = (service, operation, caller) -> {};

    /**
     * Delays the call, or fails it as a fault says.
     *
     * @param service as in IAM actions
     * @param operation as in the API
     * @param caller an ARN, or a service such as {@code events.amazonaws.com}
     * @throws AwsError 403 for a denial, 429 for a throttle, 500 for an error
     */
    void strike(String service, String operation, String caller) throws AwsError;
}
