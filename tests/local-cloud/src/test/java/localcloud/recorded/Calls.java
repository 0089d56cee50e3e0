package localcloud.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Service;

/** Calls operations without a wire. */
final class Calls {
    private static final String ADMINISTRATOR = "arn:aws:iam::111122223333:user/administrator";

    private Calls() {}

    /** As an administrator; a parameter that the operation does not know is a mistake of the test. */
    static JsonNode call(Service service, String operation, ObjectNode input) throws AwsError {
        return call(service, operation, ADMINISTRATOR, input);
    }

    static JsonNode call(Service service, String operation, String principal, ObjectNode input) throws AwsError {
        Operation found = service.operations().stream()
                .filter(each -> each.name().equals(operation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + operation));
        input.fieldNames().forEachRemaining(member -> {
            if (!found.parameters().contains(member)) {
                throw new IllegalArgumentException(operation + " knows no parameter " + member);
            }
        });
        return found.handler().answer(new Operation.Call(principal, input));
    }
}
