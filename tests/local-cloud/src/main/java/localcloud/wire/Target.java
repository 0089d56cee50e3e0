package localcloud.wire;

import java.util.Optional;
import localcloud.service.Operation;

/**
 * What a request calls.
 *
 * @param service as in IAM actions, or {@code unknown}
 * @param operationName as the client called it
 * @param operation empty when the service does not know it
 */
record Target(
        Profile profile, Protocol protocol, String service, String operationName, Optional<Operation> operation) {}
