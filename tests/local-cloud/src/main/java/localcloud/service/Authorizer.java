package localcloud.service;

import java.util.Optional;

/** Decides before each operation whether the caller may. */
@FunctionalInterface
public interface Authorizer {

    /**
     * Empty when the caller may; otherwise AWS's wording, such as {@code User: … is not authorized to perform: … on resource: …
     * because no identity-based policy allows the … action}.
     *
     * @param service as in IAM actions
     * @param operation as in the API
     */
    Optional<String> denial(String service, String operation, Operation.Call call);
}
